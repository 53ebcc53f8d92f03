using LiteCognito;

namespace WebSignIn.Web;

/// <summary>What the pages say. No text depends on whether a user exists.</summary>
internal static class Texts
{
    public static string Of(CognitoSignInFailure failure) => failure switch
    {
        CognitoSignInFailure.WrongUsernameOrPassword => "The user name or the password is wrong.",
        CognitoSignInFailure.NotConfirmed => "Confirm your account first.",
        CognitoSignInFailure.PasswordResetRequired => "Set a new password first.",
        CognitoSignInFailure.WrongCode => "This code is wrong. Check it and try again.",
        CognitoSignInFailure.CodeExpired => "This code has expired or was already used. Enter a new one.",
        CognitoSignInFailure.SignInExpired => "The sign-in took too long, or it ended. Sign in again.",
        CognitoSignInFailure.InvalidPassword => "This password does not meet the rules, or you have used it before.",
        CognitoSignInFailure.InvalidInput => "A value is not valid. Check what you entered.",
        CognitoSignInFailure.PasskeyRefused => "The passkey was not accepted.",
        CognitoSignInFailure.TooManyAttempts => "There were too many attempts. Wait a few minutes and try again.",
        CognitoSignInFailure.Unavailable => "The service does not answer at the moment. Try again in a minute.",
        CognitoSignInFailure.SignedOut => "Your session has ended. Sign in again.",
        _ => "This is not possible at the moment.",
    };

    /// <summary>Returns the name of a first or second factor.</summary>
    public static string Factor(string name) => name switch
    {
        CognitoChallengeNames.SoftwareTokenMfa => "Authenticator app",
        CognitoChallengeNames.SmsMfa or CognitoChallengeNames.SmsOtp => "Text message",
        CognitoChallengeNames.EmailOtp => "Email",
        CognitoChallengeNames.WebAuthn => "Passkey",
        _ => name,
    };
}
