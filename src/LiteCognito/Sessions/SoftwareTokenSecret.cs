using LiteCognito.Model;

namespace LiteCognito;

/// <summary>The secret for the setup of an authenticator app. Anyone who knows it can compute the app's codes.</summary>
/// <example>
/// <code language="csharp">
/// using LiteCognito;
///
/// SoftwareTokenSecret secret = await session.AssociateSoftwareTokenAsync();
/// ShowQrCode(secret.ToUri("ACME", "alice"));
/// if (await session.VerifySoftwareTokenAsync(ReadCode(), "Alice's phone"))
///     await session.SetMfaPreferenceAsync(new() { SoftwareToken = MfaSetting.Preferred });
/// </code>
/// </example>
public sealed record SoftwareTokenSecret : Redacted
{
    private const int MaxLength = 512;

    /// <summary>Creates a secret from the result of <c>AssociateSoftwareToken</c>.</summary>
    /// <param name="secretCode">The secret in Base32.</param>
    public SoftwareTokenSecret(string secretCode)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(secretCode);
        SecretCode = secretCode;
    }

    /// <summary>Gets the secret in Base32, for users who type it into the app.</summary>
    public string SecretCode { get; }

    /// <summary>Returns the <c>otpauth://totp/</c> URI to display as a QR code.</summary>
    /// <param name="issuer">The name of your service, as the app shows it. It must not contain a colon.</param>
    /// <param name="account">The name of the user, as the app shows it.</param>
    /// <returns>The URI, in the Key Uri Format of Google Authenticator.</returns>
    /// <exception cref="ArgumentException">The issuer contains a colon.</exception>
    /// <seealso href="https://github.com/google/google-authenticator/wiki/Key-Uri-Format"/>
    public string ToUri(string issuer, string account)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(issuer);
        ArgumentException.ThrowIfNullOrWhiteSpace(account);
        if (issuer.Contains(':', StringComparison.Ordinal))
            throw new ArgumentException(
                "The issuer must not contain a colon, because a colon separates it from the account in the URI.", nameof(issuer));
        string name = Uri.EscapeDataString(issuer);
        return $"otpauth://totp/{name}:{Uri.EscapeDataString(account)}?secret={SecretCode}&issuer={name}";
    }

    private static bool IsBase32(char c) => char.IsAsciiLetter(c) || c is (>= '2' and <= '7') or '=';

    // The secret is printed on terminals and becomes part of a QR code.
    internal static SoftwareTokenSecret From(AssociateSoftwareTokenResponse response) =>
        response.SecretCode is { Length: > 0 and <= MaxLength } secret && secret.All(IsBase32)
            ? new(secret)
            : throw new CognitoProtocolException("The response to AssociateSoftwareToken contains no SecretCode in Base32.");
}
