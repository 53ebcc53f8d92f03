namespace LiteCognito.Model;

/// <summary>What happens to a sign-in of one level of risk (Cognito's AccountTakeoverActionType).</summary>
public sealed record AccountTakeoverAction
{
    /// <summary>Whether the user is told. Required in a request.</summary>
    public bool? Notify { get; init; }

    /// <summary>
    /// What is done. <c>BLOCK</c>, <c>MFA_IF_CONFIGURED</c>, <c>MFA_REQUIRED</c> or <c>NO_ACTION</c>. Required in a request.
    /// </summary>
    public string? EventAction { get; init; }
}

/// <summary>What happens to sign-ins by their risk (Cognito's AccountTakeoverActionsType).</summary>
public sealed record AccountTakeoverActions
{
    /// <summary>At a low risk.</summary>
    public AccountTakeoverAction? LowAction { get; init; }

    /// <summary>At a medium risk.</summary>
    public AccountTakeoverAction? MediumAction { get; init; }

    /// <summary>At a high risk.</summary>
    public AccountTakeoverAction? HighAction { get; init; }
}

/// <summary>
/// How threat protection reacts to sign-ins that may not be the user's own (Cognito's AccountTakeoverRiskConfigurationType).
/// </summary>
public sealed record AccountTakeoverRiskConfiguration
{
    /// <summary>What it does. Required in a request.</summary>
    public AccountTakeoverActions? Actions { get; init; }

    /// <summary>The messages it sends to users.</summary>
    public NotifyConfiguration? NotifyConfiguration { get; init; }
}

/// <summary>The messages that threat protection sends to users (Cognito's NotifyConfigurationType).</summary>
public sealed record NotifyConfiguration
{
    /// <summary>The ARN of a verified identity of Amazon SES that sends them. Required in a request.</summary>
    public string? SourceArn { get; init; }

    /// <summary>The sender.</summary>
    public string? From { get; init; }

    /// <summary>Where answers go.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>The message where a sign-in was blocked.</summary>
    public NotifyEmail? BlockEmail { get; init; }

    /// <summary>The message where nothing was done.</summary>
    public NotifyEmail? NoActionEmail { get; init; }

    /// <summary>The message where a second factor was asked for.</summary>
    public NotifyEmail? MfaEmail { get; init; }
}

/// <summary>A message that threat protection sends (Cognito's NotifyEmailType).</summary>
public sealed record NotifyEmail
{
    /// <summary>Its subject. 1 to 140 characters. Required in a request.</summary>
    public string? Subject { get; init; }

    /// <summary>Its text in HTML. 6 to 20,000 characters.</summary>
    public string? HtmlBody { get; init; }

    /// <summary>Its plain text. 6 to 20,000 characters.</summary>
    public string? TextBody { get; init; }
}
