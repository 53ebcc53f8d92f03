using LiteCognito.Model;

namespace LiteCognito;

/// <summary>The secret of an authenticator app that is being set up. Whoever knows it can compute the codes.</summary>
public sealed record SoftwareTokenSecret : Redacted
{
    /// <summary>Takes the secret that <c>AssociateSoftwareToken</c> returned.</summary>
    /// <param name="secretCode">The secret in Base32.</param>
    public SoftwareTokenSecret(string secretCode)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(secretCode);
        SecretCode = secretCode;
    }

    /// <summary>The secret in Base32, for typing into the app.</summary>
    public string SecretCode { get; }

    /// <summary>Returns the <c>otpauth://totp/</c> URI to draw as a QR code (the Key Uri Format of Google Authenticator).</summary>
    /// <param name="issuer">The name of your service, as the app shows it. It must not contain a colon.</param>
    /// <param name="account">The user's name, as the app shows it.</param>
    public string ToUri(string issuer, string account)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(issuer);
        ArgumentException.ThrowIfNullOrWhiteSpace(account);
        if (issuer.Contains(':', StringComparison.Ordinal))
            throw new ArgumentException(
                "The issuer must not contain a colon: the URI separates issuer and account by one.", nameof(issuer));
        string name = Uri.EscapeDataString(issuer);
        return $"otpauth://totp/{name}:{Uri.EscapeDataString(account)}?secret={SecretCode}&issuer={name}";
    }

    internal static SoftwareTokenSecret From(AssociateSoftwareTokenResponse response) =>
        string.IsNullOrWhiteSpace(response.SecretCode)
            ? throw new CognitoProtocolException("AssociateSoftwareToken was answered without a SecretCode.")
            : new(response.SecretCode);
}
