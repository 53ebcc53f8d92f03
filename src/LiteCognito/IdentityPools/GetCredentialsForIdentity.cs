using System.Text.Json.Serialization;
using LiteCognito.Protocol;

namespace LiteCognito.Model;

/// <summary>The request of <see cref="CognitoIdentityClient.GetCredentialsForIdentityAsync"/>.</summary>
/// <seealso href="https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_GetCredentialsForIdentity.html"/>
public sealed record GetCredentialsForIdentityRequest : Redacted
{
    /// <summary>The ID of the identity, <c>{region}:{uuid}</c>, 1 to 55 characters.</summary>
    public required string IdentityId { get; init; }

    /// <summary>The tokens of the user by issuer name, at most 10. See <see cref="GetIdRequest.Logins"/> for the names.</summary>
    public IReadOnlyDictionary<string, string>? Logins { get; init; }

    /// <summary>The ARN of the role to assume if the tokens allow several, 20 to 2,048 characters.</summary>
    public string? CustomRoleArn { get; init; }
}

/// <summary>The response of <see cref="CognitoIdentityClient.GetCredentialsForIdentityAsync"/>.</summary>
/// <seealso href="https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_GetCredentialsForIdentity.html"/>
public sealed record GetCredentialsForIdentityResponse : Redacted
{
    /// <summary>The ID of the identity, <c>{region}:{uuid}</c>.</summary>
    public string? IdentityId { get; init; }

    /// <summary>The temporary AWS credentials of the identity.</summary>
    public IdentityCredentials? Credentials { get; init; }
}

/// <summary>Temporary AWS credentials of an identity (the shape Credentials of Cognito identity pools).</summary>
/// <seealso href="https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_Credentials.html"/>
public sealed record IdentityCredentials : Redacted
{
    /// <summary>The access key ID.</summary>
    public string? AccessKeyId { get; init; }

    /// <summary>The secret access key.</summary>
    public string? SecretKey { get; init; }

    /// <summary>The session token, which AWS requires together with the access key.</summary>
    public string? SessionToken { get; init; }

    /// <summary>The time at which the credentials expire.</summary>
    [JsonConverter(typeof(EpochSecondsConverter))]
    public DateTimeOffset? Expiration { get; init; }
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(GetCredentialsForIdentityRequest)), JsonSerializable(typeof(GetCredentialsForIdentityResponse))]
internal sealed partial class GetCredentialsForIdentityJson : JsonSerializerContext
{
    internal static readonly Operation<GetCredentialsForIdentityRequest, GetCredentialsForIdentityResponse> Operation =
        new("GetCredentialsForIdentity", new GetCredentialsForIdentityJson(Wire.Options()));
}
