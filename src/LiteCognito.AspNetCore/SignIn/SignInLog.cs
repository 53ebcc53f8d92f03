using Microsoft.Extensions.Logging;

namespace LiteCognito.SignIn;

/// <summary>The log messages of the cookie sign-in. None contains the name of a user or a secret.</summary>
internal static partial class SignInLog
{
    [LoggerMessage(1, LogLevel.Information, "A user signed in with the scheme {Scheme}.")]
    public static partial void SignedIn(ILogger logger, string scheme);

    [LoggerMessage(2, LogLevel.Information, "Cognito refused {Operation} with {Code} (request ID {RequestId}).")]
    public static partial void Refused(ILogger logger, string operation, string code, string? requestId);

    [LoggerMessage(3, LogLevel.Warning, "A step of a sign-in or a change of an account had no result.")]
    public static partial void NoResult(ILogger logger, Exception failure);

    [LoggerMessage(4, LogLevel.Warning,
        "The session behind a cookie cannot be checked. For {Pause}, requests continue with the claims of their cookies.")]
    public static partial void Unchecked(ILogger logger, TimeSpan pause, Exception failure);

    [LoggerMessage(5, LogLevel.Information, "A session has ended, because it was signed out elsewhere, revoked or expired.")]
    public static partial void Ended(ILogger logger);

    [LoggerMessage(6, LogLevel.Warning, "A sign-out is complete in this process, but not at Cognito or in the token store. It is retried.")]
    public static partial void SignOutPostponed(ILogger logger, Exception failure);

    [LoggerMessage(7, LogLevel.Information, "A postponed sign-out is complete.")]
    public static partial void SignOutCompleted(ILogger logger);

    [LoggerMessage(8, LogLevel.Error, "The new ID token of a session was refused. Requests continue with the claims of the cookie.")]
    public static partial void IdTokenRefused(ILogger logger, Exception failure);

    [LoggerMessage(9, LogLevel.Error, "The token store returned the session of another user. The cookie was refused.")]
    public static partial void OtherUser(ILogger logger);

    [LoggerMessage(10, LogLevel.Information,
        "The tokens of the scheme {Scheme} are kept in the memory of this process. Servers that share users require a shared token store.")]
    public static partial void InMemory(ILogger logger, string scheme);
}
