using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication;

namespace LiteCognito.SignIn;

/// <summary>The items of a cookie's ticket that lead to the session. The ticket is sealed by Data Protection.</summary>
internal sealed record SessionTicket(string Handle, string Username, string Stamp, DateTimeOffset TokensExpireAt) : Redacted
{
    private const string HandleItem = ".Cognito.Session", UsernameItem = ".Cognito.Username", StampItem = ".Cognito.Stamp",
        ExpiresItem = ".Cognito.Expires";

    /// <summary>Returns a random handle of 256 bits.</summary>
    public static string NewHandle() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static SessionTicket? Read(AuthenticationProperties properties) =>
        properties.Items.TryGetValue(HandleItem, out string? handle) && handle is { Length: > 0 }
        && properties.Items.TryGetValue(UsernameItem, out string? username) && username is { Length: > 0 }
        && properties.Items.TryGetValue(StampItem, out string? stamp)
        && properties.Items.TryGetValue(ExpiresItem, out string? expires)
        && long.TryParse(expires, NumberStyles.None, CultureInfo.InvariantCulture, out long seconds)
            ? new(handle, username, stamp ?? "", DateTimeOffset.FromUnixTimeSeconds(seconds)) : null;

    /// <summary>Identifies tokens without telling them, so that a request notices that other tokens were received.</summary>
    public static string StampOf(CognitoTokens tokens) =>
        Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(tokens.AccessToken)).AsSpan(0, 16));

    public void Write(AuthenticationProperties properties)
    {
        properties.Items[HandleItem] = Handle;
        properties.Items[UsernameItem] = Username;
        properties.Items[StampItem] = Stamp;
        properties.Items[ExpiresItem] = TokensExpireAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
    }
}
