using System.CommandLine;
using System.Text.Json;
using LiteCognito.Cli.Connection;
using LiteCognito.Cli.Execution;
using LiteCognito.Cli.Parsing;
using LiteCognito.Cli.Sessions;
using LiteCognito.Cli.SignIn;
using LiteCognito.Cli.Terminal;
using static LiteCognito.Cli.Parsing.SharedOptions;

namespace LiteCognito.Cli.Commands;

internal static class RespondCommand
{
    public static Command Create()
    {
        Option<string> state = SharedOptions.Create("--state", "file", "The file with the output of sign-in. Use - for stdin.");
        Option<string> answer = SharedOptions.Create(
            "--answer", "choice", "The answer to SELECT_MFA_TYPE, SELECT_CHALLENGE or MFA_SETUP, such as SOFTWARE_TOKEN_MFA.");
        return new ToolCommand("respond", "Answer the challenge that a sign-in has left.", (line, cancellationToken) =>
            RunAsync(line, line.GetRequiredValue(state), line.GetValue(answer), cancellationToken))
        {
            Details = "A code comes from LITECOGNITO_CODE, an answer to a custom challenge from LITECOGNITO_ANSWER, a new password from "
                + $"LITECOGNITO_NEW_PASSWORD, or each from a prompt. {ClientSecretDetails} "
                + "If another challenge remains, the exit code is 3.",
            Example = "--state state.json",
            Required = [state],
            Optional =
            [
                Pool, Client, Username, answer, NoKeep, SessionFile, DeviceFile, NoQr, PngFile, .. ConnectionOptions, Json,
            ],
        };
    }

    private static async Task<int> RunAsync(ParseResult line, string source, string? answer, CancellationToken cancellationToken)
    {
        (string state, string? username, ConnectionSettings connection) = Read(line, source);
        string? file = CurrentSession.GetPathToKeep(line);
        CognitoClient cognito = ClientFactory.Create(line, connection, file is null ? null : new KeptSessionStore(file, connection));
        SignInChallenge challenge = Resume(cognito, state);
        if (challenge is MfaSetupChallenge && !Prompt.IsInteractive)
            answer ??= "SOFTWARE_TOKEN_MFA";
        username = line.GetValue(Username) ?? username ?? "user";
        SignInStep step = await CommandLineResponder.Create(line, username, answer).RespondAsync(challenge, cancellationToken);
        if (ReferenceEquals(step, challenge))
            throw new UsageException(CommandLineResponder.DescribeMissingAnswer(challenge));
        return SignInOutput.Write(step, username, connection, line.GetValue(Json), file);
    }

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

    /// <summary>Reads the output of sign-in: the state alone, or JSON that also says where the sign-in went.</summary>
    private static (string State, string? Username, ConnectionSettings Connection) Read(ParseResult line, string source)
    {
        string text = InputReader.ReadText(source, "--state").Trim();
        if (!text.StartsWith('{'))
        {
            Settings.Require(line, Pool, Client);
            return (text, null, ConnectionSettings.Read(line));
        }
        try
        {
            using JsonDocument json = JsonDocument.Parse(text);
            if (json.RootElement.TryGetProperty("state", out JsonElement state) && state.ValueKind == JsonValueKind.String)
                return (state.GetString()!, GetUsername(json.RootElement), GetConnection(line, json.RootElement));
        }
        catch (JsonException)
        {
            // Rejected below.
        }
        throw new UsageException("--state is neither the output of sign-in nor JSON with a member 'state'.");
    }

    private static string? GetUsername(JsonElement output) =>
        output.TryGetProperty("username", out JsonElement username) && username.ValueKind == JsonValueKind.String
            ? username.GetString() : null;

    /// <summary>Gets the connection in the output, over which options have precedence; otherwise, the settings.</summary>
    private static ConnectionSettings GetConnection(ParseResult line, JsonElement output)
    {
        if (!output.TryGetProperty("connection", out JsonElement connection) || ConnectionSettings.Read(connection) is not { } settings)
        {
            Settings.Require(line, Pool, Client);
            return ConnectionSettings.Read(line);
        }
        return settings with
        {
            Endpoint = line.GetValue(Endpoint) ?? settings.Endpoint,
            AllowInsecureEndpoint = line.GetValue(AllowInsecureEndpoint) || settings.AllowInsecureEndpoint,
            UserPoolId = line.GetValue(Pool) ?? settings.UserPoolId,
            ClientId = line.GetValue(Client) ?? settings.ClientId,
        };
    }
}
