using System.Text.Json.Serialization;
using LiteCognito.Protocol;

namespace LiteCognito.Model;

/// <summary>The settings for the single sign-on session of an app client (Cognito's ClientSSOSessionConfigType).</summary>
public sealed record ClientSSOSessionConfig
{
    /// <summary>
    /// The number of minutes during which users do not have to sign in again: 0 to 129,600, 60 by default. Required in a request.
    /// </summary>
    public int? MaxValidityMinutes { get; init; }
}

/// <summary>A session of a user (Cognito's SessionDescriptionType).</summary>
public sealed record SessionDescription : Redacted
{
    /// <summary>The ID of the session, 28 characters that begin with <c>tkn</c> or <c>sso</c>.</summary>
    public string? SessionId { get; init; }

    /// <summary>The type of the session: <c>TOKEN</c>, or <c>SSO</c> for single sign-on.</summary>
    public string? SessionType { get; init; }

    /// <summary>The ID of the app client that started the session.</summary>
    public string? ClientId { get; init; }

    /// <summary>The time at which the session started.</summary>
    [JsonConverter(typeof(EpochSecondsConverter))]
    public DateTimeOffset? CreateDate { get; init; }

    /// <summary>The time of the last use.</summary>
    [JsonConverter(typeof(EpochSecondsConverter))]
    public DateTimeOffset? LastActiveDate { get; init; }

    /// <summary>The operating system and the browser or app of the last use.</summary>
    public string? DeviceType { get; init; }

    /// <summary>The IP address of the last use.</summary>
    public string? LastIPAddress { get; init; }

    /// <summary>The location of the last use.</summary>
    public SessionLocation? LastLocation { get; init; }

    /// <summary>The ID of the single sign-on session that this session came from, or <see langword="null"/> if there is none.</summary>
    public string? OriginSessionId { get; init; }

    /// <summary>True if the access token of the call belongs to the session.</summary>
    public bool? IsCurrentSession { get; init; }
}

/// <summary>The location of a session's last use (Cognito's SessionLocationType).</summary>
public sealed record SessionLocation
{
    /// <summary>The city of the last use.</summary>
    public string? City { get; init; }

    /// <summary>The country of the last use.</summary>
    public string? Country { get; init; }
}

/// <summary>The settings for token sessions, the sessions that tokens belong to (Cognito's UserPoolTokenSessionConfigType).</summary>
public sealed record UserPoolTokenSessionConfig
{
    /// <summary>
    /// The maximum number of sessions per user at a time: 1 to 100, 20 by default. A session beyond the maximum ends the least recently
    /// used one. Required in a request.
    /// </summary>
    public int? MaxPerUser { get; init; }
}
