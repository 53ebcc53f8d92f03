using System.Text.Json;
using ConsoleAppFramework;
using LiteCognito.Cli.Connection;
using LiteCognito.Cli.Execution;
using LiteCognito.Cli.SignIn;
using LiteCognito.Cli.Terminal;

namespace LiteCognito.Cli.Commands;

internal sealed class RespondCommand
{
    /// <summary>Answers a challenge that was left pending; exit code 3 where another one follows.</summary>
    /// <param name="state">File with the saved state, or with the JSON that holds it; - for stdin.</param>
    /// <param name="pool">User pool id.</param>
    /// <param name="client">App client id; its secret comes from LITECOGNITO_CLIENT_SECRET.</param>
    /// <param name="username">User name, shown in the authenticator that is set up.</param>
    /// <param name="endpoint">Address to call instead of AWS; http to another machine needs --allow-insecure-endpoint.</param>
    /// <param name="answer">The choice at SELECT_MFA_TYPE or SELECT_CHALLENGE, or what MFA_SETUP is to set up.
    /// What may be secret comes from a variable (LITECOGNITO_CODE, LITECOGNITO_ANSWER, …) or a prompt.</param>
    /// <param name="devices">File that remembers this device, as at sign-in.</param>
    /// <param name="session">File to keep the session in, as at sign-in.</param>
    /// <param name="noQr">Show no QR code on the terminal.</param>
    /// <param name="png">File to write the QR code to as a picture, readable by its owner alone.</param>
    /// <param name="json">JSON on stdout.</param>
    [Command("respond")]
    public Task<int> RunAsync(
        string state, string pool, string client, string username = "user", string? endpoint = null, string? answer = null,
        string? devices = null, string? session = null, bool noQr = false, string? png = null, bool json = false) =>
        CommandRunner.RunAsync(async cancellationToken =>
    {
        SignInChallenge challenge = Resume(ClientFactory.Create(endpoint, pool, client, devices, session), ReadState(state));
        if (challenge is MfaSetupChallenge && !Prompt.IsInteractive)
            answer ??= "SOFTWARE_TOKEN_MFA";
        SignInStep step = await new CommandLineResponder(username, answer, new(noQr, png)).RespondAsync(challenge, cancellationToken);
        if (ReferenceEquals(step, challenge))
            throw new UsageException(CommandLineResponder.DescribeMissingAnswer(challenge));
        return SignInOutput.Write(step, username, json);
    });

    private static SignInChallenge Resume(CognitoClient cognito, string state)
    {
        try
        {
            return cognito.ResumeSignIn(state);
        }
        catch (SignInStateException e) when (e.Reason == SignInStateRefusal.OtherSignIn)
        {
            return cognito.ResumeAdminSignIn(state);
        }
    }

    private static string ReadState(string source)
    {
        string text = InputReader.ReadText(source, "--state").Trim();
        if (!text.StartsWith('{'))
            return text;
        try
        {
            using JsonDocument json = JsonDocument.Parse(text);
            if (json.RootElement.TryGetProperty("state", out JsonElement state) && state.ValueKind == JsonValueKind.String)
                return state.GetString()!;
        }
        catch (JsonException)
        {
            // Rejected below.
        }
        throw new UsageException("--state is neither a saved state nor JSON with a member 'state'.");
    }
}
