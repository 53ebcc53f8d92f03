using System.Runtime.Versioning;
using System.Text.Json;
using LiteCognito.Protocol;

namespace LiteCognito.Signing.Credentials;

/// <summary>The tokens that <c>aws sso login</c> leaves in its cache.</summary>
[UnsupportedOSPlatform("browser")]
internal sealed class SsoToken
{
    /// <summary>The content of the file.</summary>
    public required JsonElement Root { get; init; }

    public required string AccessToken { get; init; }

    /// <summary>The time at which the access token expires, by the clock of this machine.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    public string? RefreshToken => SignInCache.Text(Root, "refreshToken");

    /// <summary>The secrets that no message may contain.</summary>
    public List<string> Secrets => Redaction.SecretsOf(AccessToken, RefreshToken, ClientSecret);

    private string? ClientId => SignInCache.Text(Root, "clientId");

    private string? ClientSecret => SignInCache.Text(Root, "clientSecret");

    /// <summary>Reads the tokens. Returns <see langword="null"/> if the content is not what AWS's tools write.</summary>
    public static SsoToken? Read(JsonElement root) =>
        SignInCache.Token(root, "accessToken") is { } token && SignInCache.Time(root, "expiresAt") is { } end
            ? new() { Root = root, AccessToken = token, ExpiresAt = end } : null;

    /// <summary>True if the tokens belong to a start URL, which may be written with or without a fragment or a slash at its end.</summary>
    public bool IsOf(string startUrl) =>
        SignInCache.Text(Root, "startUrl") is not { } own || Plain(own).Equals(Plain(startUrl), StringComparison.OrdinalIgnoreCase);

    public bool CanRefresh(DateTimeOffset now) =>
        RefreshToken is not null && ClientId is not null && ClientSecret is not null
        && !(SignInCache.Time(Root, "registrationExpiresAt") <= now);

    /// <summary>Returns the request that refreshes the tokens. The caller zeroes it.</summary>
    public byte[] Request() => SignInCache.Write(json =>
    {
        json.WriteString("clientId", ClientId);
        json.WriteString("clientSecret", ClientSecret);
        json.WriteString("grantType", "refresh_token");
        json.WriteString("refreshToken", RefreshToken);
    });

    private static string Plain(string url)
    {
        int fragment = url.IndexOf('#', StringComparison.Ordinal);
        return (fragment < 0 ? url : url[..fragment]).TrimEnd('/');
    }
}
