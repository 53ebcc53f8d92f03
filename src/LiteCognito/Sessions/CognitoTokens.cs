using LiteCognito.Model;
using LiteCognito.Tokens;

namespace LiteCognito;

/// <summary>The tokens of a signed-in user.</summary>
/// <seealso
///   href="https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-tokens-with-identity-providers.html"/>
public sealed record CognitoTokens : Redacted
{
    /// <summary>Gets the access token, a JWT.</summary>
    public required string AccessToken { get; init; }

    /// <summary>Gets the ID token, a JWT, or <see langword="null"/> if Cognito returned none.</summary>
    public string? IdToken { get; init; }

    /// <summary>Gets the refresh token, or <see langword="null"/> if Cognito returned none.</summary>
    public string? RefreshToken { get; init; }

    /// <summary>Gets the token type, <c>Bearer</c>.</summary>
    public string TokenType { get; init; } = "Bearer";

    /// <summary>Gets the lifetime of the access and ID tokens in seconds, counted from when they were received.</summary>
    /// <remarks>
    /// If the response contained no lifetime, this is the difference of the access token's claims <c>exp</c> and <c>iat</c>, or 3600 if
    /// the token cannot be read.
    /// </remarks>
    public int ExpiresIn { get; init; }

    /// <summary>
    /// Gets the time when the access and ID tokens expire: the time when they were received plus <see cref="ExpiresIn"/>.
    /// </summary>
    /// <remarks>This time is based on the local clock. The <c>exp</c> claim of the tokens is based on Cognito's clock.</remarks>
    public DateTimeOffset ExpiresAt { get; init; }

    /// <summary>
    /// Gets the keys that Cognito assigned to a new device, or <see langword="null"/> if it assigned none. Only pools that remember devices
    /// assign keys.
    /// </summary>
    public NewDeviceMetadata? NewDeviceMetadata { get; init; }

    /// <summary>True if every token that is present contains only characters of tokens.</summary>
    internal bool AreSafe => TokenText.IsSafe(AccessToken) && TokenText.IsSafe(IdToken) && TokenText.IsSafe(RefreshToken);

    /// <summary>Throws if a token contains a character that no token contains. The message does not quote it.</summary>
    internal CognitoTokens Checked() => AreSafe ? this : throw new CognitoProtocolException(
        "A token contains a character that tokens cannot contain, such as a space or a line break. It is not from Cognito.");

    internal static CognitoTokens From(AuthenticationResult result, TimeProvider clock)
    {
        string accessToken = NullIfBlank(result.AccessToken)
            ?? throw new CognitoProtocolException("Cognito's response contains no access token.");
        int lifetime = Lifetime(result.ExpiresIn, accessToken);
        return new()
        {
            AccessToken = accessToken,
            IdToken = NullIfBlank(result.IdToken),
            RefreshToken = NullIfBlank(result.RefreshToken),
            TokenType = result.TokenType ?? "Bearer",
            ExpiresIn = lifetime,
            ExpiresAt = clock.GetUtcNow().AddSeconds(lifetime),
            NewDeviceMetadata = result.NewDeviceMetadata,
        };
    }

    /// <summary>Returns a token of a response. A blank text is not a token.</summary>
    internal static string? NullIfBlank(string? token) => string.IsNullOrWhiteSpace(token) ? null : token;

    /// <summary>Returns the lifetime of new tokens in seconds. A response may lack it (RFC 6749 section 5.1 only recommends it).</summary>
    internal static int Lifetime(int? expiresIn, string accessToken)
    {
        if (expiresIn is > 0 and int seconds)
            return seconds;
        // The difference does not depend on Cognito's clock.
        long? own = UnverifiedToken.Number(accessToken, "exp"u8) - UnverifiedToken.Number(accessToken, "iat"u8);
        return own is > 0 and <= int.MaxValue ? (int)own : 3600;
    }
}
