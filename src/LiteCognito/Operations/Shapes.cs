using System.Text.Json.Serialization;
using LiteCognito.Protocol;

namespace LiteCognito.Model;

/// <summary>The destination of a code that Cognito sent (Cognito's CodeDeliveryDetailsType).</summary>
public sealed record CodeDeliveryDetails
{
    /// <summary>The email address or phone number, which Cognito masks, such as <c>a***@e***</c>.</summary>
    public string? Destination { get; init; }

    /// <summary>The delivery medium, one of <see cref="CognitoDeliveryMediums"/>.</summary>
    public string? DeliveryMedium { get; init; }

    /// <summary>The name of the attribute that the code verifies.</summary>
    public string? AttributeName { get; init; }
}

/// <summary>The Amazon Pinpoint endpoint that receives analytics about a call (Cognito's AnalyticsMetadataType).</summary>
public sealed record AnalyticsMetadata
{
    /// <summary>The ID of the Amazon Pinpoint endpoint.</summary>
    public string? AnalyticsEndpointId { get; init; }
}

/// <summary>Data about the user's device and network that threat protection evaluates (Cognito's UserContextDataType).</summary>
public sealed record UserContextData : Redacted
{
    /// <summary>The user's IP address.</summary>
    public string? IpAddress { get; init; }

    /// <summary>The encoded device data that AWS's client libraries for threat protection collect.</summary>
    public string? EncodedData { get; init; }
}

/// <summary>The tokens of a completed sign-in (Cognito's AuthenticationResultType).</summary>
public sealed record AuthenticationResult : Redacted
{
    /// <summary>The access token, a JWT.</summary>
    public string? AccessToken { get; init; }

    /// <summary>The lifetime of the access token and the ID token, in seconds from now, or 0 if Cognito returned none.</summary>
    public int ExpiresIn { get; init; }

    /// <summary>The token type, always <c>Bearer</c>.</summary>
    public string? TokenType { get; init; }

    /// <summary>The refresh token, or <see langword="null"/> if Cognito did not issue a new refresh token.</summary>
    public string? RefreshToken { get; init; }

    /// <summary>The ID token, a JWT.</summary>
    public string? IdToken { get; init; }

    /// <summary>
    /// The keys that Cognito assigned to a new device, or <see langword="null"/> if the user pool does not remember devices or the device
    /// is known.
    /// </summary>
    public NewDeviceMetadata? NewDeviceMetadata { get; init; }
}

/// <summary>The keys that Cognito assigned to a new device (Cognito's NewDeviceMetadataType).</summary>
public sealed record NewDeviceMetadata
{
    /// <summary>The key of the device, in the form <c>{region}_{UUID}</c>.</summary>
    public string? DeviceKey { get; init; }

    /// <summary>The key of the group that the device belongs to.</summary>
    public string? DeviceGroupKey { get; init; }
}

/// <summary>A device of a user (Cognito's DeviceType).</summary>
public sealed record Device : Redacted
{
    /// <summary>The key of the device, in the form <c>{region}_{UUID}</c>.</summary>
    public string? DeviceKey { get; init; }

    /// <summary>The attributes of the device, by name, such as <c>device_name</c>, <c>device_status</c> and <c>last_ip_used</c>.</summary>
    [JsonConverter(typeof(AttributesConverter))]
    public IReadOnlyDictionary<string, string>? DeviceAttributes { get; init; }

    /// <summary>The time when the device was confirmed.</summary>
    [JsonConverter(typeof(EpochSecondsConverter))]
    public DateTimeOffset? DeviceCreateDate { get; init; }

    /// <summary>The time when the device was last changed.</summary>
    [JsonConverter(typeof(EpochSecondsConverter))]
    public DateTimeOffset? DeviceLastModifiedDate { get; init; }

    /// <summary>The time of the last sign-in with the device.</summary>
    [JsonConverter(typeof(EpochSecondsConverter))]
    public DateTimeOffset? DeviceLastAuthenticatedDate { get; init; }
}

/// <summary>
/// The settings for one second factor (Cognito's SMSMfaSettingsType, SoftwareTokenMfaSettingsType and EmailMfaSettingsType).
/// </summary>
public sealed record MfaSettings
{
    /// <summary>True if the factor is turned on.</summary>
    public bool? Enabled { get; init; }

    /// <summary>True if Cognito requests this factor when several factors are turned on.</summary>
    public bool? PreferredMfa { get; init; }
}

/// <summary>The settings for passkeys as a second factor (Cognito's WebAuthnMfaSettingsType).</summary>
public sealed record WebAuthnMfaSettings
{
    /// <summary>True if the factor is turned on.</summary>
    public bool? Enabled { get; init; }
}
