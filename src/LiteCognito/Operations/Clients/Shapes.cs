using System.Text.Json.Serialization;
using LiteCognito.Protocol;

namespace LiteCognito.Model;

/// <summary>The Amazon Pinpoint project that an app client's analytics go to (Cognito's AnalyticsConfigurationType).</summary>
public sealed record AnalyticsConfiguration
{
    /// <summary>The project's id.</summary>
    public string? ApplicationId { get; init; }

    /// <summary>The project's ARN, instead of its id.</summary>
    public string? ApplicationArn { get; init; }

    /// <summary>The IAM role that may write to it.</summary>
    public string? RoleArn { get; init; }

    /// <summary>The external id of that role.</summary>
    public string? ExternalId { get; init; }

    /// <summary>Whether users' data go there too.</summary>
    public bool? UserDataShared { get; init; }
}

/// <summary>A secret of an app client (Cognito's ClientSecretDescriptorType).</summary>
public sealed record ClientSecretDescriptor : Redacted
{
    /// <summary>Its id.</summary>
    public string? ClientSecretId { get; init; }

    /// <summary>The secret itself, only when it is made.</summary>
    public string? ClientSecretValue { get; init; }

    /// <summary>When it was made.</summary>
    [JsonConverter(typeof(EpochSecondsConverter))]
    public DateTimeOffset? ClientSecretCreateDate { get; init; }
}

/// <summary>Whether a refresh uses its refresh token up (Cognito's RefreshTokenRotationType).</summary>
public sealed record RefreshTokenRotation
{
    /// <summary>Whether it does. <c>ENABLED</c> or <c>DISABLED</c>. Required in a request.</summary>
    public string? Feature { get; init; }

    /// <summary>How long the old one is still taken, in seconds. 0 to 60.</summary>
    public int? RetryGracePeriodSeconds { get; init; }
}

/// <summary>The units of the lives of tokens (Cognito's TokenValidityUnitsType).</summary>
public sealed record TokenValidityUnits
{
    /// <summary>That of AccessTokenValidity; the default is hours. <c>seconds</c>, <c>minutes</c>, <c>hours</c> or <c>days</c>.</summary>
    public string? AccessToken { get; init; }

    /// <summary>That of IdTokenValidity; the default is hours. <c>seconds</c>, <c>minutes</c>, <c>hours</c> or <c>days</c>.</summary>
    public string? IdToken { get; init; }

    /// <summary>That of RefreshTokenValidity; the default is days. <c>seconds</c>, <c>minutes</c>, <c>hours</c> or <c>days</c>.</summary>
    public string? RefreshToken { get; init; }
}
