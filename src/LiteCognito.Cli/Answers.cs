namespace LiteCognito.Cli;

/// <summary>Answers challenges from the environment, or from the terminal where somebody sits at one.</summary>
internal sealed class Answers(string username, string? choice)
{
    private const int Tries = 3;

    // Each is good for one challenge: a server that repeats itself must not be answered for ever.
    private string? _code = Terminal.Variable("LITECOGNITO_CODE");
    private string? _newPassword = Terminal.Variable("LITECOGNITO_NEW_PASSWORD");
    private string? _password = Terminal.Variable("LITECOGNITO_PASSWORD");
    private string? _answer = Terminal.Variable("LITECOGNITO_ANSWER");
    private string? _credential = Terminal.Variable("LITECOGNITO_CREDENTIAL");
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
            catch (CognitoException e) when ((e.CanAnswerAgain || IsWrongCode(e)) && Terminal.IsInteractive && attempt < Tries)
            {
                Output.Prose(e.Message);
            }
        }
    }

    // At enrolment no challenge is answered.
    private static bool IsWrongCode(CognitoException e) => e.Code is CognitoErrorCodes.CodeMismatch or CognitoErrorCodes.EnableSoftwareTokenMFA;

    /// <summary>What would have answered a challenge that was left.</summary>
    public static string Missing(SignInChallenge challenge) => challenge switch
    {
        MfaSelectionChallenge selection => $"No choice for SELECT_MFA_TYPE: give --answer, one of {string.Join(", ", selection.Options)}.",
        FactorSelectionChallenge selection => $"No choice for SELECT_CHALLENGE: give --answer, one of {string.Join(", ", selection.Options)}, and for a password LITECOGNITO_PASSWORD.",
        NewPasswordChallenge => "No new password: set LITECOGNITO_NEW_PASSWORD, or run in a terminal to be asked.",
        PasswordChallenge => "No password: set LITECOGNITO_PASSWORD, or run in a terminal to be asked.",
        CodeChallenge or SoftwareTokenSetupChallenge => $"No code for {challenge.Name}: set LITECOGNITO_CODE, or run in a terminal to be asked.",
        MfaSetupChallenge setup => $"No choice for MFA_SETUP: give --answer SOFTWARE_TOKEN_MFA or an email address, as far as offered ({string.Join(", ", setup.Options)}).",
        CustomChallenge => "No answer for CUSTOM_CHALLENGE: set LITECOGNITO_ANSWER, or run in a terminal to be asked.",
        WebAuthnChallenge => "No passkey for WEB_AUTHN: set LITECOGNITO_CREDENTIAL to what the authenticator returned, as JSON.",
        _ => $"The challenge {challenge.Name} cannot be answered from here.",
    };

    private async Task<SignInResult?> NextAsync(SignInChallenge challenge, CancellationToken cancellationToken)
    {
        switch (challenge)
        {
            case CodeChallenge code:
                return await WithCodeAsync($"Code for {code.Name}: ", text => code.RespondAsync(text, cancellationToken));
            case SoftwareTokenSetupChallenge setup:
                return await WithCodeAsync("Code of the authenticator: ", text => setup.VerifyAsync(text, cancellationToken: cancellationToken));
            case MfaSetupChallenge setup:
                return await SetUpAsync(setup, cancellationToken);
            case MfaSelectionChallenge selection:
                return Take(ref _choice, $"Which of {string.Join(", ", selection.Options)}? ") is { } option ? await selection.SelectAsync(option, cancellationToken) : null;
            case FactorSelectionChallenge selection:
                return await SelectAsync(selection, cancellationToken);
            case NewPasswordChallenge set:
                return Take(ref _newPassword, "New password: ") is { } chosen ? await set.RespondAsync(chosen, cancellationToken: cancellationToken) : null;
            case PasswordChallenge prove:
                return Take(ref _password, "Password: ") is { } password ? await prove.RespondAsync(password, cancellationToken) : null;
            case CustomChallenge custom:
                return Take(ref _answer, Question(custom)) is { } answer ? await custom.RespondAsync(answer, cancellationToken) : null;
            case WebAuthnChallenge passkey:
                return Take(ref _credential, null) is { } credential ? await passkey.RespondAsync(credential, cancellationToken) : null;
            default:
                return null;
        }
    }

    private static string? Take(ref string? given, string? question)
    {
        string? answer = given ?? (question is null ? null : Terminal.Prompt(question));
        given = null;
        return answer;
    }

    private static string Question(CustomChallenge custom) =>
        $"CUSTOM_CHALLENGE{string.Concat(custom.Parameters.Where(pair => pair.Key is not ("USERNAME" or "USER_ID_FOR_SRP")).Select(pair => $", {pair.Key}: {pair.Value}"))}. Answer: ";

    private async Task<SignInResult?> SetUpAsync(MfaSetupChallenge setup, CancellationToken cancellationToken)
    {
        // What somebody at a terminal wants is an authenticator: its secret is shown, and its code comes next.
        string? chosen = Take(ref _choice, null) ?? (Terminal.IsInteractive ? "SOFTWARE_TOKEN_MFA" : null);
        if (chosen is null)
            return null;
        if (chosen.Contains('@', StringComparison.Ordinal))
            return await setup.SetUpEmailAsync(chosen, cancellationToken);
        if (chosen != "SOFTWARE_TOKEN_MFA")
            throw new UsageException(Missing(setup));
        SoftwareTokenSetupChallenge started = await setup.AssociateSoftwareTokenAsync(cancellationToken);
        if (Terminal.IsInteractive)
            Output.Secret(Console.Error, started.Secret!, started.Secret!.ToUri("LiteCognito", username));
        return started;
    }

    private async Task<SignInResult?> SelectAsync(FactorSelectionChallenge selection, CancellationToken cancellationToken)
    {
        if (Take(ref _choice, $"Which of {string.Join(", ", selection.Options)}? ") is not { } option)
            return null;
        if (option is not ("PASSWORD" or "PASSWORD_SRP"))
            return await selection.SelectAsync(option, cancellationToken);
        string password = Take(ref _password, "Password: ") ?? throw new UsageException(Missing(selection));
        return option == "PASSWORD" ? await selection.SendPasswordAsync(password, cancellationToken) : await selection.ProvePasswordAsync(password, cancellationToken);
    }
}
