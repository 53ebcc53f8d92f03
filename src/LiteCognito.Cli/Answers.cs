namespace LiteCognito.Cli;

/// <summary>Answers challenges from the environment, or from the terminal where somebody sits at one.</summary>
internal sealed class Answers(string username, string? choice)
{
    private const int Tries = 3;

    // Each is good for one challenge: a server that repeats itself must not be answered for ever.
    private string? _code = Terminal.Variable("LITECOGNITO_CODE");
    private string? _newPassword = Terminal.Variable("LITECOGNITO_NEW_PASSWORD");
    private string? _choice = choice;

    /// <summary>Goes on until the user is signed in, or nothing is there to answer with.</summary>
    public async Task<SignInResult> AnswerAsync(SignInResult step, CancellationToken cancellationToken)
    {
        while (step is SignInChallenge challenge && await NextAsync(challenge, cancellationToken) is { } next)
            step = next;
        return step;
    }

    /// <summary>Asks for a code, again after a wrong one where somebody can look; <see langword="null"/> without any code.</summary>
    public async Task<T?> WithCodeAsync<T>(string question, Func<string, Task<T>> use)
        where T : class
    {
        for (int attempt = 1; ; attempt++)
        {
            string? code = _code ?? Terminal.Prompt(question);
            _code = null;
            if (code is null)
                return null;
            try
            {
                return await use(code);
            }
            catch (CognitoException e) when (IsWrongCode(e) && Terminal.IsInteractive && attempt < Tries)
            {
                Output.Prose("That code was not accepted.");
            }
        }
    }

    private static bool IsWrongCode(CognitoException e) =>
        e.Code is CognitoErrorCodes.CodeMismatch or CognitoErrorCodes.EnableSoftwareTokenMFA or CognitoErrorCodes.ExpiredCode;

    private async Task<SignInResult?> NextAsync(SignInChallenge challenge, CancellationToken cancellationToken)
    {
        switch (challenge)
        {
            case CodeChallenge code:
                return await WithCodeAsync($"Code for {code.Name}: ", text => code.RespondAsync(text, cancellationToken));
            case SoftwareTokenSetupChallenge setup:
                return await WithCodeAsync("Code of the authenticator: ", text => setup.VerifyAsync(text, cancellationToken: cancellationToken));
            case MfaSetupChallenge setup when Terminal.IsInteractive:
                SoftwareTokenSetupChallenge started = await setup.AssociateSoftwareTokenAsync(cancellationToken);
                Output.Secret(Console.Error, started.Secret!, started.Secret!.ToUri("LiteCognito", username));
                return started;
            case MfaSelectionChallenge selection:
                string? option = _choice ?? Terminal.Prompt($"Which of {string.Join(", ", selection.Options)}? ");
                _choice = null;
                return option is null ? null : await selection.SelectAsync(option, cancellationToken);
            case NewPasswordChallenge set:
                string? password = _newPassword ?? Terminal.Prompt("New password: ");
                _newPassword = null;
                return password is null ? null : await set.RespondAsync(password, cancellationToken: cancellationToken);
            default:
                return null;
        }
    }
}
