using System.Text.Json.Serialization;
using LiteCognito.Protocol;

namespace LiteCognito.Model;

/// <summary>Input of <see cref="CognitoIdentityClient.GetOpenIdTokenAsync"/>.</summary>
public sealed record GetOpenIdTokenRequest : Redacted
{
    /// <summary>The identity, <c>{region}:{uuid}</c>.</summary>
    public required string IdentityId { get; init; }

    /// <summary>Tokens by the name of who issued them, as for <see cref="GetIdRequest.Logins"/>.</summary>
    public IReadOnlyDictionary<string, string>? Logins { get; init; }
}

/// <summary>Output of <see cref="CognitoIdentityClient.GetOpenIdTokenAsync"/>.</summary>
public sealed record GetOpenIdTokenResponse : Redacted
{
    /// <summary>The identity.</summary>
    public string? IdentityId { get; init; }

    /// <summary>The token, a JWT.</summary>
    public string? Token { get; init; }
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(GetOpenIdTokenRequest)), JsonSerializable(typeof(GetOpenIdTokenResponse))]
internal sealed partial class GetOpenIdTokenJson : JsonSerializerContext
{
    internal static readonly Operation<GetOpenIdTokenRequest, GetOpenIdTokenResponse> Operation =
        new("GetOpenIdToken", new GetOpenIdTokenJson(Wire.Options()));
}
