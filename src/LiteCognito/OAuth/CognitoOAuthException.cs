using System.Net;

namespace LiteCognito;

/// <summary>
/// Managed login refused: at its token, userInfo and revocation endpoints, or in the redirect that ends a sign-in. Filter by
/// <see cref="Error"/>: <c>catch (CognitoOAuthException e) when (e.Error == "invalid_grant")</c>.
/// </summary>
/// <remarks>
/// The error codes are those of RFC 6749 sections 4.1.2.1 and 5.2. Neither the message nor the description repeats a code, token or secret
/// that was sent.
/// </remarks>
public sealed class CognitoOAuthException : Exception
{
    /// <summary>Creates the exception. The library does this; a program does it to test how it handles a refusal.</summary>
    /// <param name="operation">What failed, such as <c>The token request</c>.</param>
    /// <param name="error">The error code; <see langword="null"/> where there is none, or none that could be one.</param>
    /// <param name="description">What the server said about it, without a secret.</param>
    /// <param name="statusCode">The HTTP status of the answer; <see langword="null"/> for an error in a redirect.</param>
    public CognitoOAuthException(string operation, string? error, string? description, HttpStatusCode? statusCode)
        : base($"{operation} failed with {error ?? Cause(statusCode)}{(string.IsNullOrEmpty(description) ? "." : $": {description}")}")
    {
        Error = error ?? "unrecognized";
        Description = description;
        StatusCode = statusCode;
    }

    /// <summary>
    /// The error code, such as <c>invalid_grant</c> (a code or refresh token that is used, expired or revoked), <c>invalid_client</c>,
    /// <c>access_denied</c>; <c>unrecognized</c> where there was none, or none that could be one.
    /// </summary>
    public string Error { get; }

    /// <summary>What the server said about it, if anything. In a redirect anybody may have written it: show it as text.</summary>
    public string? Description { get; }

    /// <summary>The HTTP status of the answer; <see langword="null"/> where the error came in a redirect.</summary>
    public HttpStatusCode? StatusCode { get; }

    /// <summary>Whether the same call may succeed later, unchanged: throttling and failures on the service's side.</summary>
    public bool IsTransient =>
        StatusCode is >= HttpStatusCode.InternalServerError or HttpStatusCode.TooManyRequests
            || Error is "server_error" or "temporarily_unavailable";

    private static string Cause(HttpStatusCode? statusCode) =>
        statusCode is { } status ? $"HTTP status {(int)status}" : "an error code that is none";
}
