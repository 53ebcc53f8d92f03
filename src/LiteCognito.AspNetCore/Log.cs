using Microsoft.Extensions.Logging;

namespace LiteCognito;

/// <summary>
/// All log messages of the package. None contains a secret or the name of a user. They are in one class, because the generator writes
/// several classes in an order that differs between builds.
/// </summary>
internal static partial class Log
{
    [LoggerMessage(
        EventId = 201, Level = LogLevel.Information,
        Message = "{Operation} was refused with {Code}, request ID {RequestId}. The response has status {Status}.")]
    public static partial void ProblemRefused(ILogger logger, string operation, string code, string? requestId, int status);

    [LoggerMessage(
        EventId = 202, Level = LogLevel.Error,
        Message = "{Operation} failed with {Code}, request ID {RequestId}. The response has status {Status}.")]
    public static partial void ProblemFailed(
        ILogger logger, string operation, string code, string? requestId, int status, Exception exception);

    [LoggerMessage(
        EventId = 203, Level = LogLevel.Warning,
        Message = "The scheme {Scheme} cannot verify a token, so the response has status 503. {Reason}")]
    public static partial void ProblemKeysUnavailable(ILogger logger, string scheme, string reason);

    [LoggerMessage(
        EventId = 301, Level = LogLevel.Warning,
        Message = "A sign-in through managed login failed: {Reason}. The entry before this one has the cause.")]
    public static partial void ManagedLoginSignInFailed(ILogger logger, string reason);

    [LoggerMessage(EventId = 302, Level = LogLevel.Debug, Message = "The tokens of a signed-in user were refreshed.")]
    public static partial void ManagedLoginRefreshed(ILogger logger);

    [LoggerMessage(
        EventId = 303, Level = LogLevel.Information, Message = "A user is signed out, because Cognito refused the refresh with {Error}.")]
    public static partial void ManagedLoginEnded(ILogger logger, string error);

    [LoggerMessage(
        EventId = 306, Level = LogLevel.Warning,
        Message = "A user is signed out, because the ID token of a refresh is not valid: {Reason}.")]
    public static partial void ManagedLoginIdTokenRefused(ILogger logger, TokenRefusal reason);

    [LoggerMessage(
        EventId = 304, Level = LogLevel.Warning,
        Message = "The tokens of a signed-in user could not be refreshed. The user stays signed in for the time of OutageTolerance.")]
    public static partial void ManagedLoginRefreshFailed(ILogger logger, Exception exception);

    [LoggerMessage(
        EventId = 305, Level = LogLevel.Warning,
        Message = "A refresh token could not be revoked at the sign-out. It stays valid until it expires.")]
    public static partial void ManagedLoginRevocationFailed(ILogger logger, Exception exception);

    [LoggerMessage(1, LogLevel.Information, "A user signed in with the scheme {Scheme}.")]
    public static partial void SignInSignedIn(ILogger logger, string scheme);

    [LoggerMessage(2, LogLevel.Information, "Cognito refused {Operation} with {Code} (request ID {RequestId}).")]
    public static partial void SignInRefused(ILogger logger, string operation, string code, string? requestId);

    [LoggerMessage(3, LogLevel.Warning, "A step of a sign-in or a change of an account had no result.")]
    public static partial void SignInNoResult(ILogger logger, Exception failure);

    [LoggerMessage(4, LogLevel.Warning,
        "The session behind a cookie cannot be checked. For {Pause}, requests continue with the claims of their cookies.")]
    public static partial void SignInUnchecked(ILogger logger, TimeSpan pause, Exception failure);

    [LoggerMessage(5, LogLevel.Information, "A session has ended, because it was signed out elsewhere, revoked or expired.")]
    public static partial void SignInEnded(ILogger logger);

    [LoggerMessage(6, LogLevel.Warning, "A sign-out is complete in this process, but not at Cognito or in the token store. It is retried.")]
    public static partial void SignInSignOutPostponed(ILogger logger, Exception failure);

    [LoggerMessage(7, LogLevel.Information, "A postponed sign-out is complete.")]
    public static partial void SignInSignOutCompleted(ILogger logger);

    [LoggerMessage(8, LogLevel.Error, "The new ID token of a session was refused. Requests continue with the claims of the cookie.")]
    public static partial void SignInIdTokenRefused(ILogger logger, Exception failure);

    [LoggerMessage(9, LogLevel.Error, "The token store returned the session of another user. The cookie was refused.")]
    public static partial void SignInOtherUser(ILogger logger);

    [LoggerMessage(10, LogLevel.Information,
        "The tokens of the scheme {Scheme} are kept in the memory of this process. Servers that share users require a shared token store.")]
    public static partial void SignInInMemory(ILogger logger, string scheme);
}
