using LiteCognito;

namespace WebSignIn.Web;

/// <summary>What an authenticator app needs: the address in the QR code, and the same secret for typing.</summary>
public sealed record AuthenticatorApp(string Uri, string Key)
{
    public static AuthenticatorApp For(SoftwareTokenSecret secret, string issuer, string account) => new(
        secret.ToUri(issuer, account),
        string.Join(' ', secret.SecretCode.Chunk(4).Select(part => new string(part))));
}
