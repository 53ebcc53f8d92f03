namespace LiteCognito.Model;

/// <summary>The reaction to sign-ins with one risk level (Cognito's AccountTakeoverActionType).</summary>
public sealed record AccountTakeoverAction
{
    /// <summary>True to notify the user. Required in a request.</summary>
    public bool? Notify { get; init; }

    /// <summary>
    /// The action for the sign-in: <c>BLOCK</c>, <c>MFA_IF_CONFIGURED</c>, <c>MFA_REQUIRED</c> or <c>NO_ACTION</c>. Required in a request.
    /// </summary>
    public string? EventAction { get; init; }
}

/// <summary>The reactions to sign-ins by risk level (Cognito's AccountTakeoverActionsType).</summary>
public sealed record AccountTakeoverActions
{
    /// <summary>The reaction at low risk.</summary>
    public AccountTakeoverAction? LowAction { get; init; }

    /// <summary>The reaction at medium risk.</summary>
    public AccountTakeoverAction? MediumAction { get; init; }

    /// <summary>The reaction at high risk.</summary>
    public AccountTakeoverAction? HighAction { get; init; }
}

/// <summary>
/// The reaction of threat protection to sign-ins that are possible account takeovers (Cognito's AccountTakeoverRiskConfigurationType).
/// </summary>
public sealed record AccountTakeoverRiskConfiguration
{
    /// <summary>The reactions by risk level. Required in a request.</summary>
    public AccountTakeoverActions? Actions { get; init; }

    /// <summary>The messages that threat protection sends to users.</summary>
    public NotifyConfiguration? NotifyConfiguration { get; init; }
}

/// <summary>The messages that threat protection sends to users (Cognito's NotifyConfigurationType).</summary>
public sealed record NotifyConfiguration
{
    /// <summary>The ARN of the verified Amazon SES identity that sends the messages. Required in a request.</summary>
    public string? SourceArn { get; init; }

    /// <summary>The email address of the sender.</summary>
    public string? From { get; init; }

    /// <summary>The email address that replies go to.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>The message that users receive if a sign-in was blocked.</summary>
    public NotifyEmail? BlockEmail { get; init; }

    /// <summary>The message that users receive if a sign-in was allowed without further action.</summary>
    public NotifyEmail? NoActionEmail { get; init; }

    /// <summary>The message that users receive if a second factor was requested.</summary>
    public NotifyEmail? MfaEmail { get; init; }
}

/// <summary>A message that threat protection sends to users (Cognito's NotifyEmailType).</summary>
public sealed record NotifyEmail
{
    /// <summary>The subject of the message. 1 to 140 characters. Required in a request.</summary>
    public string? Subject { get; init; }

    /// <summary>The HTML text of the message. 6 to 20,000 characters.</summary>
    public string? HtmlBody { get; init; }

    /// <summary>The plain text of the message. 6 to 20,000 characters.</summary>
    public string? TextBody { get; init; }
}
