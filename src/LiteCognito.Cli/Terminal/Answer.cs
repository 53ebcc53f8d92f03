using LiteCognito.Cli.Configuration;
using LiteCognito.Cli.Execution;
using LiteCognito.Cli.Output;

namespace LiteCognito.Cli.Terminal;

/// <summary>A code or a password that a request needs: one that was given, or the answer to a prompt.</summary>
/// <param name="given">The value, or <see langword="null"/> to prompt for it.</param>
/// <param name="ask">Prompts for the value. Returns <see langword="null"/> if there is none.</param>
/// <param name="missing">The error if there is no value.</param>
/// <param name="refusals">The error codes with which the service refuses the value.</param>
internal sealed class Answer(string? given, Func<string?> ask, string missing, params string[] refusals)
{
    private string? _value = given;

    public string Value => _value ??= ask() ?? throw new UsageException(missing);

    /// <summary>Creates a code: LITECOGNITO_CODE, or the answer to a prompt.</summary>
    public static Answer CreateCode(string question) => CreateCode(question, EnvironmentVariable.Get("LITECOGNITO_CODE"));

    /// <summary>Creates a code: the given one, or the answer to a prompt.</summary>
    public static Answer CreateCode(string question, string? given) => new(
        given, () => Prompt.Ask(question), "No code: set LITECOGNITO_CODE, or run in a terminal to be asked.",
        CognitoErrorCodes.CodeMismatch);

    /// <summary>Creates a new password: LITECOGNITO_NEW_PASSWORD, or one that is typed twice at a prompt.</summary>
    public static Answer CreateNewPassword() =>
        CreateNewPassword(EnvironmentVariable.Get("LITECOGNITO_NEW_PASSWORD"), "LITECOGNITO_NEW_PASSWORD");

    /// <summary>Creates a new password: the given one, or one that is typed twice at a prompt.</summary>
    public static Answer CreateNewPassword(string? given, string variable) => new(
        given, Prompt.AskNewPassword, $"No new password: set {variable}, or run in a terminal to be asked.",
        CognitoErrorCodes.InvalidPassword, CognitoErrorCodes.PasswordHistoryPolicyViolation);

    /// <summary>
    /// Sends a request. At a terminal, shows why the service refuses one of the answers, and prompts for that answer again.
    /// </summary>
    public static async Task<T> SendAsync<T>(Func<Task<T>> send, params Answer[] answers)
    {
        while (true)
            try
            {
                return await send();
            }
            catch (CognitoException e) when (Prompt.IsInteractive && Array.Exists(answers, answer => answer.IsRefusedBy(e)))
            {
                UserTerminal.WriteLine(e.ServiceMessage ?? e.Message);
                foreach (Answer answer in answers)
                    if (answer.IsRefusedBy(e))
                        answer._value = null;
            }
    }

    private bool IsRefusedBy(CognitoException e) => Array.IndexOf(refusals, e.Code) >= 0;
}
