namespace LiteCognito.Emulator.OAuth;

/// <summary>An error response with a code of RFC 6749 or, for an invalid access token, of RFC 6750.</summary>
internal sealed class OAuthError(string error, string description, int status = 400) : Exception(description)
{
    public string Error { get; } = error;

    public int Status { get; } = status;

    public static OAuthError InvalidRequest(string description) => new("invalid_request", description);

    public static OAuthError InvalidGrant(string description) => new("invalid_grant", description);
}
