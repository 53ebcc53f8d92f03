using System.Text;

namespace LiteCognito.Model;

/// <summary>The value of the <c>acr</c> claim for an authentication level (Cognito's AcrLevelConfigType).</summary>
public sealed record AcrLevelConfig
{
    /// <summary>The value of the <c>acr</c> claim. Required in a request.</summary>
    public string? AcrValue { get; init; }
}

/// <summary>The settings for creating users (Cognito's AdminCreateUserConfigType).</summary>
public sealed record AdminCreateUserConfig
{
    /// <summary>True if only administrators can create users. False if users can also sign up.</summary>
    public bool? AllowAdminCreateUserOnly { get; init; }

    /// <summary>
    /// The number of days that an invitation is valid, 0 to 365. AWS recommends <see cref="PasswordPolicy.TemporaryPasswordValidityDays"/>
    /// instead.
    /// </summary>
    public int? UnusedAccountValidityDays { get; init; }

    /// <summary>The messages that invite new users.</summary>
    public MessageTemplate? InviteMessageTemplate { get; init; }
}

/// <summary>The settings for threat protection of additional sign-in flows (Cognito's AdvancedSecurityAdditionalFlowsType).</summary>
public sealed record AdvancedSecurityAdditionalFlows
{
    /// <summary>
    /// The mode of threat protection for sign-ins with custom challenges: <c>AUDIT</c> to only record risks, or <c>ENFORCED</c> to also act
    /// on risks.
    /// </summary>
    public string? CustomAuthMode { get; init; }
}

/// <summary>
/// The settings for dynamic client registration (RFC 7591), which lets programs register as app clients (Cognito's DcrConfigurationType).
/// </summary>
/// <seealso href="https://www.rfc-editor.org/rfc/rfc7591"/>
public sealed record DcrConfiguration
{
    /// <summary>The status of dynamic client registration: <c>Enabled</c> (the default) or <c>Disabled</c>.</summary>
    public string? EnableStatus { get; init; }

    /// <summary>True if programs can register without a token.</summary>
    public bool? OpenDcrEnabled { get; init; }

    /// <summary>The OAuth grants that programs can register for if they have a token.</summary>
    public IReadOnlyList<string>? AuthenticatedGrantTypes { get; init; }

    /// <summary>The OAuth grants that programs can register for if they do not have a token.</summary>
    public IReadOnlyList<string>? OpenDcrGrantTypes { get; init; }

    /// <summary>The OAuth scopes that programs can register for.</summary>
    public IReadOnlyList<string>? AllowedScopes { get; init; }

    private bool PrintMembers(StringBuilder builder) => new MemberPrinter(builder)
        .Add(EnableStatus).Add(OpenDcrEnabled).Add(AuthenticatedGrantTypes).Add(OpenDcrGrantTypes).Add(AllowedScopes).Printed;
}

/// <summary>The settings for remembered devices (Cognito's DeviceConfigurationType).</summary>
public sealed record DeviceConfiguration
{
    /// <summary>True if a sign-in needs a second factor on a new device but not on a remembered device.</summary>
    public bool? ChallengeRequiredOnNewDevice { get; init; }

    /// <summary>True if Cognito remembers a device only after the user agrees.</summary>
    public bool? DeviceOnlyRememberedOnUserPrompt { get; init; }
}

/// <summary>The kind of issuer in a user pool's tokens (Cognito's IssuerConfigurationType).</summary>
public sealed record IssuerConfiguration
{
    /// <summary>
    /// The kind of issuer: <c>ORIGINAL</c> for an issuer at the host of the user pool's region, or <c>UPDATED</c> for an issuer that all
    /// replicas share.
    /// </summary>
    public string? Type { get; init; }
}

/// <summary>The encryption key for user data (Cognito's KeyConfigurationType).</summary>
public sealed record KeyConfiguration
{
    /// <summary>The owner of the key: <c>AWS_OWNED_KEY</c> or <c>CUSTOMER_MANAGED_KEY</c>.</summary>
    public string? KeyType { get; init; }

    /// <summary>The ARN of your own AWS KMS key, if <see cref="KeyType"/> is <c>CUSTOMER_MANAGED_KEY</c>.</summary>
    public string? KmsKeyArn { get; init; }
}

/// <summary>The settings for threat protection (Cognito's UserPoolAddOnsType).</summary>
public sealed record UserPoolAddOns
{
    /// <summary>
    /// The mode of threat protection: <c>OFF</c>, <c>AUDIT</c> to only record risks, or <c>ENFORCED</c> to also act on risks. Required in a
    /// request.
    /// </summary>
    public string? AdvancedSecurityMode { get; init; }

    /// <summary>The settings for threat protection of additional sign-in flows.</summary>
    public AdvancedSecurityAdditionalFlows? AdvancedSecurityAdditionalFlows { get; init; }
}

/// <summary>The case sensitivity of user names (Cognito's UsernameConfigurationType).</summary>
public sealed record UsernameConfiguration
{
    /// <summary>True if user names are case-sensitive. This setting cannot be changed later. Required in a request.</summary>
    public bool? CaseSensitive { get; init; }
}
