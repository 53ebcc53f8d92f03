using Microsoft.Extensions.Logging;

namespace LiteCognito;

/// <summary>The log messages of managed login. None contains a token, a code or the name of a user.</summary>
internal static partial class ManagedLoginLog
{
    [LoggerMessage(
        EventId = 301, Level = LogLevel.Warning,
        Message = "A sign-in through managed login failed: {Reason}. The entry before this one has the cause.")]
    public static partial void SignInFailed(ILogger logger, string reason);

    [LoggerMessage(EventId = 302, Level = LogLevel.Debug, Message = "The tokens of a signed-in user were refreshed.")]
    public static partial void Refreshed(ILogger logger);

    [LoggerMessage(
        EventId = 303, Level = LogLevel.Information, Message = "A user is signed out, because Cognito refused the refresh with {Error}.")]
    public static partial void Ended(ILogger logger, string error);

    [LoggerMessage(
        EventId = 306, Level = LogLevel.Warning,
        Message = "A user is signed out, because the ID token of a refresh is not valid: {Reason}.")]
    public static partial void IdTokenRefused(ILogger logger, TokenRefusal reason);

    [LoggerMessage(
        EventId = 304, Level = LogLevel.Warning,
        Message = "The tokens of a signed-in user could not be refreshed. The user stays signed in for the time of OutageTolerance.")]
    public static partial void RefreshFailed(ILogger logger, Exception exception);

    [LoggerMessage(
        EventId = 305, Level = LogLevel.Warning,
        Message = "A refresh token could not be revoked at the sign-out. It stays valid until it expires.")]
    public static partial void RevocationFailed(ILogger logger, Exception exception);
}
