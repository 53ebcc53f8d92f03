using System.Text;

namespace LiteCognito.Model;

/// <summary>A level of authentication that tokens name in <c>acr</c> (Cognito's AcrLevelConfigType).</summary>
public sealed record AcrLevelConfig
{
    /// <summary>The value of <c>acr</c>. Required in a request.</summary>
    public string? AcrValue { get; init; }
}

/// <summary>How users are created by administrators (Cognito's AdminCreateUserConfigType).</summary>
public sealed record AdminCreateUserConfig
{
    /// <summary>Whether users cannot sign up by themselves.</summary>
    public bool? AllowAdminCreateUserOnly { get; init; }

    /// <summary>
    /// How many days an invitation is good for. Cognito asks for <c>TemporaryPasswordValidityDays</c> of the password policy instead. 0 to
    /// 365.
    /// </summary>
    public int? UnusedAccountValidityDays { get; init; }

    /// <summary>The invitation.</summary>
    public MessageTemplate? InviteMessageTemplate { get; init; }
}

/// <summary>Threat protection of further flows (Cognito's AdvancedSecurityAdditionalFlowsType).</summary>
public sealed record AdvancedSecurityAdditionalFlows
{
    /// <summary>What it does in sign-ins with custom challenges. <c>AUDIT</c> or <c>ENFORCED</c>.</summary>
    public string? CustomAuthMode { get; init; }
}

/// <summary>Whether and how programs register as app clients by themselves (RFC 7591) (Cognito's DcrConfigurationType).</summary>
public sealed record DcrConfiguration
{
    /// <summary>Whether they may: <c>Enabled</c>, which is the default, or <c>Disabled</c>.</summary>
    public string? EnableStatus { get; init; }

    /// <summary>Whether they need no token for it.</summary>
    public bool? OpenDcrEnabled { get; init; }

    /// <summary>The grants that programs with a token may register for.</summary>
    public IReadOnlyList<string>? AuthenticatedGrantTypes { get; init; }

    /// <summary>The grants that programs without one may register for.</summary>
    public IReadOnlyList<string>? OpenDcrGrantTypes { get; init; }

    /// <summary>The scopes that they may register for.</summary>
    public IReadOnlyList<string>? AllowedScopes { get; init; }

    private bool PrintMembers(StringBuilder builder) => new MemberPrinter(builder)
        .Add(EnableStatus).Add(OpenDcrEnabled).Add(AuthenticatedGrantTypes).Add(OpenDcrGrantTypes).Add(AllowedScopes).Printed;
}

/// <summary>How the pool remembers devices (Cognito's DeviceConfigurationType).</summary>
public sealed record DeviceConfiguration
{
    /// <summary>Whether a remembered device spares the second factor.</summary>
    public bool? ChallengeRequiredOnNewDevice { get; init; }

    /// <summary>Whether a device is remembered only after the user has said so.</summary>
    public bool? DeviceOnlyRememberedOnUserPrompt { get; init; }
}

/// <summary>The issuer that tokens name (Cognito's IssuerConfigurationType).</summary>
public sealed record IssuerConfiguration
{
    /// <summary>The kind of issuer: <c>ORIGINAL</c>, at the region's own host, or <c>UPDATED</c>, which replicas share.</summary>
    public string? Type { get; init; }
}

/// <summary>The key that user data are encrypted with (Cognito's KeyConfigurationType).</summary>
public sealed record KeyConfiguration
{
    /// <summary>Whose key it is: <c>AWS_OWNED_KEY</c> or <c>CUSTOMER_MANAGED_KEY</c>.</summary>
    public string? KeyType { get; init; }

    /// <summary>The ARN of a KMS key of your own.</summary>
    public string? KmsKeyArn { get; init; }
}

/// <summary>Threat protection (Cognito's UserPoolAddOnsType).</summary>
public sealed record UserPoolAddOns
{
    /// <summary>
    /// Whether it is on, and whether it acts or only records. <c>OFF</c>, <c>AUDIT</c> or <c>ENFORCED</c>. Required in a request.
    /// </summary>
    public string? AdvancedSecurityMode { get; init; }

    /// <summary>What it does in further flows.</summary>
    public AdvancedSecurityAdditionalFlows? AdvancedSecurityAdditionalFlows { get; init; }
}

/// <summary>How user names are compared (Cognito's UsernameConfigurationType).</summary>
public sealed record UsernameConfiguration
{
    /// <summary>Whether capital letters count. It cannot be changed later. Required in a request.</summary>
    public bool? CaseSensitive { get; init; }
}
