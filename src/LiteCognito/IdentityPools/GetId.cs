using System.Text.Json.Serialization;
using LiteCognito.Protocol;

namespace LiteCognito.Model;

/// <summary>The request of <see cref="CognitoIdentityClient.GetIdAsync"/>.</summary>
/// <seealso href="https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_GetId.html"/>
public sealed record GetIdRequest : Redacted
{
    /// <summary>
    /// The ID of the AWS account that owns the identity pool, 12 digits, or <see langword="null"/>. The service does not require it.
    /// </summary>
    public string? AccountId { get; init; }

    /// <summary>
    /// The tokens of the user by issuer name, at most 10, or <see langword="null"/> for an unauthenticated identity. For a user pool, the
    /// name is <c>cognito-idp.{region}.amazonaws.com/{userPoolId}</c> and the token is an ID token. Names have 1 to 128 characters, tokens
    /// 1 to 50,000.
    /// </summary>
    public IReadOnlyDictionary<string, string>? Logins { get; init; }

    [JsonInclude]
    internal string? IdentityPoolId { get; init; }
}

/// <summary>The response of <see cref="CognitoIdentityClient.GetIdAsync"/>.</summary>
/// <seealso href="https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_GetId.html"/>
public sealed record GetIdResponse : Redacted
{
    /// <summary>The ID of the identity, <c>{region}:{uuid}</c>.</summary>
    public string? IdentityId { get; init; }
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(GetIdRequest)), JsonSerializable(typeof(GetIdResponse))]
internal sealed partial class GetIdJson : JsonSerializerContext
{
    internal static readonly Operation<GetIdRequest, GetIdResponse> Operation =
        new("GetId", new GetIdJson(Wire.Options()));
}
