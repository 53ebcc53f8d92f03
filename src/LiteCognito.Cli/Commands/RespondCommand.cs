using System.CommandLine;
using System.Text.Json;
using LiteCognito.Cli.Connection;
using LiteCognito.Cli.Execution;
using LiteCognito.Cli.Parsing;
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
            Example = $"--state state.json {ToolCommand.ExampleUser}",
            Required = [state, Pool, Client],
            Optional = [Username, answer, SessionFile, DeviceFile, NoQr, PngFile, .. ConnectionOptions, Json],
        };
    }

    private static async Task<int> RunAsync(ParseResult line, string state, string? answer, CancellationToken cancellationToken)
    {
        SignInChallenge challenge = Resume(ClientFactory.Create(line), ReadState(state));
        if (challenge is MfaSetupChallenge && !Prompt.IsInteractive)
            answer ??= "SOFTWARE_TOKEN_MFA";
        string username = line.GetValue(Username) ?? "user";
        SignInStep step = await CommandLineResponder.Create(line, username, answer).RespondAsync(challenge, cancellationToken);
        if (ReferenceEquals(step, challenge))
            throw new UsageException(CommandLineResponder.DescribeMissingAnswer(challenge));
        return SignInOutput.Write(step, username, line.GetValue(Json));
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
        throw new UsageException("--state is neither the output of sign-in nor JSON with a member 'state'.");
    }
}
