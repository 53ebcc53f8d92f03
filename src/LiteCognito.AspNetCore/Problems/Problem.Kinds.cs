using Microsoft.AspNetCore.Http;

namespace LiteCognito;

internal sealed partial record Problem
{
    private const int Soon = 10;

    // These problems hide whether there is such a user. Each of them covers every cause that depends on it.
    private static readonly Problem NotAuthorized = new(
        StatusCodes.Status401Unauthorized, "not-authorized", "The request is not authorized.");
    private static readonly Problem InvalidRequest = new(
        StatusCodes.Status400BadRequest, "invalid-request", "The request was refused. Check the values.");
    private static readonly Problem CodeMismatch = new(
        StatusCodes.Status400BadRequest, "code-mismatch", "The code is wrong or has expired.");

    private static readonly Problem InvalidPassword = new(
        StatusCodes.Status400BadRequest, "invalid-password", "The new password does not meet the password policy.");
    private static readonly Problem Refused = new(
        StatusCodes.Status400BadRequest, "request-refused", "A rule of this service refused the request.");
    private static readonly Problem Passkey = new(
        StatusCodes.Status400BadRequest, "passkey-refused", "The passkey was refused. Start again.");
    private static readonly Problem SessionEnded = new(
        StatusCodes.Status401Unauthorized, "session-ended", "The session has ended. Sign in again.");
    private static readonly Problem InvalidToken = new(
        StatusCodes.Status401Unauthorized, "invalid-token", "The token is not valid.");
    private static readonly Problem Forbidden = new(
        StatusCodes.Status403Forbidden, "forbidden", "The request is not allowed.");
    private static readonly Problem Conflict = new(
        StatusCodes.Status409Conflict, "conflict", "Another request changed the same data. Try again.");
    private static readonly Problem LimitExceeded = new(
        StatusCodes.Status429TooManyRequests, "limit-exceeded", "There were too many attempts. Try again later.");
    private static readonly Problem Unexpected = new(
        StatusCodes.Status500InternalServerError, "unexpected", "The request failed.");
    private static readonly Problem CodeDelivery = new(
        StatusCodes.Status503ServiceUnavailable, "code-delivery-failure", "The code could not be sent. Try again later.");
    private static readonly Problem Busy = new(
        StatusCodes.Status503ServiceUnavailable, "service-busy", "The sign-in service is busy. Try again in a moment.") { RetryAfter = Soon };
    private static readonly Problem NoAnswer = new(
        StatusCodes.Status503ServiceUnavailable, "no-answer", "The sign-in service cannot be reached. Try again in a moment.")
    { RetryAfter = Soon };

    /// <summary>Returns the problem of an exception, or <see langword="null"/> if the exception is not one of the library.</summary>
    public static Problem? Of(Exception exception) => exception switch
    {
        CognitoException e => Of(e),
        CognitoSessionEndedException => SessionEnded,
        CognitoNoAnswerException => NoAnswer,
        CognitoTokenException { Reason: TokenRefusal.KeysUnavailable } => NoAnswer,
        CognitoTokenException { Reason: TokenRefusal.WrongScope or TokenRefusal.WrongGroup or TokenRefusal.CheckFailed } => Forbidden,
        CognitoTokenException => InvalidToken,
        CognitoOAuthException { IsTransient: true } => Busy,
        CognitoOAuthException { Error: "invalid_grant" or "invalid_token" } => SessionEnded,
        CognitoOAuthException { Error: "access_denied" } => Forbidden,
        CognitoOAuthException or CognitoProtocolException => Unexpected,
        _ => null,
    };

    private static Problem Of(CognitoException e) => e.Code switch
    {
        // The refusals of these two operations for users who do not exist, or are confirmed already, look like a wrong code.
        CognitoErrorCodes.UserNotFound or CognitoErrorCodes.NotAuthorized or CognitoErrorCodes.UserNotConfirmed
            when e.Operation is "ConfirmSignUp" or "ConfirmForgotPassword" => CodeMismatch,
        CognitoErrorCodes.UserNotFound or CognitoErrorCodes.NotAuthorized or CognitoErrorCodes.UserNotConfirmed
            or CognitoErrorCodes.PasswordResetRequired => NotAuthorized,
        CognitoErrorCodes.UsernameExists or CognitoErrorCodes.AliasExists or CognitoErrorCodes.InvalidParameter => InvalidRequest,
        CognitoErrorCodes.CodeMismatch or CognitoErrorCodes.ExpiredCode or CognitoErrorCodes.EnableSoftwareTokenMFA => CodeMismatch,
        CognitoErrorCodes.InvalidPassword or CognitoErrorCodes.PasswordHistoryPolicyViolation => InvalidPassword,
        CognitoErrorCodes.UserLambdaValidation => Refused,
        CognitoErrorCodes.WebAuthnChallengeNotFound or CognitoErrorCodes.WebAuthnClientMismatch
            or CognitoErrorCodes.WebAuthnCredentialNotSupported or CognitoErrorCodes.WebAuthnOriginNotAllowed
            or CognitoErrorCodes.WebAuthnRelyingPartyMismatch => Passkey,
        CognitoErrorCodes.RefreshTokenReuse => SessionEnded,
        CognitoErrorCodes.Forbidden => Forbidden,
        CognitoErrorCodes.ConcurrentModification => Conflict,
        CognitoErrorCodes.LimitExceeded or CognitoErrorCodes.TooManyFailedAttempts => LimitExceeded,
        CognitoErrorCodes.CodeDeliveryFailure => CodeDelivery,
        _ when e.IsTransient => Busy,
        // The configuration of the application or the pool is wrong, or the code is newer than the library.
        _ => Unexpected,
    };
}
