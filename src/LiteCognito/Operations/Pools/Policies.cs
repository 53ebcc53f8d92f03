using System.Text;

namespace LiteCognito.Model;

/// <summary>How users get back into their account (Cognito's AccountRecoverySettingType).</summary>
public sealed record AccountRecoverySetting
{
    /// <summary>The ways, in the order of their priority. At most 2.</summary>
    public IReadOnlyList<RecoveryOption>? RecoveryMechanisms { get; init; }

    private bool PrintMembers(StringBuilder builder) => new MemberPrinter(builder).Add(RecoveryMechanisms).Printed;
}

/// <summary>What a password must be like (Cognito's PasswordPolicyType).</summary>
public sealed record PasswordPolicy
{
    /// <summary>The fewest characters. 6 to 99.</summary>
    public int? MinimumLength { get; init; }

    /// <summary>Whether it needs an upper-case letter.</summary>
    public bool? RequireUppercase { get; init; }

    /// <summary>Whether it needs a lower-case letter.</summary>
    public bool? RequireLowercase { get; init; }

    /// <summary>Whether it needs a digit.</summary>
    public bool? RequireNumbers { get; init; }

    /// <summary>Whether it needs another character.</summary>
    public bool? RequireSymbols { get; init; }

    /// <summary>How many earlier passwords are refused. 0 to 24.</summary>
    public int? PasswordHistorySize { get; init; }

    /// <summary>How many days a temporary password is good for. 0 to 365.</summary>
    public int? TemporaryPasswordValidityDays { get; init; }
}

/// <summary>A way back into an account (Cognito's RecoveryOptionType).</summary>
public sealed record RecoveryOption
{
    /// <summary>Its rank, the first one being 1. 1 to 2. Required in a request.</summary>
    public int? Priority { get; init; }

    /// <summary>The way. <c>verified_email</c>, <c>verified_phone_number</c> or <c>admin_only</c>. Required in a request.</summary>
    public string? Name { get; init; }
}

/// <summary>What users may begin a sign-in with (Cognito's SignInPolicyType).</summary>
public sealed record SignInPolicy
{
    /// <summary>The factors: <c>PASSWORD</c>, <c>EMAIL_OTP</c>, <c>SMS_OTP</c>, <c>WEB_AUTHN</c>.</summary>
    public IReadOnlyList<string>? AllowedFirstAuthFactors { get; init; }

    private bool PrintMembers(StringBuilder builder) => new MemberPrinter(builder).Add(AllowedFirstAuthFactors).Printed;
}

/// <summary>What happens when a user changes an address (Cognito's UserAttributeUpdateSettingsType).</summary>
public sealed record UserAttributeUpdateSettings
{
    /// <summary>The attributes that keep their old value until the new one is verified: <c>email</c>, <c>phone_number</c>.</summary>
    public IReadOnlyList<string>? AttributesRequireVerificationBeforeUpdate { get; init; }

    private bool PrintMembers(StringBuilder builder) => new MemberPrinter(builder).Add(AttributesRequireVerificationBeforeUpdate).Printed;
}

/// <summary>What passwords must be like, and what a sign-in begins with (Cognito's UserPoolPolicyType).</summary>
public sealed record UserPoolPolicy
{
    /// <summary>What passwords must be like.</summary>
    public PasswordPolicy? PasswordPolicy { get; init; }

    /// <summary>What users may begin a sign-in with.</summary>
    public SignInPolicy? SignInPolicy { get; init; }
}
