using System.Text.Json.Serialization;
using LiteCognito.Protocol;

namespace LiteCognito.Model;

/// <summary>Input of <see cref="CognitoIdentityClient.GetIdAsync"/>.</summary>
public sealed record GetIdRequest : Redacted
{
    /// <summary>The AWS account that owns the identity pool, 12 digits; the service does without.</summary>
    public string? AccountId { get; init; }

    /// <summary>
    /// Tokens by the name of who issued them: for a user pool <c>cognito-idp.{region}.amazonaws.com/{userPoolId}</c> and an ID token.
    /// <see langword="null"/> for an unauthenticated identity.
    /// </summary>
    public IReadOnlyDictionary<string, string>? Logins { get; init; }

    [JsonInclude]
    internal string? IdentityPoolId { get; init; }
}

/// <summary>Output of <see cref="CognitoIdentityClient.GetIdAsync"/>.</summary>
public sealed record GetIdResponse : Redacted
{
    /// <summary>The identity, <c>{region}:{uuid}</c>.</summary>
    public string? IdentityId { get; init; }
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(GetIdRequest)), JsonSerializable(typeof(GetIdResponse))]
internal sealed partial class GetIdJson : JsonSerializerContext
{
    internal static readonly Operation<GetIdRequest, GetIdResponse> Operation =
        new("GetId", new GetIdJson(Wire.Options()));
}
