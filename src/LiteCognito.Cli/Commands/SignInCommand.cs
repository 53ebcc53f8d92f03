using ConsoleAppFramework;

namespace LiteCognito.Cli.Commands;

internal sealed class SignInCommand
{
    /// <summary>Signs a user in and prints the tokens; exit code 3 where a challenge is left to answer.</summary>
    /// <param name="pool">User pool id, such as us-east-1_AbCdEfGhI.</param>
    /// <param name="client">App client id; its secret comes from LITECOGNITO_CLIENT_SECRET.</param>
    /// <param name="username">User name or alias.</param>
    /// <param name="endpoint">Address to call instead of AWS.</param>
    /// <param name="flow">srp; password to send the password itself; choice to choose among factors; custom or custom-srp for custom challenges.</param>
    /// <param name="prefer">With choice, what to be asked at once: PASSWORD_SRP, PASSWORD, EMAIL_OTP, SMS_OTP or WEB_AUTHN.</param>
    /// <param name="devices">File to remember this device in, readable by its owner alone; a new device is confirmed.</param>
    /// <param name="session">File to keep the session in, readable by its owner alone, for token and sign-out.</param>
    /// <param name="admin">Sign in as an administrator does, by signed calls; with AWS credentials, and the app client's leave.</param>
    /// <param name="passwordStdin">Read the password from stdin; else LITECOGNITO_PASSWORD or a prompt.</param>
    /// <param name="json">JSON on stdout.</param>
    /// <param name="cancellationToken"></param>
    [Command("sign-in")]
    public Task<int> RunAsync(
        string pool, string client, string username, string? endpoint = null, string flow = "srp", string? prefer = null, string? devices = null,
        string? session = null, bool admin = false, bool passwordStdin = false, bool json = false, CancellationToken cancellationToken = default) => Execution.RunAsync(async () =>
    {
        SignInRequest request = Request(username, flow, prefer, passwordStdin);
        CognitoClient cognito = Target.Client(endpoint, pool, client, devices, session);
        SignInResult step = await (admin ? cognito.AdminSignInAsync(request, cancellationToken) : cognito.SignInAsync(request, cancellationToken));
        return Output.Result(await new Answers(username, null).AnswerAsync(step, cancellationToken), username, json);
    });

    public static SignInRequest Request(string username, string flow, string? prefer, bool passwordStdin)
    {
        SignInFlow chosen = flow switch
        {
            "srp" => SignInFlow.UserSrp,
            "password" => SignInFlow.UserPassword,
            "choice" => SignInFlow.UserAuth,
            "custom" => SignInFlow.Custom,
            "custom-srp" => SignInFlow.CustomSrp,
            _ => throw new UsageException($"--flow '{flow}' is unknown: srp, password, choice, custom or custom-srp."),
        };
        bool needsPassword = chosen is SignInFlow.UserSrp or SignInFlow.UserPassword or SignInFlow.CustomSrp || prefer is "PASSWORD" or "PASSWORD_SRP";
        if (passwordStdin && !needsPassword)
            throw new UsageException($"--password-stdin is given, but --flow {flow} asks for no password at once.");
        return new() { Username = username, Flow = chosen, PreferredChallenge = prefer, Password = needsPassword ? Terminal.Password(passwordStdin) : null };
    }
}
