using System.Text.Json.Serialization;
using LiteCognito.Protocol;

namespace LiteCognito.Model;

/// <summary>The Amazon Pinpoint project that receives an app client's analytics (Cognito's AnalyticsConfigurationType).</summary>
public sealed record AnalyticsConfiguration
{
    /// <summary>The ID of the Amazon Pinpoint project.</summary>
    public string? ApplicationId { get; init; }

    /// <summary>The ARN of the Amazon Pinpoint project, as an alternative to <see cref="ApplicationId"/>.</summary>
    public string? ApplicationArn { get; init; }

    /// <summary>The ARN of the IAM role that is allowed to write to the project.</summary>
    public string? RoleArn { get; init; }

    /// <summary>The external ID of the IAM role.</summary>
    public string? ExternalId { get; init; }

    /// <summary>True to include user data in the analytics.</summary>
    public bool? UserDataShared { get; init; }
}

/// <summary>A secret of an app client (Cognito's ClientSecretDescriptorType).</summary>
public sealed record ClientSecretDescriptor : Redacted
{
    /// <summary>The ID of the secret.</summary>
    public string? ClientSecretId { get; init; }

    /// <summary>The value of the secret, returned only when the secret is created.</summary>
    public string? ClientSecretValue { get; init; }

    /// <summary>The time when the secret was created.</summary>
    [JsonConverter(typeof(EpochSecondsConverter))]
    public DateTimeOffset? ClientSecretCreateDate { get; init; }
}

/// <summary>
/// The settings of refresh token rotation, which replaces the refresh token at each refresh (Cognito's RefreshTokenRotationType).
/// </summary>
public sealed record RefreshTokenRotation
{
    /// <summary>The state of refresh token rotation: <c>ENABLED</c> or <c>DISABLED</c>. Required in a request.</summary>
    public string? Feature { get; init; }

    /// <summary>The time for which Cognito still accepts the previous refresh token, 0 to 60 seconds.</summary>
    public int? RetryGracePeriodSeconds { get; init; }
}

/// <summary>The units of an app client's token lifetimes (Cognito's TokenValidityUnitsType).</summary>
public sealed record TokenValidityUnits
{
    /// <summary>
    /// The unit of <c>AccessTokenValidity</c>: <c>seconds</c>, <c>minutes</c>, <c>hours</c> or <c>days</c>. The default is <c>hours</c>.
    /// </summary>
    public string? AccessToken { get; init; }

    /// <summary>
    /// The unit of <c>IdTokenValidity</c>: <c>seconds</c>, <c>minutes</c>, <c>hours</c> or <c>days</c>. The default is <c>hours</c>.
    /// </summary>
    public string? IdToken { get; init; }

    /// <summary>
    /// The unit of <c>RefreshTokenValidity</c>: <c>seconds</c>, <c>minutes</c>, <c>hours</c> or <c>days</c>. The default is <c>days</c>.
    /// </summary>
    public string? RefreshToken { get; init; }
}
