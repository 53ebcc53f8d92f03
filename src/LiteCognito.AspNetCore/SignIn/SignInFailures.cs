using Microsoft.Extensions.Logging;

namespace LiteCognito.SignIn;

/// <summary>Maps exceptions to failures that a page can show. Answers that would tell who is a user become the same failure.</summary>
internal static class SignInFailures
{
    /// <summary>Returns the failure of a sign-in step or of a change of the signed-in user, and logs it.</summary>
    /// <param name="e">The exception.</param>
    /// <param name="logger">The log.</param>
    /// <param name="challenge">The challenge that was answered, or <see langword="null"/> if there was none.</param>
    /// <returns>The failure, or <see langword="null"/> if the exception is an error of the program.</returns>
    public static CognitoSignInFailure? Of(Exception e, ILogger logger, SignInChallenge? challenge = null)
    {
        switch (e)
        {
            case CognitoSessionEndedException:
                return CognitoSignInFailure.SignedOut;
            case SignInStateException:
                return CognitoSignInFailure.SignInExpired;
            case CognitoException refusal:
                Log.SignInRefused(logger, refusal.Operation, refusal.Code, refusal.RequestId);
                return Of(refusal, challenge);
            case ArgumentException:
                return CognitoSignInFailure.InvalidInput; // an empty field; nothing was sent
            case HttpRequestException or CognitoProtocolException or CognitoTokenException or IOException or TimeoutException
                or OperationCanceledException:
                Log.SignInNoResult(logger, e);
                return CognitoSignInFailure.Unavailable;
            default:
                return null;
        }
    }

    /// <summary>Returns true for a refusal that is not told, because it tells whether a user exists.</summary>
    public static bool IsHidden(CognitoException refusal) => refusal.Code is CognitoErrorCodes.UserNotFound
        or CognitoErrorCodes.NotAuthorized or CognitoErrorCodes.InvalidParameter or CognitoErrorCodes.LimitExceeded
        or CognitoErrorCodes.CodeDeliveryFailure or CognitoErrorCodes.UserNotConfirmed or CognitoErrorCodes.PasswordResetRequired;

    /// <summary>Returns true for a refusal of a code that is told in one way, because the ways tell whether a user exists.</summary>
    public static bool IsCodeRefusal(CognitoException refusal) => IsHidden(refusal) || refusal.Code is CognitoErrorCodes.CodeMismatch
        or CognitoErrorCodes.ExpiredCode or CognitoErrorCodes.TooManyFailedAttempts;

    private static CognitoSignInFailure Of(CognitoException refusal, SignInChallenge? challenge) => refusal.Code switch
    {
        CognitoErrorCodes.UserNotFound => CognitoSignInFailure.WrongUsernameOrPassword,
        CognitoErrorCodes.NotAuthorized => NotAuthorized(refusal, challenge),
        // Only after the first factor: before it, anyone could ask.
        CognitoErrorCodes.UserNotConfirmed when IsAfterFirstFactor(refusal) => CognitoSignInFailure.NotConfirmed,
        CognitoErrorCodes.PasswordResetRequired when IsAfterFirstFactor(refusal) => CognitoSignInFailure.PasswordResetRequired,
        CognitoErrorCodes.UserNotConfirmed or CognitoErrorCodes.PasswordResetRequired => CognitoSignInFailure.WrongUsernameOrPassword,
        CognitoErrorCodes.CodeMismatch or CognitoErrorCodes.EnableSoftwareTokenMFA => CognitoSignInFailure.WrongCode,
        CognitoErrorCodes.ExpiredCode => CognitoSignInFailure.CodeExpired,
        CognitoErrorCodes.InvalidPassword or CognitoErrorCodes.PasswordHistoryPolicyViolation => CognitoSignInFailure.InvalidPassword,
        CognitoErrorCodes.InvalidParameter or CognitoErrorCodes.AliasExists => CognitoSignInFailure.InvalidInput,
        CognitoErrorCodes.LimitExceeded or CognitoErrorCodes.TooManyFailedAttempts => CognitoSignInFailure.TooManyAttempts,
        CognitoErrorCodes.WebAuthnChallengeNotFound or CognitoErrorCodes.WebAuthnClientMismatch
            or CognitoErrorCodes.WebAuthnCredentialNotSupported or CognitoErrorCodes.WebAuthnOriginNotAllowed
            or CognitoErrorCodes.WebAuthnRelyingPartyMismatch => CognitoSignInFailure.PasskeyRefused,
        _ when refusal.IsTransient => CognitoSignInFailure.Unavailable,
        _ => CognitoSignInFailure.Refused,
    };

    private static bool IsAfterFirstFactor(CognitoException refusal) => refusal.Operation != "InitiateAuth";

    private static CognitoSignInFailure NotAuthorized(CognitoException refusal, SignInChallenge? challenge)
    {
        string message = refusal.ServiceMessage ?? "";
        if (message.StartsWith("Invalid session", StringComparison.Ordinal))
            return CognitoSignInFailure.SignInExpired;
        if (message.Contains("Access Token", StringComparison.OrdinalIgnoreCase))
            return CognitoSignInFailure.SignedOut;
        return challenge is WebAuthnChallenge ? CognitoSignInFailure.PasskeyRefused : CognitoSignInFailure.WrongUsernameOrPassword;
    }
}
