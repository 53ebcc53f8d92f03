using LiteCognito.Model;

namespace LiteCognito;

/// <summary>The tokens of a signed-in user.</summary>
public sealed record CognitoTokens : Redacted
{
    /// <summary>The access token, a JWT.</summary>
    public required string AccessToken { get; init; }

    /// <summary>The ID token, a JWT.</summary>
    public string? IdToken { get; init; }

    /// <summary>The refresh token.</summary>
    public string? RefreshToken { get; init; }

    /// <summary><c>Bearer</c>.</summary>
    public string TokenType { get; init; } = "Bearer";

    /// <summary>The life of the access and ID tokens in seconds, counted from when they were received.</summary>
    public int ExpiresIn { get; init; }

    /// <summary>
    /// When they expire, by this machine's clock: that of their receipt and <see cref="ExpiresIn"/>. Their <c>exp</c> is by Cognito's.
    /// </summary>
    public DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The device that Cognito has given a key, where the pool remembers devices.</summary>
    public NewDeviceMetadata? NewDeviceMetadata { get; init; }

    internal static CognitoTokens From(AuthenticationResult result, TimeProvider clock) => new()
    {
        AccessToken = result.AccessToken ?? throw new CognitoProtocolException("The sign-in was answered without an access token."),
        IdToken = result.IdToken,
        RefreshToken = result.RefreshToken,
        TokenType = result.TokenType ?? "Bearer",
        ExpiresIn = result.ExpiresIn,
        ExpiresAt = clock.GetUtcNow().AddSeconds(result.ExpiresIn),
        NewDeviceMetadata = result.NewDeviceMetadata,
    };
}
