using System.Text;
using System.Text.Json.Serialization;
using LiteCognito.Protocol;

namespace LiteCognito.Model;

/// <summary>A user pool's configuration (Cognito's UserPoolType).</summary>
public sealed record UserPool
{
    /// <summary>Its id, <c>{region}_{name}</c>.</summary>
    public string? Id { get; init; }

    /// <summary>Its name.</summary>
    public string? Name { get; init; }

    /// <summary>What passwords must be like, and what a sign-in begins with.</summary>
    public UserPoolPolicy? Policies { get; init; }

    /// <summary>Whether the pool is protected from deletion. <c>ACTIVE</c> or <c>INACTIVE</c>.</summary>
    public string? DeletionProtection { get; init; }

    /// <summary>The Lambda triggers.</summary>
    public LambdaConfig? LambdaConfig { get; init; }

    /// <summary>Not used by Cognito any more. <c>Enabled</c> or <c>Disabled</c>.</summary>
    public string? Status { get; init; }

    /// <summary>When it was changed last.</summary>
    [JsonConverter(typeof(EpochSecondsConverter))]
    public DateTimeOffset? LastModifiedDate { get; init; }

    /// <summary>When it was made.</summary>
    [JsonConverter(typeof(EpochSecondsConverter))]
    public DateTimeOffset? CreationDate { get; init; }

    /// <summary>The attributes that users can have.</summary>
    public IReadOnlyList<AttributeSchema>? SchemaAttributes { get; init; }

    /// <summary>What Cognito verifies by itself at sign-up: <c>email</c>, <c>phone_number</c>.</summary>
    public IReadOnlyList<string>? AutoVerifiedAttributes { get; init; }

    /// <summary>What users may sign in with beside their user name: <c>email</c>, <c>phone_number</c>, <c>preferred_username</c>.</summary>
    public IReadOnlyList<string>? AliasAttributes { get; init; }

    /// <summary>What users sign in with instead of a user name: <c>email</c>, <c>phone_number</c>.</summary>
    public IReadOnlyList<string>? UsernameAttributes { get; init; }

    /// <summary>The SMS that verifies a number, with <c>{####}</c> for the code. VerificationMessageTemplate says the same.</summary>
    public string? SmsVerificationMessage { get; init; }

    /// <summary>The email that verifies an address, with <c>{####}</c> for the code. VerificationMessageTemplate says the same.</summary>
    public string? EmailVerificationMessage { get; init; }

    /// <summary>Its subject. VerificationMessageTemplate says the same.</summary>
    public string? EmailVerificationSubject { get; init; }

    /// <summary>The messages that verify an address.</summary>
    public VerificationMessageTemplate? VerificationMessageTemplate { get; init; }

    /// <summary>The SMS with a code to sign in with, <c>{####}</c> standing for it.</summary>
    public string? SmsAuthenticationMessage { get; init; }

    /// <summary>What happens when a user changes an address.</summary>
    public UserAttributeUpdateSettings? UserAttributeUpdateSettings { get; init; }

    /// <summary>Whether users need a second factor. <c>OFF</c>, <c>ON</c> or <c>OPTIONAL</c>.</summary>
    public string? MfaConfiguration { get; init; }

    /// <summary>How devices are remembered; <see langword="null"/> where they are not.</summary>
    public DeviceConfiguration? DeviceConfiguration { get; init; }

    /// <summary>About how many users it has.</summary>
    public int? EstimatedNumberOfUsers { get; init; }

    /// <summary>How email is sent.</summary>
    public EmailConfiguration? EmailConfiguration { get; init; }

    /// <summary>How SMS are sent.</summary>
    public SmsConfiguration? SmsConfiguration { get; init; }

    /// <summary>The pool's tags.</summary>
    public IReadOnlyDictionary<string, string>? UserPoolTags { get; init; }

    /// <summary>Why SMS cannot be sent; <see langword="null"/> where they can.</summary>
    public string? SmsConfigurationFailure { get; init; }

    /// <summary>Why emails cannot be sent; <see langword="null"/> where they can.</summary>
    public string? EmailConfigurationFailure { get; init; }

    /// <summary>The prefix of its domain at Amazon's; <see langword="null"/> where it has none.</summary>
    public string? Domain { get; init; }

    /// <summary>Its domain of your own; <see langword="null"/> where it has none.</summary>
    public string? CustomDomain { get; init; }

    /// <summary>How users are created by administrators.</summary>
    public AdminCreateUserConfig? AdminCreateUserConfig { get; init; }

    /// <summary>Threat protection.</summary>
    public UserPoolAddOns? UserPoolAddOns { get; init; }

    /// <summary>Whether and how programs register as app clients by themselves.</summary>
    public DcrConfiguration? DcrConfiguration { get; init; }

    /// <summary>How user names are compared.</summary>
    public UsernameConfiguration? UsernameConfiguration { get; init; }

    /// <summary>Its ARN.</summary>
    public string? Arn { get; init; }

    /// <summary>How users get back into their account.</summary>
    public AccountRecoverySetting? AccountRecoverySetting { get; init; }

    /// <summary>The feature plan. <c>LITE</c>, <c>ESSENTIALS</c> or <c>PLUS</c>.</summary>
    public string? UserPoolTier { get; init; }

    /// <summary>The key that user data are encrypted with.</summary>
    public KeyConfiguration? KeyConfiguration { get; init; }

    /// <summary>The issuer that tokens name.</summary>
    public IssuerConfiguration? IssuerConfiguration { get; init; }

    /// <summary>What tokens name in <c>acr</c>, by level, <c>Level1</c> to <c>Level4</c>.</summary>
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
