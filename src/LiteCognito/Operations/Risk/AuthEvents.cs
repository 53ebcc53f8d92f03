using System.Text.Json.Serialization;
using LiteCognito.Protocol;

namespace LiteCognito.Model;

/// <summary>Something that threat protection recorded of a user (Cognito's AuthEventType).</summary>
public sealed record AuthEvent : Redacted
{
    /// <summary>The event's id.</summary>
    public string? EventId { get; init; }

    /// <summary>What happened. <c>SignIn</c>, <c>SignUp</c>, <c>ForgotPassword</c>, <c>PasswordChange</c> or <c>ResendCode</c>.</summary>
    public string? EventType { get; init; }

    /// <summary>When it happened.</summary>
    [JsonConverter(typeof(EpochSecondsConverter))]
    public DateTimeOffset? CreationDate { get; init; }

    /// <summary>How it ended. <c>Pass</c>, <c>Fail</c> or <c>InProgress</c>.</summary>
    public string? EventResponse { get; init; }

    /// <summary>The risk that was seen in it.</summary>
    public EventRisk? EventRisk { get; init; }

    /// <summary>The challenges that were answered.</summary>
    public IReadOnlyList<AnsweredChallenge>? ChallengeResponses { get; init; }

    /// <summary>Where it came from.</summary>
    public EventContextData? EventContextData { get; init; }

    /// <summary>What was said about it afterwards.</summary>
    public EventFeedback? EventFeedback { get; init; }
}

/// <summary>A challenge that was answered (Cognito's ChallengeResponseType).</summary>
public sealed record AnsweredChallenge
{
    /// <summary>The challenge. <c>Password</c> or <c>Mfa</c>.</summary>
    public string? ChallengeName { get; init; }

    /// <summary>How it ended. <c>Success</c> or <c>Failure</c>.</summary>
    public string? ChallengeResponse { get; init; }
}

/// <summary>Where an event came from (Cognito's EventContextDataType).</summary>
public sealed record EventContextData : Redacted
{
    /// <summary>The IP address.</summary>
    public string? IpAddress { get; init; }

    /// <summary>The device.</summary>
    public string? DeviceName { get; init; }

    /// <summary>Its time zone.</summary>
    public string? Timezone { get; init; }

    /// <summary>The city.</summary>
    public string? City { get; init; }

    /// <summary>The country.</summary>
    public string? Country { get; init; }
}

/// <summary>What was said about an event afterwards (Cognito's EventFeedbackType).</summary>
public sealed record EventFeedback
{
    /// <summary>Whether it was the user's own doing. <c>Valid</c> or <c>Invalid</c>.</summary>
    public string? FeedbackValue { get; init; }

    /// <summary>Who said so.</summary>
    public string? Provider { get; init; }

    /// <summary>When it was said.</summary>
    [JsonConverter(typeof(EpochSecondsConverter))]
    public DateTimeOffset? FeedbackDate { get; init; }
}

/// <summary>The risk that was seen in an event (Cognito's EventRiskType).</summary>
public sealed record EventRisk
{
    /// <summary>What was decided. <c>NoRisk</c>, <c>AccountTakeover</c> or <c>Block</c>.</summary>
    public string? RiskDecision { get; init; }

    /// <summary>How high it was. <c>Low</c>, <c>Medium</c> or <c>High</c>.</summary>
    public string? RiskLevel { get; init; }

    /// <summary>Whether the password is known to have leaked.</summary>
    public bool? CompromisedCredentialsDetected { get; init; }
}
