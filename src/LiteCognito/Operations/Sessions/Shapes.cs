using System.Text.Json.Serialization;
using LiteCognito.Protocol;

namespace LiteCognito.Model;

/// <summary>The settings for the single sign-on session of an app client (Cognito's ClientSSOSessionConfigType).</summary>
public sealed record ClientSSOSessionConfig
{
    /// <summary>
    /// The number of minutes during which users do not have to sign in again, 0 to 129,600. The default is 60. Required in a request.
    /// </summary>
    public int? MaxValidityMinutes { get; init; }
}

/// <summary>A session of a user (Cognito's SessionDescriptionType).</summary>
public sealed record SessionDescription : Redacted
{
    /// <summary>The ID of the session, which has 28 characters and begins with <c>tkn</c> or <c>sso</c>.</summary>
    public string? SessionId { get; init; }

    /// <summary>The type of the session: <c>TOKEN</c>, or <c>SSO</c> for single sign-on.</summary>
    public string? SessionType { get; init; }

    /// <summary>The ID of the app client that started the session.</summary>
    public string? ClientId { get; init; }

    /// <summary>The time when the session started.</summary>
    [JsonConverter(typeof(EpochSecondsConverter))]
    public DateTimeOffset? CreateDate { get; init; }

    /// <summary>The time when the session was last used.</summary>
    [JsonConverter(typeof(EpochSecondsConverter))]
    public DateTimeOffset? LastActiveDate { get; init; }

    /// <summary>The operating system, and the browser or app, that last used the session.</summary>
    public string? DeviceType { get; init; }

    /// <summary>The IP address that last used the session.</summary>
    public string? LastIPAddress { get; init; }

    /// <summary>The location where the session was last used.</summary>
    public SessionLocation? LastLocation { get; init; }

    /// <summary>The ID of the single sign-on session that this session came from, or <see langword="null"/> if there is none.</summary>
    public string? OriginSessionId { get; init; }

    /// <summary>True if the access token in the request belongs to the session.</summary>
    public bool? IsCurrentSession { get; init; }
}

/// <summary>The location where a session was last used (Cognito's SessionLocationType).</summary>
public sealed record SessionLocation
{
    /// <summary>The city where the session was last used.</summary>
    public string? City { get; init; }

    /// <summary>The country where the session was last used.</summary>
    public string? Country { get; init; }
}

/// <summary>
/// The settings for token sessions, which are the sessions that tokens belong to (Cognito's UserPoolTokenSessionConfigType).
/// </summary>
public sealed record UserPoolTokenSessionConfig
{
    /// <summary>
    /// The maximum number of sessions per user at a time, 1 to 100. The default is 20. If a new session exceeds the maximum, the least
    /// recently used session ends. Required in a request.
    /// </summary>
    public int? MaxPerUser { get; init; }
}
