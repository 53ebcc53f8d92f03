using System.Text.Json.Serialization;
using LiteCognito.Protocol;

namespace LiteCognito.Model;

/// <summary>The request of <see cref="CognitoIdentityClient.GetOpenIdTokenAsync"/>.</summary>
/// <seealso href="https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_GetOpenIdToken.html"/>
public sealed record GetOpenIdTokenRequest : Redacted
{
    /// <summary>The ID of the identity, <c>{region}:{uuid}</c>, 1 to 55 characters.</summary>
    public required string IdentityId { get; init; }

    /// <summary>The tokens of the user by issuer name, at most 10. See <see cref="GetIdRequest.Logins"/> for the names.</summary>
    public IReadOnlyDictionary<string, string>? Logins { get; init; }
}

/// <summary>The response of <see cref="CognitoIdentityClient.GetOpenIdTokenAsync"/>.</summary>
/// <seealso href="https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_GetOpenIdToken.html"/>
public sealed record GetOpenIdTokenResponse : Redacted
{
    /// <summary>The ID of the identity, <c>{region}:{uuid}</c>.</summary>
    public string? IdentityId { get; init; }

    /// <summary>The OpenID token, a JSON Web Token that is valid for ten minutes.</summary>
    public string? Token { get; init; }
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(GetOpenIdTokenRequest)), JsonSerializable(typeof(GetOpenIdTokenResponse))]
internal sealed partial class GetOpenIdTokenJson : JsonSerializerContext
{
    internal static readonly Operation<GetOpenIdTokenRequest, GetOpenIdTokenResponse> Operation =
        new("GetOpenIdToken", new GetOpenIdTokenJson(Wire.Options()));
}
