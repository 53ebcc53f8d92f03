using System.Text.Json.Serialization;
using LiteCognito.Protocol;

namespace LiteCognito.Model;

/// <summary>The single sign-on session of an app client (Cognito's ClientSSOSessionConfigType).</summary>
public sealed record ClientSSOSessionConfig
{
    /// <summary>How many minutes it spares users a sign-in: 0 to 129,600, and 60 by default. Required in a request.</summary>
    public int? MaxValidityMinutes { get; init; }
}

/// <summary>A session of a user (Cognito's SessionDescriptionType).</summary>
public sealed record SessionDescription : Redacted
{
    /// <summary>Its id, 28 characters that begin with <c>tkn</c> or <c>sso</c>.</summary>
    public string? SessionId { get; init; }

    /// <summary><c>TOKEN</c>, or <c>SSO</c> for single sign-on.</summary>
    public string? SessionType { get; init; }

    /// <summary>The app client that it was begun with.</summary>
    public string? ClientId { get; init; }

    /// <summary>When it was begun.</summary>
    [JsonConverter(typeof(EpochSecondsConverter))]
    public DateTimeOffset? CreateDate { get; init; }

    /// <summary>When it was used last.</summary>
    [JsonConverter(typeof(EpochSecondsConverter))]
    public DateTimeOffset? LastActiveDate { get; init; }

    /// <summary>The operating system and browser or app that used it last.</summary>
    public string? DeviceType { get; init; }

    /// <summary>The IP address that used it last.</summary>
    public string? LastIPAddress { get; init; }

    /// <summary>Where that was.</summary>
    public SessionLocation? LastLocation { get; init; }

    /// <summary>The single sign-on session that it came of; <see langword="null"/> for none.</summary>
    public string? OriginSessionId { get; init; }

    /// <summary>Whether the access token of the call belongs to it.</summary>
    public bool? IsCurrentSession { get; init; }
}

/// <summary>Where a session was used (Cognito's SessionLocationType).</summary>
public sealed record SessionLocation
{
    /// <summary>The city.</summary>
    public string? City { get; init; }

    /// <summary>The country.</summary>
    public string? Country { get; init; }
}

/// <summary>The sessions that tokens belong to (Cognito's UserPoolTokenSessionConfigType).</summary>
public sealed record UserPoolTokenSessionConfig
{
    /// <summary>
    /// How many a user may have at once: 1 to 100, and 20 by default. One more ends that used least recently. Required in a request.
    /// </summary>
    public int? MaxPerUser { get; init; }
}
