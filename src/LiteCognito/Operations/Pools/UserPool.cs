using System.Text;
using System.Text.Json.Serialization;
using LiteCognito.Protocol;

namespace LiteCognito.Model;

/// <summary>A user pool and its configuration (Cognito's UserPoolType).</summary>
public sealed record UserPool
{
    /// <summary>The ID of the user pool, in the form <c>{region}_{name}</c>.</summary>
    public string? Id { get; init; }

    /// <summary>The name of the user pool.</summary>
    public string? Name { get; init; }

    /// <summary>The password policy and the factors that a sign-in can start with.</summary>
    public UserPoolPolicy? Policies { get; init; }

    /// <summary>The deletion protection of the user pool: <c>ACTIVE</c> or <c>INACTIVE</c>.</summary>
    public string? DeletionProtection { get; init; }

    /// <summary>The Lambda triggers of the user pool.</summary>
    public LambdaConfig? LambdaConfig { get; init; }

    /// <summary>A status that Cognito no longer uses: <c>Enabled</c> or <c>Disabled</c>.</summary>
    public string? Status { get; init; }

    /// <summary>The time when the user pool was last changed.</summary>
    [JsonConverter(typeof(EpochSecondsConverter))]
    public DateTimeOffset? LastModifiedDate { get; init; }

    /// <summary>The time when the user pool was created.</summary>
    [JsonConverter(typeof(EpochSecondsConverter))]
    public DateTimeOffset? CreationDate { get; init; }

    /// <summary>The attributes that users can have, including the standard attributes.</summary>
    public IReadOnlyList<AttributeSchema>? SchemaAttributes { get; init; }

    /// <summary>The attributes that Cognito verifies automatically at sign-up: <c>email</c>, <c>phone_number</c> or both.</summary>
    public IReadOnlyList<string>? AutoVerifiedAttributes { get; init; }

    /// <summary>
    /// The attributes that users can sign in with in addition to their user name: any of <c>email</c>, <c>phone_number</c> and
    /// <c>preferred_username</c>.
    /// </summary>
    public IReadOnlyList<string>? AliasAttributes { get; init; }

    /// <summary>The attributes that users sign in with instead of a user name: <c>email</c>, <c>phone_number</c> or both.</summary>
    public IReadOnlyList<string>? UsernameAttributes { get; init; }

    /// <summary>
    /// The SMS message that verifies a phone number, with <c>{####}</c> in place of the code. Equivalent to
    /// <see cref="VerificationMessageTemplate.SmsMessage"/>.
    /// </summary>
    public string? SmsVerificationMessage { get; init; }

    /// <summary>
    /// The email that verifies an email address, with <c>{####}</c> in place of the code. Equivalent to
    /// <see cref="VerificationMessageTemplate.EmailMessage"/>.
    /// </summary>
    public string? EmailVerificationMessage { get; init; }

    /// <summary>
    /// The subject of the email that verifies an email address. Equivalent to <see cref="VerificationMessageTemplate.EmailSubject"/>.
    /// </summary>
    public string? EmailVerificationSubject { get; init; }

    /// <summary>The messages that verify an email address or phone number.</summary>
    public VerificationMessageTemplate? VerificationMessageTemplate { get; init; }

    /// <summary>The SMS message that contains a sign-in code, with <c>{####}</c> in place of the code.</summary>
    public string? SmsAuthenticationMessage { get; init; }

    /// <summary>The handling of changes to a user's email address or phone number.</summary>
    public UserAttributeUpdateSettings? UserAttributeUpdateSettings { get; init; }

    /// <summary>
    /// The requirement for a second factor: <c>OFF</c>, <c>ON</c> (all users need one) or <c>OPTIONAL</c> (only users who have set one up
    /// need it).
    /// </summary>
    public string? MfaConfiguration { get; init; }

    /// <summary>The settings for remembered devices, or <see langword="null"/> if the user pool does not remember devices.</summary>
    public DeviceConfiguration? DeviceConfiguration { get; init; }

    /// <summary>The approximate number of users in the user pool.</summary>
    public int? EstimatedNumberOfUsers { get; init; }

    /// <summary>The settings for sending email.</summary>
    public EmailConfiguration? EmailConfiguration { get; init; }

    /// <summary>The settings for sending SMS messages.</summary>
    public SmsConfiguration? SmsConfiguration { get; init; }

    /// <summary>The tags of the user pool, as values by key.</summary>
    public IReadOnlyDictionary<string, string>? UserPoolTags { get; init; }

    /// <summary>The reason why SMS messages cannot be sent, or <see langword="null"/> if they can.</summary>
    public string? SmsConfigurationFailure { get; init; }

    /// <summary>The reason why emails cannot be sent, or <see langword="null"/> if they can.</summary>
    public string? EmailConfigurationFailure { get; init; }

    /// <summary>The prefix of the user pool's Amazon Cognito domain, or <see langword="null"/> if there is none.</summary>
    public string? Domain { get; init; }

    /// <summary>The user pool's custom domain, or <see langword="null"/> if there is none.</summary>
    public string? CustomDomain { get; init; }

    /// <summary>The settings for creating users.</summary>
    public AdminCreateUserConfig? AdminCreateUserConfig { get; init; }

    /// <summary>The settings for threat protection.</summary>
    public UserPoolAddOns? UserPoolAddOns { get; init; }

    /// <summary>The settings for dynamic client registration, which lets programs register as app clients.</summary>
    public DcrConfiguration? DcrConfiguration { get; init; }

    /// <summary>The case sensitivity of user names.</summary>
    public UsernameConfiguration? UsernameConfiguration { get; init; }

    /// <summary>The ARN of the user pool.</summary>
    public string? Arn { get; init; }

    /// <summary>The methods that users can recover their accounts with.</summary>
    public AccountRecoverySetting? AccountRecoverySetting { get; init; }

    /// <summary>The feature plan of the user pool: <c>LITE</c>, <c>ESSENTIALS</c> or <c>PLUS</c>.</summary>
    public string? UserPoolTier { get; init; }

    /// <summary>The encryption key for user data.</summary>
    public KeyConfiguration? KeyConfiguration { get; init; }

    /// <summary>The kind of issuer in the user pool's tokens.</summary>
    public IssuerConfiguration? IssuerConfiguration { get; init; }

    /// <summary>The values of the <c>acr</c> claim in tokens, by authentication level, <c>Level1</c> to <c>Level4</c>.</summary>
    public IReadOnlyDictionary<string, AcrLevelConfig>? AcrConfiguration { get; init; }

    private bool PrintMembers(StringBuilder builder) => new MemberPrinter(builder)
        .Add(Id).Add(Name).Add(Policies).Add(DeletionProtection).Add(LambdaConfig).Add(Status).Add(LastModifiedDate).Add(CreationDate)
        .Add(SchemaAttributes).Add(AutoVerifiedAttributes).Add(AliasAttributes).Add(UsernameAttributes).Add(SmsVerificationMessage)
        .Add(EmailVerificationMessage).Add(EmailVerificationSubject).Add(VerificationMessageTemplate).Add(SmsAuthenticationMessage)
        .Add(UserAttributeUpdateSettings).Add(MfaConfiguration).Add(DeviceConfiguration).Add(EstimatedNumberOfUsers).Add(EmailConfiguration)
        .Add(SmsConfiguration).Add(UserPoolTags).Add(SmsConfigurationFailure).Add(EmailConfigurationFailure).Add(Domain).Add(CustomDomain)
        .Add(AdminCreateUserConfig).Add(UserPoolAddOns).Add(DcrConfiguration).Add(UsernameConfiguration).Add(Arn)
        .Add(AccountRecoverySetting).Add(UserPoolTier).Add(KeyConfiguration).Add(IssuerConfiguration).Add(AcrConfiguration).Printed;
}
