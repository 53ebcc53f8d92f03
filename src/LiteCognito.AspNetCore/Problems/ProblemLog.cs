using Microsoft.Extensions.Logging;

namespace LiteCognito;

/// <summary>The log messages about failed requests. None contains a secret or the name of a user.</summary>
internal static partial class ProblemLog
{
    [LoggerMessage(
        EventId = 201, Level = LogLevel.Information,
        Message = "{Operation} was refused with {Code}, request ID {RequestId}. The response has status {Status}.")]
    public static partial void Refused(ILogger logger, string operation, string code, string? requestId, int status);

    [LoggerMessage(
        EventId = 202, Level = LogLevel.Error,
        Message = "{Operation} failed with {Code}, request ID {RequestId}. The response has status {Status}.")]
    public static partial void Failed(ILogger logger, string operation, string code, string? requestId, int status, Exception exception);

    [LoggerMessage(
        EventId = 203, Level = LogLevel.Warning,
        Message = "The scheme {Scheme} cannot verify a token, so the response has status 503. {Reason}")]
    public static partial void KeysUnavailable(ILogger logger, string scheme, string reason);
}
