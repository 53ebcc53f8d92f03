using System.Text.Json;

namespace LiteCognito;

/// <summary>
/// The claims of a user from the userInfo endpoint. The scopes of the access token determine which claims the response contains.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/cognito/latest/developerguide/userinfo-endpoint.html"/>
public sealed record OAuthUserInfo : Redacted
{
    internal OAuthUserInfo(string subject, string? username, JsonElement claims)
    {
        Subject = subject;
        Username = username;
        Claims = claims;
    }

    /// <summary>
    /// Gets the ID of the user, <c>sub</c>. Compare it with the <c>sub</c> of the ID token before you trust the other claims (OpenID
    /// Connect Core section 5.3.2).
    /// </summary>
    /// <seealso href="https://openid.net/specs/openid-connect-core-1_0.html#UserInfoResponse"/>
    public string Subject { get; }

    /// <summary>Gets the user name, or <see langword="null"/> if the response contains none.</summary>
    public string? Username { get; }

    /// <summary>
    /// Gets all claims as JSON. Cognito sends <c>email_verified</c> and <c>phone_number_verified</c> as the strings <c>true</c> and
    /// <c>false</c>.
    /// </summary>
    public JsonElement Claims { get; }
}
