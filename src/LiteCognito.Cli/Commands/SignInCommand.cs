using ConsoleAppFramework;

namespace LiteCognito.Cli.Commands;

internal sealed class SignInCommand
{
    /// <summary>Signs a user in and prints the tokens; exit code 3 where a challenge is left to answer.</summary>
    /// <param name="pool">User pool id, such as us-east-1_AbCdEfGhI.</param>
    /// <param name="client">App client id; its secret comes from LITECOGNITO_CLIENT_SECRET.</param>
    /// <param name="username">User name or alias.</param>
    /// <param name="endpoint">Address to call instead of AWS.</param>
    /// <param name="flow">srp, or password to send the password itself.</param>
    /// <param name="passwordStdin">Read the password from stdin; else LITECOGNITO_PASSWORD or a prompt.</param>
    /// <param name="json">JSON on stdout.</param>
    /// <param name="cancellationToken"></param>
    [Command("sign-in")]
    public Task<int> RunAsync(
        string pool, string client, string username, string? endpoint = null, string flow = "srp", bool passwordStdin = false, bool json = false,
        CancellationToken cancellationToken = default) => Execution.RunAsync(async () =>
    {
        SignInResult step = await StartAsync(Target.Client(endpoint, pool, client), username, flow, passwordStdin, cancellationToken);
        return Output.Result(await new Answers(username, null).AnswerAsync(step, cancellationToken), username, json);
    });

    public static Task<SignInResult> StartAsync(CognitoClient client, string username, string flow, bool passwordStdin, CancellationToken cancellationToken)
    {
        SignInFlow chosen = flow switch
        {
            "srp" => SignInFlow.UserSrp,
            "password" => SignInFlow.UserPassword,
            _ => throw new UsageException($"--flow '{flow}' is unknown: srp or password."),
        };
        return client.SignInAsync(new SignInRequest { Username = username, Password = Terminal.Password(passwordStdin), Flow = chosen }, cancellationToken);
    }
}
