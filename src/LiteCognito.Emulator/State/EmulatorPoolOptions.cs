namespace LiteCognito.Emulator;

/// <summary>Whether a pool asks for second factors.</summary>
public enum MfaConfiguration
{
    /// <summary>Never.</summary>
    Off,

    /// <summary>From users who turned one on.</summary>
    Optional,

    /// <summary>From everybody: who has none sets one up while signing in.</summary>
    On,
}

/// <summary>Whether a pool tracks the devices that users sign in with.</summary>
public enum DeviceTracking
{
    /// <summary>No.</summary>
    Off,

    /// <summary>A confirmed device is remembered when the user says so (<c>DeviceOnlyRememberedOnUserPrompt</c>).</summary>
    UserOptIn,

    /// <summary>A confirmed device is remembered.</summary>
    Always,
}

/// <summary>How a pool is made.</summary>
public sealed record EmulatorPoolOptions
{
    /// <summary>The region, the first half of the pool's id.</summary>
    public string Region { get; init; } = "us-east-1";

    /// <summary>The pool's id, <c>{region}_{name}</c>; <see langword="null"/> for a random one in <see cref="Region"/>.</summary>
    public string? Id { get; init; }

    /// <summary>Whether the pool asks for second factors.</summary>
    public MfaConfiguration MfaConfiguration { get; init; } = MfaConfiguration.Optional;

    /// <summary>
    /// What a user who must set up a second factor while signing in may choose: <c>SOFTWARE_TOKEN_MFA</c>, <c>EMAIL_OTP</c>.
    /// </summary>
    public IReadOnlyList<string> MfaToSetUp { get; init; } = ["SOFTWARE_TOKEN_MFA"];

    /// <summary>What <c>USER_AUTH</c> may begin with: <c>PASSWORD</c>, <c>EMAIL_OTP</c>, <c>SMS_OTP</c>, <c>WEB_AUTHN</c>.</summary>
    public IReadOnlyList<string> AllowedFirstAuthFactors { get; init; } = ["PASSWORD"];

    /// <summary>Verified attributes that serve as user names: <c>email</c>, <c>phone_number</c>.</summary>
    public IReadOnlyList<string> AliasAttributes { get; init; } = [];

    /// <summary>Attributes that a user with a temporary password must give with the new one, where missing.</summary>
    public IReadOnlyList<string> RequiredAttributes { get; init; } = [];

    /// <summary>Whether devices are tracked.</summary>
    public DeviceTracking DeviceTracking { get; init; }

    /// <summary>Whether a remembered device spares its user the second factor (<c>ChallengeRequiredOnNewDevice</c>).</summary>
    public bool RememberedDevicesSkipMfa { get; init; }

    /// <summary>What the pool's Lambda triggers would do in <c>CUSTOM_AUTH</c>; <see langword="null"/> where it has none.</summary>
    public CustomAuthRule? CustomAuth { get; init; }

    /// <summary>The domain that passkeys are for.</summary>
    public string RelyingPartyId { get; init; } = "localhost";

    /// <summary>The origins at which passkeys may be made and used.</summary>
    public IReadOnlyList<string> WebAuthnOrigins { get; init; } = ["http://localhost"];

    /// <summary>Whether a passkey's authenticator must verify its user, by a PIN or a fingerprint.</summary>
    public bool RequireUserVerification { get; init; }

    /// <summary>How long a challenge may be answered.</summary>
    public TimeSpan AuthSessionValidity { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>How long ID and access tokens are valid.</summary>
    public TimeSpan TokenValidity { get; init; } = TimeSpan.FromHours(1);
}

/// <summary>A code that the pool "sent".</summary>
/// <param name="PoolId">The pool.</param>
/// <param name="Username">The user.</param>
/// <param name="Medium"><c>SMS</c> or <c>EMAIL</c>.</param>
/// <param name="Destination">The number or address, in full.</param>
/// <param name="Code">The code, or the temporary password of an invitation.</param>
/// <param name="Purpose">
/// What it is for: <c>SignUp</c>, <c>SMS_MFA</c>, <c>EMAIL_OTP</c>, <c>Invitation</c>, <c>ForgotPassword</c> (an administrator's reset
/// too), <c>VerifyUserAttribute</c>.
/// </param>
/// <param name="SentAt">When, by the emulator's clock.</param>
public sealed record EmulatorMessage(
    string PoolId, string Username, string Medium, string Destination, string Code, string Purpose, DateTimeOffset SentAt);
