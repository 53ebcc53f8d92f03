using System.Text.Json;

namespace LiteCognito;

/// <summary>What the userInfo endpoint says of a user; which claims depends on the token's scopes.</summary>
public sealed record OAuthUserInfo : Redacted
{
    internal OAuthUserInfo(string subject, string? username, JsonElement claims)
    {
        Subject = subject;
        Username = username;
        Claims = claims;
    }

    /// <summary>
    /// The user's id, <c>sub</c>. Compare it with the ID token's before trusting the rest (OpenID Connect Core section 5.3.2).
    /// </summary>
    public string Subject { get; }

    /// <summary>The user name.</summary>
    public string? Username { get; }

    /// <summary>
    /// All claims. Cognito sends <c>email_verified</c> and <c>phone_number_verified</c> as the texts <c>true</c> and <c>false</c>.
    /// </summary>
    public JsonElement Claims { get; }
}
