using System.Text.Json.Serialization;
using LiteCognito.Protocol;

namespace LiteCognito.Model;

/// <summary>An activity of a user that threat protection recorded (Cognito's AuthEventType).</summary>
public sealed record AuthEvent : Redacted
{
    /// <summary>The ID of the event.</summary>
    public string? EventId { get; init; }

    /// <summary>
    /// The type of the event: <c>SignIn</c>, <c>SignUp</c>, <c>ForgotPassword</c>, <c>PasswordChange</c> or <c>ResendCode</c>.
    /// </summary>
    public string? EventType { get; init; }

    /// <summary>The time when the event occurred.</summary>
    [JsonConverter(typeof(EpochSecondsConverter))]
    public DateTimeOffset? CreationDate { get; init; }

    /// <summary>The outcome of the event: <c>Pass</c>, <c>Fail</c> or <c>InProgress</c>.</summary>
    public string? EventResponse { get; init; }

    /// <summary>The risk that threat protection detected in the event.</summary>
    public EventRisk? EventRisk { get; init; }

    /// <summary>The challenges that the user answered.</summary>
    public IReadOnlyList<AnsweredChallenge>? ChallengeResponses { get; init; }

    /// <summary>The device and location that the event came from.</summary>
    public EventContextData? EventContextData { get; init; }

    /// <summary>The feedback about the event.</summary>
    public EventFeedback? EventFeedback { get; init; }
}

/// <summary>A challenge that a user answered (Cognito's ChallengeResponseType).</summary>
public sealed record AnsweredChallenge
{
    /// <summary>The name of the challenge: <c>Password</c> or <c>Mfa</c>.</summary>
    public string? ChallengeName { get; init; }

    /// <summary>The outcome of the challenge: <c>Success</c> or <c>Failure</c>.</summary>
    public string? ChallengeResponse { get; init; }
}

/// <summary>The device and location that an event came from (Cognito's EventContextDataType).</summary>
public sealed record EventContextData : Redacted
{
    /// <summary>The IP address of the device.</summary>
    public string? IpAddress { get; init; }

    /// <summary>The name of the device.</summary>
    public string? DeviceName { get; init; }

    /// <summary>The time zone of the device.</summary>
    public string? Timezone { get; init; }

    /// <summary>The city that the event came from.</summary>
    public string? City { get; init; }

    /// <summary>The country that the event came from.</summary>
    public string? Country { get; init; }
}

/// <summary>The feedback about an event (Cognito's EventFeedbackType).</summary>
public sealed record EventFeedback
{
    /// <summary>The feedback: <c>Valid</c> if the event was the user's own activity, otherwise <c>Invalid</c>.</summary>
    public string? FeedbackValue { get; init; }

    /// <summary>The provider of the feedback.</summary>
    public string? Provider { get; init; }

    /// <summary>The time when the feedback was given.</summary>
    [JsonConverter(typeof(EpochSecondsConverter))]
    public DateTimeOffset? FeedbackDate { get; init; }
}

/// <summary>The risk that threat protection detected in an event (Cognito's EventRiskType).</summary>
public sealed record EventRisk
{
    /// <summary>The decision about the event: <c>NoRisk</c>, <c>AccountTakeover</c> or <c>Block</c>.</summary>
    public string? RiskDecision { get; init; }

    /// <summary>The level of the risk: <c>Low</c>, <c>Medium</c> or <c>High</c>.</summary>
    public string? RiskLevel { get; init; }

    /// <summary>True if the password is known to be compromised.</summary>
    public bool? CompromisedCredentialsDetected { get; init; }
}
