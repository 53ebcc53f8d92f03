namespace LiteCognito.Model;

/// <summary>The settings for sending email (Cognito's EmailConfigurationType).</summary>
public sealed record EmailConfiguration
{
    /// <summary>The ARN of the verified Amazon SES identity that sends email.</summary>
    public string? SourceArn { get; init; }

    /// <summary>The email address that replies go to.</summary>
    public string? ReplyToEmailAddress { get; init; }

    /// <summary>
    /// The account that sends email: <c>COGNITO_DEFAULT</c> for Cognito's own account, which has a low daily limit, or <c>DEVELOPER</c> for
    /// your own Amazon SES account.
    /// </summary>
    public string? EmailSendingAccount { get; init; }

    /// <summary>The sender of the email, as an email address or as a name and an email address.</summary>
    public string? From { get; init; }

    /// <summary>The name of the Amazon SES configuration set. 1 to 64 characters.</summary>
    public string? ConfigurationSet { get; init; }
}

/// <summary>The settings for sending SMS through AWS End User Messaging (Cognito's EumsSmsConfigurationType).</summary>
public sealed record EumsSmsConfiguration
{
    /// <summary>The ARN of the IAM role that sends the messages. Required in a request.</summary>
    public string? CallerArn { get; init; }

    /// <summary>The external ID of the IAM role.</summary>
    public string? ExternalId { get; init; }

    /// <summary>The phone number or sender ID that sends the messages.</summary>
    public string? OriginationIdentity { get; init; }

    /// <summary>The name of the AWS End User Messaging configuration set.</summary>
    public string? ConfigurationSetName { get; init; }

    /// <summary>The ID of the registered sender. Messages to India require it.</summary>
    public string? InEntityId { get; init; }

    /// <summary>The ID of the registered message template. Messages to India require it.</summary>
    public string? InTemplateId { get; init; }

    /// <summary>The AWS region to send from.</summary>
    public string? Region { get; init; }
}

/// <summary>
/// The messages that invite new users, with <c>{username}</c> and <c>{####}</c> in place of the user name and the temporary password
/// (Cognito's MessageTemplateType).
/// </summary>
public sealed record MessageTemplate
{
    /// <summary>The text of the SMS message. 6 to 140 characters.</summary>
    public string? SMSMessage { get; init; }

    /// <summary>The text of the email. 6 to 20,000 characters.</summary>
    public string? EmailMessage { get; init; }

    /// <summary>The subject of the email. 1 to 140 characters.</summary>
    public string? EmailSubject { get; init; }
}

/// <summary>The settings for sending SMS messages (Cognito's SmsConfigurationType).</summary>
public sealed record SmsConfiguration
{
    /// <summary>The ARN of the IAM role that sends messages through Amazon SNS.</summary>
    public string? SnsCallerArn { get; init; }

    /// <summary>The external ID of the IAM role.</summary>
    public string? ExternalId { get; init; }

    /// <summary>The AWS region to send from. 5 to 32 characters.</summary>
    public string? SnsRegion { get; init; }

    /// <summary>The settings for sending through AWS End User Messaging instead of Amazon SNS.</summary>
    public EumsSmsConfiguration? EumsSms { get; init; }
}

/// <summary>
/// The messages that verify an email address or phone number, with <c>{####}</c> in place of the code and <c>{##text##}</c> in place of the
/// link (Cognito's VerificationMessageTemplateType).
/// </summary>
public sealed record VerificationMessageTemplate
{
    /// <summary>The text of the SMS message. 6 to 140 characters.</summary>
    public string? SmsMessage { get; init; }

    /// <summary>The text of the email that contains a code. 6 to 20,000 characters.</summary>
    public string? EmailMessage { get; init; }

    /// <summary>The subject of the email that contains a code. 1 to 140 characters.</summary>
    public string? EmailSubject { get; init; }

    /// <summary>The text of the email that contains a link. 6 to 20,000 characters.</summary>
    public string? EmailMessageByLink { get; init; }

    /// <summary>The subject of the email that contains a link. 1 to 140 characters.</summary>
    public string? EmailSubjectByLink { get; init; }

    /// <summary>The kind of email that Cognito sends: <c>CONFIRM_WITH_LINK</c> or <c>CONFIRM_WITH_CODE</c>.</summary>
    public string? DefaultEmailOption { get; init; }
}
