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
    /// <summary>True if only administrators can create users; false if users can also sign up themselves.</summary>
    public bool? AllowAdminCreateUserOnly { get; init; }

    /// <summary>
    /// The number of days that an invitation is valid, 0 to 365. AWS recommends <see cref="PasswordPolicy.TemporaryPasswordValidityDays"/>
    /// instead.
    /// </summary>
    public int? UnusedAccountValidityDays { get; init; }

    /// <summary>The messages that invite a new user.</summary>
    public MessageTemplate? InviteMessageTemplate { get; init; }
}

/// <summary>The settings for threat protection in additional sign-in flows (Cognito's AdvancedSecurityAdditionalFlowsType).</summary>
public sealed record AdvancedSecurityAdditionalFlows
{
    /// <summary>The mode of threat protection in sign-ins with custom challenges: <c>AUDIT</c> or <c>ENFORCED</c>.</summary>
    public string? CustomAuthMode { get; init; }
}

/// <summary>
/// The settings for dynamic client registration (RFC 7591), through which programs register as app clients (Cognito's
/// DcrConfigurationType).
/// </summary>
/// <seealso href="https://www.rfc-editor.org/rfc/rfc7591"/>
public sealed record DcrConfiguration
{
    /// <summary>The status of dynamic client registration: <c>Enabled</c> (the default) or <c>Disabled</c>.</summary>
    public string? EnableStatus { get; init; }

    /// <summary>True if programs can register without a token.</summary>
    public bool? OpenDcrEnabled { get; init; }

    /// <summary>The OAuth grants that programs with a token can register for.</summary>
    public IReadOnlyList<string>? AuthenticatedGrantTypes { get; init; }

    /// <summary>The OAuth grants that programs without a token can register for.</summary>
    public IReadOnlyList<string>? OpenDcrGrantTypes { get; init; }

    /// <summary>The scopes that programs can register for.</summary>
    public IReadOnlyList<string>? AllowedScopes { get; init; }

    private bool PrintMembers(StringBuilder builder) => new MemberPrinter(builder)
        .Add(EnableStatus).Add(OpenDcrEnabled).Add(AuthenticatedGrantTypes).Add(OpenDcrGrantTypes).Add(AllowedScopes).Printed;
}

/// <summary>The settings for remembered devices (Cognito's DeviceConfigurationType).</summary>
public sealed record DeviceConfiguration
{
    /// <summary>True if a sign-in on a remembered device does not need a second factor.</summary>
    public bool? ChallengeRequiredOnNewDevice { get; init; }

    /// <summary>True if a device is remembered only after the user agrees.</summary>
    public bool? DeviceOnlyRememberedOnUserPrompt { get; init; }
}

/// <summary>The kind of issuer in a pool's tokens (Cognito's IssuerConfigurationType).</summary>
public sealed record IssuerConfiguration
{
    /// <summary>The kind of issuer: <c>ORIGINAL</c>, at the host of the pool's region, or <c>UPDATED</c>, which replicas share.</summary>
    public string? Type { get; init; }
}

/// <summary>The key that encrypts user data (Cognito's KeyConfigurationType).</summary>
public sealed record KeyConfiguration
{
    /// <summary>The owner of the key: <c>AWS_OWNED_KEY</c> or <c>CUSTOMER_MANAGED_KEY</c>.</summary>
    public string? KeyType { get; init; }

    /// <summary>The ARN of your own KMS key.</summary>
    public string? KmsKeyArn { get; init; }
}

/// <summary>The settings for threat protection (Cognito's UserPoolAddOnsType).</summary>
public sealed record UserPoolAddOns
{
    /// <summary>
    /// The mode of threat protection: <c>OFF</c>, <c>AUDIT</c> (only record risks) or <c>ENFORCED</c> (act on risks). Required in a
    /// request.
    /// </summary>
    public string? AdvancedSecurityMode { get; init; }

    /// <summary>The settings for threat protection in additional sign-in flows.</summary>
    public AdvancedSecurityAdditionalFlows? AdvancedSecurityAdditionalFlows { get; init; }
}

/// <summary>The case sensitivity of user names (Cognito's UsernameConfigurationType).</summary>
public sealed record UsernameConfiguration
{
    /// <summary>True if user names are case-sensitive. This setting cannot be changed later. Required in a request.</summary>
    public bool? CaseSensitive { get; init; }
}
