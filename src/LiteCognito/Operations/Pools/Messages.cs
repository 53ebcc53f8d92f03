namespace LiteCognito.Model;

/// <summary>How the pool sends email (Cognito's EmailConfigurationType).</summary>
public sealed record EmailConfiguration
{
    /// <summary>The ARN of a verified identity of Amazon SES.</summary>
    public string? SourceArn { get; init; }

    /// <summary>Where answers go.</summary>
    public string? ReplyToEmailAddress { get; init; }

    /// <summary>Who sends: Cognito, within a small daily limit, or your own SES. <c>COGNITO_DEFAULT</c> or <c>DEVELOPER</c>.</summary>
    public string? EmailSendingAccount { get; init; }

    /// <summary>The sender, an address or a name and an address.</summary>
    public string? From { get; init; }

    /// <summary>A configuration set of SES. 1 to 64 characters.</summary>
    public string? ConfigurationSet { get; init; }
}

/// <summary>SMS through AWS End User Messaging (Cognito's EumsSmsConfigurationType).</summary>
public sealed record EumsSmsConfiguration
{
    /// <summary>The IAM role that may send. Required in a request.</summary>
    public string? CallerArn { get; init; }

    /// <summary>The external id of that role.</summary>
    public string? ExternalId { get; init; }

    /// <summary>The number or sender id that messages come from.</summary>
    public string? OriginationIdentity { get; init; }

    /// <summary>A configuration set of that service.</summary>
    public string? ConfigurationSetName { get; init; }

    /// <summary>The registered sender, as India demands it.</summary>
    public string? InEntityId { get; init; }

    /// <summary>The registered template, as India demands it.</summary>
    public string? InTemplateId { get; init; }

    /// <summary>The region to send from.</summary>
    public string? Region { get; init; }
}

/// <summary>
/// The invitation to a new user. <c>{username}</c> and <c>{####}</c> stand for the user name and the temporary password (Cognito's
/// MessageTemplateType).
/// </summary>
public sealed record MessageTemplate
{
    /// <summary>As an SMS. 6 to 140 characters.</summary>
    public string? SMSMessage { get; init; }

    /// <summary>As an email. 6 to 20,000 characters.</summary>
    public string? EmailMessage { get; init; }

    /// <summary>The email's subject. 1 to 140 characters.</summary>
    public string? EmailSubject { get; init; }
}

/// <summary>How the pool sends SMS (Cognito's SmsConfigurationType).</summary>
public sealed record SmsConfiguration
{
    /// <summary>The IAM role that may send through Amazon SNS.</summary>
    public string? SnsCallerArn { get; init; }

    /// <summary>The external id of that role.</summary>
    public string? ExternalId { get; init; }

    /// <summary>The region to send from. 5 to 32 characters.</summary>
    public string? SnsRegion { get; init; }

    /// <summary>Sending through AWS End User Messaging instead.</summary>
    public EumsSmsConfiguration? EumsSms { get; init; }
}

/// <summary>
/// The messages that verify an address. <c>{####}</c> stands for the code, <c>{##text##}</c> for the link (Cognito's
/// VerificationMessageTemplateType).
/// </summary>
public sealed record VerificationMessageTemplate
{
    /// <summary>The SMS. 6 to 140 characters.</summary>
    public string? SmsMessage { get; init; }

    /// <summary>The email with a code. 6 to 20,000 characters.</summary>
    public string? EmailMessage { get; init; }

    /// <summary>Its subject. 1 to 140 characters.</summary>
    public string? EmailSubject { get; init; }

    /// <summary>The email with a link. 6 to 20,000 characters.</summary>
    public string? EmailMessageByLink { get; init; }

    /// <summary>Its subject. 1 to 140 characters.</summary>
    public string? EmailSubjectByLink { get; init; }

    /// <summary>Which of the two is sent. <c>CONFIRM_WITH_LINK</c> or <c>CONFIRM_WITH_CODE</c>.</summary>
    public string? DefaultEmailOption { get; init; }
}
