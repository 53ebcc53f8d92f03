namespace LiteCognito.Emulator;

/// <summary>Specifies when a pool requires a second factor.</summary>
public enum MfaConfiguration
{
    /// <summary>The pool never requires a second factor.</summary>
    Off,

    /// <summary>The pool requires a second factor from users who have turned one on.</summary>
    Optional,

    /// <summary>The pool requires a second factor from every user. Users who have none must set one up during the sign-in.</summary>
    On,
}

/// <summary>Specifies whether a pool tracks the devices that users sign in with.</summary>
public enum DeviceTracking
{
    /// <summary>The pool does not track devices.</summary>
    Off,

    /// <summary>
    /// The pool remembers a confirmed device only after the user agrees (<c>DeviceOnlyRememberedOnUserPrompt</c>).
    /// </summary>
    UserOptIn,

    /// <summary>The pool remembers every confirmed device.</summary>
    Always,
}

/// <summary>The settings of a user pool that <see cref="CognitoEmulator.CreatePool"/> creates.</summary>
/// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPool.html"/>
public sealed record EmulatorPoolOptions
{
    /// <summary>
    /// Gets or sets the AWS region of a pool with a random ID. The region becomes the first part of the ID. The default is
    /// <c>us-east-1</c>.
    /// </summary>
    public string Region { get; init; } = "us-east-1";

    /// <summary>
    /// Gets or sets the ID of the pool, <c>{region}_{name}</c>, or <see langword="null"/> for a random ID in <see cref="Region"/>.
    /// </summary>
    public string? Id { get; init; }

    /// <summary>
    /// Gets or sets when the pool requires a second factor. The default is <see cref="MfaConfiguration.Optional"/>.
    /// </summary>
    public MfaConfiguration MfaConfiguration { get; init; } = MfaConfiguration.Optional;

    /// <summary>
    /// Gets or sets the second factors that a user can set up during the sign-in: <c>SOFTWARE_TOKEN_MFA</c>, <c>EMAIL_OTP</c>.
    /// The default is <c>SOFTWARE_TOKEN_MFA</c>.
    /// </summary>
    public IReadOnlyList<string> MfaToSetUp { get; init; } = ["SOFTWARE_TOKEN_MFA"];

    /// <summary>
    /// Gets or sets the first factors that the pool allows in <c>USER_AUTH</c>: <c>PASSWORD</c>, <c>EMAIL_OTP</c>, <c>SMS_OTP</c>,
    /// <c>WEB_AUTHN</c>. The default is <c>PASSWORD</c>.
    /// </summary>
    public IReadOnlyList<string> AllowedFirstAuthFactors { get; init; } = ["PASSWORD"];

    /// <summary>
    /// Gets or sets the attributes that users can sign in with instead of the user name: <c>email</c> and <c>phone_number</c>, once they
    /// are verified, and <c>preferred_username</c>.
    /// </summary>
    public IReadOnlyList<string> AliasAttributes { get; init; } = [];

    /// <summary>
    /// Gets or sets the attributes that every user must have. A user with a temporary password must supply the missing ones together
    /// with the new password.
    /// </summary>
    public IReadOnlyList<string> RequiredAttributes { get; init; } = [];

    /// <summary>
    /// Gets or sets the names of the custom attributes that users can have, such as <c>custom:team</c>. They are strings that can be
    /// changed.
    /// </summary>
    public IReadOnlyList<string> CustomAttributes { get; init; } = [];

    /// <summary>
    /// Gets or sets the addresses that users sign in with, in place of a user name of their choice: <c>email</c>, <c>phone_number</c>.
    /// The user name of such a user is the ID.
    /// </summary>
    public IReadOnlyList<string> UsernameAttributes { get; init; } = [];

    /// <summary>
    /// Gets or sets the addresses that a sign-up verifies with a code: <c>email</c>, <c>phone_number</c>. The default is both. A user who
    /// has both gets the code at the phone number.
    /// </summary>
    public IReadOnlyList<string> AutoVerifiedAttributes { get; init; } = ["email", "phone_number"];

    /// <summary>Gets or sets how the pool tracks devices. The default is <see cref="DeviceTracking.Off"/>.</summary>
    public DeviceTracking DeviceTracking { get; init; }

    /// <summary>
    /// Gets or sets a value that indicates whether a sign-in from a remembered device needs no second factor
    /// (<c>ChallengeRequiredOnNewDevice</c>).
    /// </summary>
    public bool RememberedDevicesSkipMfa { get; init; }

    /// <summary>
    /// Gets or sets the method that decides the steps of <c>CUSTOM_AUTH</c> in place of Lambda triggers, or <see langword="null"/> if
    /// the pool has no triggers.
    /// </summary>
    public CustomAuthRule? CustomAuth { get; init; }

    /// <summary>
    /// Gets or sets the relying party ID, which is the domain that passkeys are bound to. The default is <c>localhost</c>.
    /// </summary>
    public string RelyingPartyId { get; init; } = "localhost";

    /// <summary>
    /// Gets or sets the web origins at which users may register and use passkeys. The default is <c>http://localhost</c>.
    /// </summary>
    public IReadOnlyList<string> WebAuthnOrigins { get; init; } = ["http://localhost"];

    /// <summary>
    /// Gets or sets a value that indicates whether the authenticator of a passkey must verify the user, for example by a PIN or a
    /// fingerprint.
    /// </summary>
    public bool RequireUserVerification { get; init; }

    /// <summary>
    /// Gets or sets how long a challenge can be answered. The default is 3 minutes. Cognito allows 3 to 15 minutes; the emulator
    /// does not check the range.
    /// </summary>
    public TimeSpan AuthSessionValidity { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>
    /// Gets or sets the lifetime of the ID and access tokens of app clients that do not set their own. The default is 1 hour.
    /// </summary>
    public TimeSpan TokenValidity { get; init; } = TimeSpan.FromHours(1);
}

/// <summary>A message with a code, or with a temporary password, that a pool "sent" to a user.</summary>
/// <param name="PoolId">The ID of the user pool.</param>
/// <param name="Username">The user name of the recipient.</param>
/// <param name="Medium">The delivery medium: <c>SMS</c> or <c>EMAIL</c>.</param>
/// <param name="Destination">The phone number or email address, unmasked.</param>
/// <param name="Code">The six-digit code or, in an invitation, the temporary password.</param>
/// <param name="Purpose">
/// The purpose of the message: <c>SignUp</c>, <c>SMS_MFA</c>, <c>EMAIL_OTP</c>, <c>SMS_OTP</c>, <c>Invitation</c>,
/// <c>ForgotPassword</c> (also if an administrator resets the password) or <c>VerifyUserAttribute</c>.
/// </param>
/// <param name="SentAt">The time at which the message was sent, according to the emulator's clock.</param>
public sealed record EmulatorMessage(
    string PoolId, string Username, string Medium, string Destination, string Code, string Purpose, DateTimeOffset SentAt);
