using System.Net;

namespace LiteCognito;

/// <summary>
/// The service refused a call or failed at it. Filter by <see cref="Code"/>:
/// <c>catch (CognitoException e) when (e.Code == CognitoErrorCodes.CodeMismatch)</c>.
/// </summary>
/// <remarks>The message repeats the service's, without any password, code, session or token that the service echoed.</remarks>
public sealed class CognitoException : Exception
{
    private bool _canAnswerAgain;

    /// <summary>Creates the exception. The library does this; a program does it to test how it handles a refusal.</summary>
    /// <param name="operation">The operation that failed, such as <c>RespondToAuthChallenge</c>.</param>
    /// <param name="statusCode">The HTTP status of the answer. Cognito refuses with 400.</param>
    /// <param name="code">The error code, one of <see cref="CognitoErrorCodes"/>; <see langword="null"/> where the answer has none.</param>
    /// <param name="serviceMessage">The service's own message, which must not repeat a secret.</param>
    /// <param name="requestId">The <c>x-amzn-RequestId</c> of the answer.</param>
    /// <param name="attempts">How often the call was tried.</param>
    public CognitoException(
        string operation, HttpStatusCode statusCode, string? code, string? serviceMessage, string? requestId = null, int attempts = 1)
        : base(Text(operation, code ?? $"HTTP status {(int)statusCode}", serviceMessage))
    {
        Operation = operation;
        ServiceMessage = serviceMessage;
        StatusCode = statusCode;
        Code = code ?? CognitoErrorCodes.Unrecognized;
        RequestId = requestId;
        Attempts = attempts;
    }

    /// <summary>The operation that failed, such as <c>RespondToAuthChallenge</c>.</summary>
    public string Operation { get; }

    /// <summary>
    /// The service's own message, without what precedes it in <see cref="Exception.Message"/>; <see langword="null"/> where it sent none.
    /// A Lambda trigger's text is in it, after <c>PreSignUp failed with error</c> and the like.
    /// </summary>
    public string? ServiceMessage { get; }

    /// <summary>The error code as Cognito names it, one of <see cref="CognitoErrorCodes"/> or newer than this library.</summary>
    public string Code { get; }

    /// <summary>The HTTP status of the answer.</summary>
    public HttpStatusCode StatusCode { get; }

    /// <summary>The <c>x-amzn-RequestId</c> of the answer, to quote to AWS support; <see langword="null"/> when there was none.</summary>
    public string? RequestId { get; }

    /// <summary>How often the call was tried, this failure being the last.</summary>
    public int Attempts { get; }

    /// <summary>
    /// Whether the challenge whose answer was refused can be answered again: with another code or password, with the authenticator's
    /// next code, or a little later. Where it cannot, the sign-in starts again. False for calls that answer no challenge.
    /// </summary>
    public bool CanAnswerAgain { get => _canAnswerAgain; init => _canAnswerAgain = value; }

    /// <summary>Says whether the challenge can be answered again, once the refusal has reached it.</summary>
    internal void SetCanAnswerAgain(bool canAnswerAgain) => _canAnswerAgain = canAnswerAgain;

    /// <summary>The same with more to say.</summary>
    internal CognitoException With(string advice) =>
        new(Operation, StatusCode, Code, $"{ServiceMessage} {advice}".TrimStart(), RequestId, Attempts);

    /// <summary>Whether the same call may succeed later, unchanged: throttling and failures on the service's side.</summary>
    public bool IsTransient => (int)StatusCode >= 500 || IsThrottling;

    /// <summary>
    /// Gets whether the service refused the call because there are too many. Cognito throttles with status 400. LimitExceededException
    /// is not throttling: it is a limit per user, and a repeated call counts against it.
    /// </summary>
    internal bool IsThrottling =>
        StatusCode == HttpStatusCode.TooManyRequests
        || Code is CognitoErrorCodes.TooManyRequests or CognitoErrorCodes.Throttling or "RequestLimitExceeded" or "SlowDown";

    private static string Text(string operation, string cause, string? serviceMessage) =>
        $"{operation} failed with {cause}{(string.IsNullOrEmpty(serviceMessage) ? "." : $": {serviceMessage}")}";
}
