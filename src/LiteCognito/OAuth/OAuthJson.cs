using System.Text.Json.Serialization;

namespace LiteCognito.OAuth;

/// <summary>A response of the token endpoint (RFC 6749 section 5.1).</summary>
internal sealed record TokenAnswer : Redacted
{
    [JsonPropertyName("access_token")]
    public string? AccessToken { get; init; }

    [JsonPropertyName("id_token")]
    public string? IdToken { get; init; }

    [JsonPropertyName("refresh_token")]
    public string? RefreshToken { get; init; }

    [JsonPropertyName("token_type")]
    public string? TokenType { get; init; }

    [JsonPropertyName("expires_in")]
    public int? ExpiresIn { get; init; }

    public CognitoTokens ToTokens(TimeProvider clock)
    {
        if (string.IsNullOrWhiteSpace(AccessToken))
            throw new CognitoProtocolException("The response of the token endpoint contains no access token.");
        // A token of an unknown type must not be used (RFC 6749 section 7.1).
        if (!"Bearer".Equals(TokenType, StringComparison.OrdinalIgnoreCase))
            throw new CognitoProtocolException("The token endpoint returned a token that is not of type Bearer.");
        int lifetime = CognitoTokens.Lifetime(ExpiresIn, AccessToken);
        return new CognitoTokens
        {
            AccessToken = AccessToken,
            IdToken = CognitoTokens.NullIfBlank(IdToken),
            RefreshToken = CognitoTokens.NullIfBlank(RefreshToken),
            ExpiresIn = lifetime,
            ExpiresAt = clock.GetUtcNow().AddSeconds(lifetime),
        }.Checked();
    }
}

/// <summary>An error response (RFC 6749 section 5.2).</summary>
internal sealed record ErrorAnswer : Redacted
{
    [JsonPropertyName("error")]
    public string? Error { get; init; }

    [JsonPropertyName("error_description")]
    public string? Description { get; init; }
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(TokenAnswer)), JsonSerializable(typeof(ErrorAnswer))]
internal sealed partial class OAuthJson : JsonSerializerContext;
