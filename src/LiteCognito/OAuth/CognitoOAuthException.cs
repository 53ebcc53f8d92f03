using System.Net;

namespace LiteCognito;

/// <summary>
/// The exception that is thrown when managed login refuses a request at its token, userInfo or revocation endpoint, or in the redirect that
/// ends a sign-in.
/// </summary>
/// <remarks>
/// <para>Filter by <see cref="Error"/>: <c>catch (CognitoOAuthException e) when (e.Error == "invalid_grant")</c>.</para>
/// <para>
/// The error codes are those of RFC 6749 sections 4.1.2.1 and 5.2. Neither the message nor the description repeats a code, token or secret
/// that was sent.
/// </para>
/// </remarks>
/// <seealso href="https://www.rfc-editor.org/rfc/rfc6749"/>
public sealed class CognitoOAuthException : Exception
{
    /// <summary>
    /// Creates the exception. Call this constructor to test how your program handles a refusal.
    /// </summary>
    /// <param name="operation">The operation that failed, such as <c>The token request</c>.</param>
    /// <param name="error">The error code, or <see langword="null"/> if it is missing or malformed.</param>
    /// <param name="description">The server's description of the error, which must not contain secrets, or <see langword="null"/>.</param>
    /// <param name="statusCode">The HTTP status of the response, or <see langword="null"/> for an error in a redirect.</param>
    public CognitoOAuthException(string operation, string? error, string? description, HttpStatusCode? statusCode)
        : base($"{operation} failed with {error ?? Cause(statusCode)}{(string.IsNullOrEmpty(description) ? "." : $": {description}")}")
    {
        Error = error ?? "unrecognized";
        Description = description;
        StatusCode = statusCode;
    }

    /// <summary>
    /// Gets the error code, such as <c>invalid_grant</c> (a code or refresh token was used, expired or revoked), <c>invalid_client</c> or
    /// <c>access_denied</c>. It is <c>unrecognized</c> if the code is missing, malformed or longer than 64 characters.
    /// </summary>
    public string Error { get; }

    /// <summary>
    /// Gets the server's description of the error, truncated to 512 characters, or <see langword="null"/> if there is none. Display it only
    /// as plain text, because anyone may have written the description in a redirect.
    /// </summary>
    public string? Description { get; }

    /// <summary>Gets the HTTP status of the response, or <see langword="null"/> if the error came in a redirect.</summary>
    public HttpStatusCode? StatusCode { get; }

    /// <summary>
    /// Gets a value that indicates whether the same call may succeed later. It is <see langword="true"/> for throttling and failures of the
    /// service.
    /// </summary>
    public bool IsTransient =>
        StatusCode is >= HttpStatusCode.InternalServerError or HttpStatusCode.TooManyRequests
            || Error is "server_error" or "temporarily_unavailable";

    private static string Cause(HttpStatusCode? statusCode) =>
        statusCode is { } status ? $"HTTP status {(int)status}" : "an invalid error code";
}
