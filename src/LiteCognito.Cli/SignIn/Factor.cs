namespace LiteCognito.Cli.SignIn;

/// <summary>Describes the factors that a user chooses from.</summary>
internal static class Factor
{
    /// <summary>Returns the factors with descriptions for a prompt.</summary>
    public static IReadOnlyList<(string Name, string Description)> Describe(IEnumerable<string> names) =>
        [.. names.Select(name => (name, Describe(name)))];

    private static string Describe(string name) => name switch
    {
        CognitoChallengeNames.SmsMfa or CognitoChallengeNames.SmsOtp => ": a code by text message",
        CognitoChallengeNames.EmailOtp => ": a code by email",
        CognitoChallengeNames.SoftwareTokenMfa => ": a code from an authenticator app",
        CognitoChallengeNames.Password => ": the password, which is sent",
        CognitoChallengeNames.PasswordSrp => ": the password, which is not sent",
        CognitoChallengeNames.WebAuthn => ": a passkey",
        _ => "",
    };
}
