using System.Net;

namespace LiteCognito;

/// <summary>
/// The exception that is thrown when the service rejects a call or fails to complete it. Filter by <see cref="Code"/>:
/// <c>catch (CognitoException e) when (e.Code == CognitoErrorCodes.CodeMismatch)</c>.
/// </summary>
/// <remarks>
/// The message contains the message of the service. If the service repeats a password, code, session or token of the request, the secret is
/// replaced with <c>***</c>, or the message is withheld. Messages of the service are truncated to 1,024 characters, and control characters
/// are replaced with spaces.
/// </remarks>
/// <example>
/// <code language="csharp">
/// using LiteCognito;
///
/// try
/// {
///     await client.SignInAsync("alice", "a wrong password");
/// }
/// catch (CognitoException e) when (e.Code == CognitoErrorCodes.NotAuthorized)
/// {
///     Console.WriteLine("The user name or the password is wrong.");
/// }
/// </code>
/// </example>
/// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/CommonErrors.html"/>
public sealed class CognitoException : Exception
{
    private bool _canAnswerAgain;

    /// <summary>Creates the exception. Call this constructor to test how your program handles an error of the service.</summary>
    /// <param name="operation">The operation that failed, such as <c>RespondToAuthChallenge</c>.</param>
    /// <param name="statusCode">The HTTP status of the response. Cognito rejects calls with status 400.</param>
    /// <param name="code">The error code, one of <see cref="CognitoErrorCodes"/>; <see langword="null"/> if the response has none.</param>
    /// <param name="serviceMessage">The message of the service, which must not contain secrets, or <see langword="null"/>.</param>
    /// <param name="requestId">The <c>x-amzn-RequestId</c> of the response, or <see langword="null"/>.</param>
    /// <param name="attempts">The number of attempts made.</param>
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

    /// <summary>Gets the name of the operation that failed, such as <c>RespondToAuthChallenge</c>.</summary>
    public string Operation { get; }

    /// <summary>
    /// Gets the message of the service, or <see langword="null"/> if the service sent none. <see cref="Exception.Message"/> contains it
    /// too, after other text. The text of a Lambda trigger follows a prefix such as <c>PreSignUp failed with error</c>.
    /// </summary>
    public string? ServiceMessage { get; }

    /// <summary>
    /// Gets the error code: one of <see cref="CognitoErrorCodes"/>, or a code that is newer than this library. It is
    /// <see cref="CognitoErrorCodes.Unrecognized"/> if the response has none, or one that is not an identifier or repeats a secret.
    /// </summary>
    public string Code { get; }

    /// <summary>Gets the HTTP status of the response.</summary>
    public HttpStatusCode StatusCode { get; }

    /// <summary>
    /// Gets the <c>x-amzn-RequestId</c> of the response, which AWS Support may ask for, or <see langword="null"/> if it has none that is an
    /// identifier of at most 128 characters.
    /// </summary>
    public string? RequestId { get; }

    /// <summary>Gets the number of attempts made, including the last one.</summary>
    public int Attempts { get; }

    /// <summary>
    /// Gets a value that indicates whether the same challenge can be answered again: with another code or password, with the
    /// authenticator's next code, or a little later.
    /// </summary>
    /// <remarks>
    /// If the value is <see langword="false"/>, start the sign-in again. The value is also <see langword="false"/> for calls that do not
    /// answer a challenge.
    /// </remarks>
    public bool CanAnswerAgain { get => _canAnswerAgain; init => _canAnswerAgain = value; }

    /// <summary>Sets <see cref="CanAnswerAgain"/>. The challenge calls this method, because only the challenge knows the answer.</summary>
    internal void SetCanAnswerAgain(bool canAnswerAgain) => _canAnswerAgain = canAnswerAgain;

    /// <summary>Creates a copy whose service message ends with advice for the caller.</summary>
    internal CognitoException With(string advice) =>
        new(Operation, StatusCode, Code, $"{ServiceMessage} {advice}".TrimStart(), RequestId, Attempts);

    /// <summary>
    /// Gets a value that indicates whether the same call may succeed later: after throttling, or after a failure of the service (HTTP
    /// status 500 or above). The client has already retried such calls within <see cref="CallLimits"/> if they are safe to repeat.
    /// </summary>
    public bool IsTransient => (int)StatusCode >= 500 || IsThrottling;

    /// <summary>
    /// Gets a value that indicates whether the service throttled the call. Cognito throttles with status 400. LimitExceededException is
    /// not throttling: it is a limit per user, and a repeated call counts against it.
    /// </summary>
    internal bool IsThrottling =>
        StatusCode == HttpStatusCode.TooManyRequests
        || Code is CognitoErrorCodes.TooManyRequests or CognitoErrorCodes.Throttling or "RequestLimitExceeded" or "SlowDown";

    private static string Text(string operation, string cause, string? serviceMessage) =>
        $"{operation} failed with {cause}{(string.IsNullOrEmpty(serviceMessage) ? "." : $": {serviceMessage}")}";
}
