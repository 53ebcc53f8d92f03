using System.Text;

namespace LiteCognito.Model;

/// <summary>The methods that users can recover their accounts with (Cognito's AccountRecoverySettingType).</summary>
public sealed record AccountRecoverySetting
{
    /// <summary>The recovery methods and their priorities. At most 2.</summary>
    public IReadOnlyList<RecoveryOption>? RecoveryMechanisms { get; init; }

    private bool PrintMembers(StringBuilder builder) => new MemberPrinter(builder).Add(RecoveryMechanisms).Printed;
}

/// <summary>The requirements for passwords (Cognito's PasswordPolicyType).</summary>
public sealed record PasswordPolicy
{
    /// <summary>The minimum number of characters in a password, 6 to 99.</summary>
    public int? MinimumLength { get; init; }

    /// <summary>True if passwords require an uppercase letter.</summary>
    public bool? RequireUppercase { get; init; }

    /// <summary>True if passwords require a lowercase letter.</summary>
    public bool? RequireLowercase { get; init; }

    /// <summary>True if passwords require a digit.</summary>
    public bool? RequireNumbers { get; init; }

    /// <summary>True if passwords require a symbol.</summary>
    public bool? RequireSymbols { get; init; }

    /// <summary>The number of previous passwords that a user cannot reuse, 0 to 24.</summary>
    public int? PasswordHistorySize { get; init; }

    /// <summary>The number of days that a temporary password is valid, 0 to 365.</summary>
    public int? TemporaryPasswordValidityDays { get; init; }
}

/// <summary>A method that users can recover their accounts with (Cognito's RecoveryOptionType).</summary>
public sealed record RecoveryOption
{
    /// <summary>The priority of the method: 1 (first) or 2. Required in a request.</summary>
    public int? Priority { get; init; }

    /// <summary>
    /// The name of the method: <c>verified_email</c>, <c>verified_phone_number</c> or <c>admin_only</c>. Required in a request.
    /// </summary>
    public string? Name { get; init; }
}

/// <summary>The factors that a sign-in can start with (Cognito's SignInPolicyType).</summary>
public sealed record SignInPolicy
{
    /// <summary>
    /// The factors that a sign-in can start with: any of <c>PASSWORD</c>, <c>EMAIL_OTP</c>, <c>SMS_OTP</c> and <c>WEB_AUTHN</c>.
    /// </summary>
    public IReadOnlyList<string>? AllowedFirstAuthFactors { get; init; }

    private bool PrintMembers(StringBuilder builder) => new MemberPrinter(builder).Add(AllowedFirstAuthFactors).Printed;
}

/// <summary>The handling of changes to a user's email address or phone number (Cognito's UserAttributeUpdateSettingsType).</summary>
public sealed record UserAttributeUpdateSettings
{
    /// <summary>
    /// The attributes that keep their old value until the new value is verified: <c>email</c>, <c>phone_number</c> or both.
    /// </summary>
    public IReadOnlyList<string>? AttributesRequireVerificationBeforeUpdate { get; init; }

    private bool PrintMembers(StringBuilder builder) => new MemberPrinter(builder).Add(AttributesRequireVerificationBeforeUpdate).Printed;
}

/// <summary>The password policy and the sign-in policy of a user pool (Cognito's UserPoolPolicyType).</summary>
public sealed record UserPoolPolicy
{
    /// <summary>The requirements for passwords.</summary>
    public PasswordPolicy? PasswordPolicy { get; init; }

    /// <summary>The factors that a sign-in can start with.</summary>
    public SignInPolicy? SignInPolicy { get; init; }
}
