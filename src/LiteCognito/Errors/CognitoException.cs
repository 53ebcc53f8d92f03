namespace LiteCognito;

/// <summary>
/// The service refused a call or failed at it. Filter by <see cref="Code"/>:
/// <c>catch (CognitoException e) when (e.Code == CognitoErrorCodes.CodeMismatch)</c>.
/// </summary>
/// <remarks>The message repeats the service's, without any password, code, session or token that the service echoed.</remarks>
public sealed class CognitoException : Exception
{
    internal CognitoException(string operation, int statusCode, string? code, string? message, string? requestId, int attempts = 1)
        : base($"{operation} failed with {(code is null ? $"HTTP status {statusCode}" : code)}{(string.IsNullOrEmpty(message) ? "." : $": {message}")}")
    {
        Operation = operation;
        ServiceMessage = message;
        StatusCode = statusCode;
        Code = code ?? CognitoErrorCodes.Unrecognized;
        RequestId = requestId;
        Attempts = attempts;
    }

    /// <summary>The operation that failed, such as <c>RespondToAuthChallenge</c>.</summary>
    public string Operation { get; }

    internal string? ServiceMessage { get; }

    /// <summary>The error code as Cognito names it, one of <see cref="CognitoErrorCodes"/> or newer than this library.</summary>
    public string Code { get; }

    /// <summary>The HTTP status of the answer.</summary>
    public int StatusCode { get; }

    /// <summary>The <c>x-amzn-RequestId</c> of the answer, to quote to AWS support; <see langword="null"/> when there was none.</summary>
    public string? RequestId { get; }

    /// <summary>How often the call was tried, this failure being the last.</summary>
    public int Attempts { get; }

    /// <summary>
    /// Whether the challenge whose answer was refused can be answered again: with another code or password, with the authenticator's
    /// next code, or a little later. Where it cannot, the sign-in starts again. False for calls that answer no challenge.
    /// </summary>
    public bool CanAnswerAgain { get; internal set; }

    /// <summary>The same with more to say.</summary>
    internal CognitoException With(string advice) => new(Operation, StatusCode, Code, $"{ServiceMessage} {advice}".TrimStart(), RequestId, Attempts);

    /// <summary>Whether the same call may succeed later, unchanged: throttling and failures on the service's side.</summary>
    public bool IsTransient => StatusCode >= 500 || IsThrottling;

    /// <summary>
    /// Gets whether the service refused the call because there are too many. Cognito throttles with status 400. LimitExceededException
    /// is not throttling: it is a limit per user, and a repeated call counts against it.
    /// </summary>
    internal bool IsThrottling =>
        StatusCode == 429 || Code is CognitoErrorCodes.TooManyRequests or CognitoErrorCodes.Throttling or "RequestLimitExceeded" or "SlowDown";
}
