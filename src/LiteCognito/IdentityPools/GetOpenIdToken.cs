using System.Text.Json.Serialization;
using LiteCognito.Protocol;

namespace LiteCognito;

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

public sealed partial class CognitoIdentityClient
{
    /// <summary>Reads an OpenID token of an identity, good for ten minutes, that AssumeRoleWithWebIdentity takes.</summary>
    /// <exception cref="CognitoException">Worth catching: <see cref="CognitoErrorCodes.NotAuthorized"/> (a token that is not accepted, or none where one is needed), <see cref="CognitoErrorCodes.ResourceNotFound"/>.</exception>
    public Task<GetOpenIdTokenResponse> GetOpenIdTokenAsync(GetOpenIdTokenRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return SendAsync(GetOpenIdTokenJson.Operation, request, cancellationToken);
    }
}
