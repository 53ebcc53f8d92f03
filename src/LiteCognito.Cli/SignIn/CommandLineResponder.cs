using System.CommandLine;
using LiteCognito.Cli.Configuration;
using LiteCognito.Cli.Execution;
using LiteCognito.Cli.Output;
using LiteCognito.Cli.Parsing;
using LiteCognito.Cli.Terminal;

namespace LiteCognito.Cli.SignIn;

/// <summary>Answers challenges from the environment, or from prompts if there is a terminal.</summary>
internal sealed class CommandLineResponder(string username, string? choice, SoftwareTokenOutput output)
{
    /// <summary>The name of the service in an authenticator app that is set up during a sign-in.</summary>
    public const string Issuer = "LiteCognito";

    // Each value answers only one challenge. If the server repeats the challenge, the value is not sent again.
    private string? _code = EnvironmentVariable.Get("LITECOGNITO_CODE");
    private string? _newPassword = EnvironmentVariable.Get("LITECOGNITO_NEW_PASSWORD");
    private string? _password = EnvironmentVariable.Get("LITECOGNITO_PASSWORD");
    private string? _answer = EnvironmentVariable.Get("LITECOGNITO_ANSWER");
    private string? _credential = EnvironmentVariable.Get("LITECOGNITO_CREDENTIAL");
    private string? _choice = choice;

    /// <summary>Creates a responder that shows the secret of an authenticator app as the command line asks for it.</summary>
    public static CommandLineResponder Create(ParseResult line, string username, string? choice = null) =>
        new(username, choice, new(line.GetValue(SharedOptions.NoQr), line.GetValue(SharedOptions.PngFile)));

    /// <summary>Answers challenges until the user is signed in, or no answer is available.</summary>
    public async Task<SignInStep> RespondAsync(SignInStep step, CancellationToken cancellationToken)
    {
        while (step is SignInChallenge challenge && await RespondToChallengeAsync(challenge, cancellationToken) is { } next)
            step = next;
        return step;
    }

    /// <summary>
    /// Sends a code. At a terminal, asks again after a wrong code. Returns <see langword="null"/> if no code is available.
    /// </summary>
    private Task<T?> SendCodeAsync<T>(string question, Func<string, Task<T>> send)
        where T : class => SendAsync(() => TakeOrAsk(ref _code, question), send);

    /// <summary>
    /// Sends a code of an authenticator app. At a terminal, asks again after a wrong code. Returns <see langword="null"/> if no code is
    /// available.
    /// </summary>
    public Task<T?> SendAppCodeAsync<T>(string question, Func<string, Task<T>> send)
        where T : class => SendAsync(() => TakeOrAskAppCode(question), send);

    /// <summary>
    /// Sends an answer. At a terminal, shows why the service refuses it, and asks again. Returns <see langword="null"/> if no answer is
    /// available.
    /// </summary>
    private static async Task<T?> SendAsync<T>(Func<string?> takeOrAsk, Func<string, Task<T>> send)
        where T : class
    {
        while (takeOrAsk() is { } answer)
            try
            {
                return await send(answer);
            }
            catch (CognitoException e) when ((e.CanAnswerAgain || IsWrongCode(e)) && Prompt.IsInteractive)
            {
                UserTerminal.WriteLine(e.ServiceMessage ?? e.Message);
            }
        return null;
    }

    // Outside a sign-in, enrolling an authenticator involves no challenge, so CanAnswerAgain does not report a wrong code.
    private static bool IsWrongCode(CognitoException e) =>
        e.Code is CognitoErrorCodes.CodeMismatch or CognitoErrorCodes.EnableSoftwareTokenMFA;

    /// <summary>Describes the missing input for a challenge that was not answered.</summary>
    public static string DescribeMissingAnswer(SignInChallenge challenge) => challenge switch
    {
        MfaSelectionChallenge selection =>
            $"No choice for SELECT_MFA_TYPE: give --answer, one of {string.Join(", ", selection.Options)}.",
        FactorSelectionChallenge selection =>
            $"No choice for SELECT_CHALLENGE: give --answer, one of {string.Join(", ", selection.Options)}, "
            + "and for a password LITECOGNITO_PASSWORD.",
        NewPasswordChallenge => "No new password: set LITECOGNITO_NEW_PASSWORD, or run in a terminal to be asked.",
        PasswordChallenge => "No password: set LITECOGNITO_PASSWORD, or run in a terminal to be asked.",
        CodeChallenge or SoftwareTokenSetupChallenge =>
            $"No code for {challenge.Name}: set LITECOGNITO_CODE, or run in a terminal to be asked.",
        MfaSetupChallenge setup =>
            "No choice for MFA_SETUP: give --answer SOFTWARE_TOKEN_MFA or an email address, "
            + $"as far as offered ({string.Join(", ", setup.Options)}).",
        CustomChallenge => "No answer for CUSTOM_CHALLENGE: set LITECOGNITO_ANSWER, or run in a terminal to be asked.",
        WebAuthnChallenge => "No passkey for WEB_AUTHN: set LITECOGNITO_CREDENTIAL to what the authenticator returned, as JSON.",
        _ => $"The challenge {challenge.Name} cannot be answered from here.",
    };

    private async Task<SignInStep?> RespondToChallengeAsync(SignInChallenge challenge, CancellationToken cancellationToken)
    {
        switch (challenge)
        {
            case CodeChallenge code:
                return await (code is SoftwareTokenMfaChallenge
                    ? SendAppCodeAsync(CodePrompt.For(code), text => code.RespondAsync(text, cancellationToken))
                    : SendCodeAsync(CodePrompt.For(code), text => code.RespondAsync(text, cancellationToken)));
            case SoftwareTokenSetupChallenge setup:
                return await SendAppCodeAsync(
                    CodePrompt.AuthenticatorApp, text => setup.VerifyAsync(text, cancellationToken: cancellationToken));
            case MfaSetupChallenge setup:
                return await SetUpMfaAsync(setup, cancellationToken);
            case MfaSelectionChallenge selection:
                return TakeOrChoose("Second factor:", selection.Options) is { } option
                    ? await selection.SelectAsync(option, cancellationToken) : null;
            case FactorSelectionChallenge selection:
                return await SelectFactorAsync(selection, cancellationToken);
            case NewPasswordChallenge set:
                return await SendAsync(
                    () => Take(ref _newPassword) ?? Prompt.AskNewPassword(),
                    newPassword => set.RespondAsync(newPassword, cancellationToken: cancellationToken));
            case PasswordChallenge prove:
                return TakeOrAsk(ref _password, "Password: ") is { } password
                    ? await prove.RespondAsync(password, cancellationToken) : null;
            case CustomChallenge custom:
                return TakeOrAsk(ref _answer, FormatQuestion(custom)) is { } answer
                    ? await custom.RespondAsync(answer, cancellationToken) : null;
            case WebAuthnChallenge passkey:
                return Take(ref _credential) is { } credential ? await passkey.RespondAsync(credential, cancellationToken) : null;
            default:
                return null;
        }
    }

    private static string? Take(ref string? answer)
    {
        string? taken = answer;
        answer = null;
        return taken;
    }

    private static string? TakeOrAsk(ref string? answer, string question) => Take(ref answer) ?? Prompt.Ask(question);

    // Apps show the digits in two groups. The service has a less clear error for what is not a code.
    private string? TakeOrAskAppCode(string question)
    {
        const int Digits = 6;
        while (TakeOrAsk(ref _code, question)?.Replace(" ", "", StringComparison.Ordinal) is { } code)
        {
            if (!Prompt.IsInteractive || (code.Length == Digits && code.All(char.IsAsciiDigit)))
                return code;
            UserTerminal.WriteLine("The codes of authenticator apps have six digits.");
        }
        return null;
    }

    private string? TakeOrChoose(string heading, IReadOnlyList<string> options) => Take(ref _choice) is { } given
        ? options.FirstOrDefault(option => option.Equals(given, StringComparison.OrdinalIgnoreCase))
            ?? throw new UsageException($"--answer is not one of the choices: {string.Join(", ", options)}.")
        : Prompt.Choose(heading, Factor.Describe(options));

    private static string FormatQuestion(CustomChallenge custom)
    {
        IEnumerable<string> parameters = custom.Parameters
            .Where(parameter => parameter.Key is not ("USERNAME" or "USER_ID_FOR_SRP"))
            .Select(parameter => $", {parameter.Key}: {parameter.Value}");
        return $"CUSTOM_CHALLENGE{string.Concat(parameters)}. Answer: ";
    }

    private async Task<SignInStep?> SetUpMfaAsync(MfaSetupChallenge setup, CancellationToken cancellationToken)
    {
        if (_choice?.Contains('@', StringComparison.Ordinal) == true)
            return await setup.SetUpEmailAsync(Take(ref _choice)!, cancellationToken);
        string[] options =
            [.. setup.Options.Where(option => option is CognitoChallengeNames.SoftwareTokenMfa or CognitoChallengeNames.EmailOtp)];
        string? factor = _choice is null && options.Length == 1 && Prompt.IsInteractive
            ? options[0] : TakeOrChoose("Second factor to set up:", options);
        if (factor == CognitoChallengeNames.EmailOtp)
            return await SendAsync(
                () => Prompt.Ask("Email address: ", isVisible: true), email => setup.SetUpEmailAsync(email, cancellationToken));
        if (factor is null)
            return null;
        SoftwareTokenSetupChallenge started = await setup.AssociateSoftwareTokenAsync(cancellationToken);
        output.Show(started.Secret!, started.Secret!.ToUri(Issuer, username));
        return started;
    }

    private async Task<SignInStep?> SelectFactorAsync(FactorSelectionChallenge selection, CancellationToken cancellationToken)
    {
        if (TakeOrChoose("Sign in with:", selection.Options) is not { } option)
            return null;
        if (option is not ("PASSWORD" or "PASSWORD_SRP"))
            return await selection.SelectAsync(option, cancellationToken);
        string password = TakeOrAsk(ref _password, "Password: ") ?? throw new UsageException(DescribeMissingAnswer(selection));
        return option == "PASSWORD"
            ? await selection.SendPasswordAsync(password, cancellationToken)
            : await selection.ProvePasswordAsync(password, cancellationToken);
    }
}
