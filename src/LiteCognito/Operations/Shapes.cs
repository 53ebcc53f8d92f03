using System.Text.Json.Serialization;
using LiteCognito.Protocol;

namespace LiteCognito.Model;

/// <summary>Where a code was sent (Cognito's CodeDeliveryDetailsType).</summary>
public sealed record CodeDeliveryDetails
{
    /// <summary>The address or number, masked by Cognito: <c>a***@e***</c>.</summary>
    public string? Destination { get; init; }

    /// <summary>One of <see cref="CognitoDeliveryMediums"/>.</summary>
    public string? DeliveryMedium { get; init; }

    /// <summary>The attribute that is to be verified.</summary>
    public string? AttributeName { get; init; }
}

/// <summary>Where Amazon Pinpoint analytics go (Cognito's AnalyticsMetadataType).</summary>
public sealed record AnalyticsMetadata
{
    /// <summary>The Pinpoint endpoint id.</summary>
    public string? AnalyticsEndpointId { get; init; }
}

/// <summary>What threat protection may know of the user's device (Cognito's UserContextDataType).</summary>
public sealed record UserContextData : Redacted
{
    /// <summary>The user's IP address.</summary>
    public string? IpAddress { get; init; }

    /// <summary>The encoded device data that AWS's own libraries collect.</summary>
    public string? EncodedData { get; init; }
}

/// <summary>The tokens of a finished sign-in (Cognito's AuthenticationResultType).</summary>
public sealed record AuthenticationResult : Redacted
{
    /// <summary>The access token, a JWT.</summary>
    public string? AccessToken { get; init; }

    /// <summary>The life of the access and ID tokens, in seconds from now.</summary>
    public int ExpiresIn { get; init; }

    /// <summary><c>Bearer</c>.</summary>
    public string? TokenType { get; init; }

    /// <summary>The refresh token.</summary>
    public string? RefreshToken { get; init; }

    /// <summary>The ID token, a JWT.</summary>
    public string? IdToken { get; init; }

    /// <summary>The device that Cognito has given a key, where the pool remembers devices.</summary>
    public NewDeviceMetadata? NewDeviceMetadata { get; init; }
}

/// <summary>A device that Cognito has given a key (Cognito's NewDeviceMetadataType).</summary>
public sealed record NewDeviceMetadata
{
    /// <summary>The device's key.</summary>
    public string? DeviceKey { get; init; }

    /// <summary>The key of the group it belongs to.</summary>
    public string? DeviceGroupKey { get; init; }
}

/// <summary>A device of a user (Cognito's DeviceType).</summary>
public sealed record Device : Redacted
{
    /// <summary>The device's key.</summary>
    public string? DeviceKey { get; init; }

    /// <summary>Attributes by name: <c>device_name</c>, <c>device_status</c>, <c>last_ip_used</c> and others.</summary>
    [JsonConverter(typeof(AttributesConverter))]
    public IReadOnlyDictionary<string, string>? DeviceAttributes { get; init; }

    /// <summary>When it was confirmed.</summary>
    [JsonConverter(typeof(EpochSecondsConverter))]
    public DateTimeOffset? DeviceCreateDate { get; init; }

    /// <summary>When it was changed last.</summary>
    [JsonConverter(typeof(EpochSecondsConverter))]
    public DateTimeOffset? DeviceLastModifiedDate { get; init; }

    /// <summary>When it signed in last.</summary>
    [JsonConverter(typeof(EpochSecondsConverter))]
    public DateTimeOffset? DeviceLastAuthenticatedDate { get; init; }
}

/// <summary>One second factor's settings (Cognito's SMSMfaSettingsType, SoftwareTokenMfaSettingsType and EmailMfaSettingsType).</summary>
public sealed record MfaSettings
{
    /// <summary>Whether the factor is on.</summary>
    public bool? Enabled { get; init; }

    /// <summary>Whether it is the one asked for when several are on.</summary>
    public bool? PreferredMfa { get; init; }
}

/// <summary>Passkeys as a second factor (Cognito's WebAuthnMfaSettingsType).</summary>
public sealed record WebAuthnMfaSettings
{
    /// <summary>Whether the factor is on.</summary>
    public bool? Enabled { get; init; }
}
