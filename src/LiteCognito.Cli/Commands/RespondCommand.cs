using System.Text.Json;
using ConsoleAppFramework;

namespace LiteCognito.Cli.Commands;

internal sealed class RespondCommand
{
    /// <summary>Answers a challenge that was left pending; exit code 3 where another one follows.</summary>
    /// <param name="state">File with the saved state, or with the JSON that holds it; - for stdin.</param>
    /// <param name="pool">User pool id.</param>
    /// <param name="client">App client id; its secret comes from LITECOGNITO_CLIENT_SECRET.</param>
    /// <param name="username">User name, shown in the authenticator that is set up.</param>
    /// <param name="endpoint">Address to call instead of AWS.</param>
    /// <param name="answer">The choice at SELECT_MFA_TYPE; codes come from LITECOGNITO_CODE or a prompt.</param>
    /// <param name="json">JSON on stdout.</param>
    /// <param name="cancellationToken"></param>
    [Command("respond")]
    public Task<int> RunAsync(
        string state, string pool, string client, string username = "user", string? endpoint = null, string? answer = null, bool json = false,
        CancellationToken cancellationToken = default) => Execution.RunAsync(async () =>
    {
        SignInChallenge challenge = Target.Client(endpoint, pool, client).ResumeSignIn(State(state));
        SignInResult step = await new Answers(username, answer).AnswerAsync(challenge, cancellationToken);
        if (ReferenceEquals(step, challenge) && challenge is MfaSetupChallenge setup)
            step = await setup.AssociateSoftwareTokenAsync(cancellationToken);
        else if (ReferenceEquals(step, challenge))
            throw new UsageException(Missing(challenge));
        return Output.Result(step, username, json);
    });

    private static string Missing(SignInChallenge challenge) => challenge switch
    {
        MfaSelectionChallenge selection => $"No choice for SELECT_MFA_TYPE: give --answer, one of {string.Join(", ", selection.Options)}.",
        NewPasswordChallenge => "No new password: set LITECOGNITO_NEW_PASSWORD, or run in a terminal to be asked.",
        CodeChallenge or SoftwareTokenSetupChallenge => $"No code for {challenge.Name}: set LITECOGNITO_CODE, or run in a terminal to be asked.",
        _ => $"The challenge {challenge.Name} cannot be answered from here.",
    };

    private static string State(string source)
    {
        string text = (source == "-" ? Console.In.ReadToEnd() : File.ReadAllText(source)).Trim();
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
            // Refused below.
        }
        throw new UsageException("--state is neither a saved state nor JSON with a member 'state'.");
    }
}
