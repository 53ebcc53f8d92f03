namespace LiteCognito.Emulator.OAuth;

/// <summary>A refusal with a code of RFC 6749, or of RFC 6750 for a token that is refused.</summary>
internal sealed class OAuthError(string error, string description, int status = 400) : Exception(description)
{
    public string Error { get; } = error;

    public int Status { get; } = status;

    public static OAuthError InvalidRequest(string description) => new("invalid_request", description);

    public static OAuthError InvalidGrant(string description) => new("invalid_grant", description);
}
