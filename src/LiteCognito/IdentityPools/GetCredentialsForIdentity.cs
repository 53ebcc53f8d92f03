using System.Text.Json.Serialization;
using LiteCognito.Protocol;

namespace LiteCognito.Model;

/// <summary>Input of <see cref="CognitoIdentityClient.GetCredentialsForIdentityAsync"/>.</summary>
public sealed record GetCredentialsForIdentityRequest : Redacted
{
    /// <summary>The identity, <c>{region}:{uuid}</c>.</summary>
    public required string IdentityId { get; init; }

    /// <summary>Tokens by the name of who issued them, as for <see cref="GetIdRequest.Logins"/>.</summary>
    public IReadOnlyDictionary<string, string>? Logins { get; init; }

    /// <summary>The role to take, where the tokens allow several.</summary>
    public string? CustomRoleArn { get; init; }
}

/// <summary>Output of <see cref="CognitoIdentityClient.GetCredentialsForIdentityAsync"/>.</summary>
public sealed record GetCredentialsForIdentityResponse : Redacted
{
    /// <summary>The identity.</summary>
    public string? IdentityId { get; init; }

    /// <summary>The credentials.</summary>
    public IdentityCredentials? Credentials { get; init; }
}

/// <summary>Temporary AWS credentials of an identity (Cognito's Credentials).</summary>
public sealed record IdentityCredentials : Redacted
{
    /// <summary>The access key's id.</summary>
    public string? AccessKeyId { get; init; }

    /// <summary>The access key's secret.</summary>
    public string? SecretKey { get; init; }

    /// <summary>The session token.</summary>
    public string? SessionToken { get; init; }

    /// <summary>When they end.</summary>
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
