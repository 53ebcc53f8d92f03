using System.Security.Cryptography;
using LiteCognito.Emulator.Journal;
using LiteCognito.Emulator.State;
using Org.BouncyCastle.Math;

namespace LiteCognito.Emulator;

/// <summary>A user of an emulated user pool. The emulator stores the password only as an SRP verifier.</summary>
public sealed class EmulatorUser : IRecorded
{
    internal const string Sms = "SMS_MFA", SoftwareToken = "SOFTWARE_TOKEN_MFA", Email = "EMAIL_OTP";

    private int _wrongPasswords;
    private DateTimeOffset _lockedUntil, _lastPassword;

    /// <summary>Creates a user. Without a user name, it is the ID.</summary>
    internal EmulatorUser(EmulatorPool pool, string? username, IReadOnlyDictionary<string, string> attributes, string? sub = null)
    {
        Pool = pool;
        Groups = new GatedList(pool.State, group => pool.UpdateMember(this, group));
        Sub = sub ?? Guid.NewGuid().ToString();
        Username = username ?? Sub;
        Attributes = new(this, attributes) { ["sub"] = Sub };
        CreatedAt = ModifiedAt = pool.State.Clock.GetUtcNow();
    }

    /// <summary>Gets the user name.</summary>
    public string Username { get; }

    /// <summary>Gets the ID of the user, which is a UUID and the <c>sub</c> claim of the user's tokens.</summary>
    public string Sub { get; }

    /// <summary>
    /// Gets the status of the user: <c>CONFIRMED</c>, <c>UNCONFIRMED</c>, <c>FORCE_CHANGE_PASSWORD</c> or <c>RESET_REQUIRED</c>.
    /// </summary>
    public string Status { get; internal set; } = "CONFIRMED";

    /// <summary>
    /// Gets a value that indicates whether the user may sign in. The AdminEnableUser and AdminDisableUser operations change it.
    /// </summary>
    public bool Enabled { get; internal set; } = true;

    internal EmulatorPool Pool { get; }

    /// <summary>True if the user does not exist, and stands for a name that is not in the pool.</summary>
    internal bool IsSimulated { get; init; }

    /// <summary>True if the user signs in without a password.</summary>
    internal bool IsWithoutPassword { get; private set; }

    internal DateTimeOffset CreatedAt { get; private set; }

    internal DateTimeOffset ModifiedAt { get; set; }

    internal UserAttributes Attributes { get; }

    internal BigInteger Salt { get; private set; } = BigInteger.One;

    internal BigInteger Verifier { get; private set; } = BigInteger.One;

    internal PasswordHistory Passwords { get; } = new();

    /// <summary>The time at which the password was set, or was made temporary.</summary>
    internal DateTimeOffset PasswordSetAt { get; private set; }

    internal HashSet<string> Factors { get; } = [];

    internal string? PreferredFactor { get; set; }

    /// <summary>True if SetUserSettings turned on codes by SMS.</summary>
    internal bool HasSmsOption { get; set; }

    internal string? TotpSecret { get; set; }

    internal string? PendingTotpSecret { get; set; }

    internal string? FriendlyDeviceName { get; set; }

    /// <summary>The newest TOTP step whose code the user has used.</summary>
    internal long LastTotpStep { get; set; } = -1;

    internal SentCode? Confirmation { get; set; }

    /// <summary>The code that permits the user to reset a forgotten password.</summary>
    internal SentCode? PasswordReset { get; set; }

    /// <summary>The codes that verify attributes, by attribute name.</summary>
    internal Dictionary<string, SentCode> Verifications { get; } = [];

    /// <summary>Gets the names of the user's groups, which tokens contain as <c>cognito:groups</c>.</summary>
    /// <remarks>You can change the list while the emulator answers calls. An enumeration uses a copy.</remarks>
    public IList<string> Groups { get; }

    /// <summary>Confirmed devices by key.</summary>
    internal Dictionary<string, EmulatorDevice> Devices { get; } = [];

    /// <summary>Devices that have a key from a sign-in but are not confirmed yet: group keys by device key.</summary>
    internal OrderedDictionary<string, string> NewDevices { get; } = [];

    internal List<EmulatorPasskey> Passkeys { get; } = [];

    /// <summary>The accounts at identity providers that are linked to the user.</summary>
    internal List<ProviderLink> ProviderLinks { get; } = [];

    internal (string Challenge, DateTimeOffset ExpiresAt)? WebAuthnRegistration { get; set; }

    internal SignIns SignIns => field ??= new(this);

    internal string SrpIdentity => Pool.Name + Username;

    /// <summary>True if the user was not deleted. A user whom a computation outside the lock was for may have been.</summary>
    internal bool Exists => IsSimulated || Pool.Has(this);

    internal bool IsLive => Pool.Has(this);

    string IRecorded.RecordKey => $"{RecordKind.User}{Pool.Id}/{Sub}";

    bool IRecorded.IsLive => IsLive;

    /// <summary>Turns on codes by SMS as a second factor (<c>SMS_MFA</c>).</summary>
    /// <exception cref="InvalidOperationException">The user has no <c>phone_number</c> attribute.</exception>
    public void EnableSmsMfa() => Enable(Sms, "phone_number");

    /// <summary>Turns on codes by email as a second factor (<c>EMAIL_OTP</c>).</summary>
    /// <exception cref="InvalidOperationException">The user has no <c>email</c> attribute.</exception>
    public void EnableEmailMfa() => Enable(Email, "email");

    /// <summary>Turns on an authenticator app as a second factor (<c>SOFTWARE_TOKEN_MFA</c>), with a new secret.</summary>
    /// <returns>The secret in Base32, 52 characters. <see cref="Totp.Code(string, DateTimeOffset)"/> computes codes from it.</returns>
    public string EnableSoftwareToken()
    {
        using (Enter())
        {
            TotpSecret = Totp.NewSecret();
            LastTotpStep = -1;
            Factors.Add(SoftwareToken);
            return TotpSecret;
        }
    }

    /// <summary>Turns off all second factors and removes the secret of the authenticator app.</summary>
    public void DisableMfa()
    {
        using (Enter())
        {
            Factors.Clear();
            PreferredFactor = null;
            TotpSecret = null;
        }
    }

    /// <summary>Makes the password temporary. The next sign-in requires a new one (<c>NEW_PASSWORD_REQUIRED</c>).</summary>
    public void RequireNewPassword()
    {
        using (Enter())
        {
            Status = "FORCE_CHANGE_PASSWORD";
            PasswordSetAt = Pool.State.Clock.GetUtcNow();
        }
    }

    /// <summary>
    /// Blocks sign-ins with <c>PasswordResetRequiredException</c> until the user resets the password, as the AdminResetUserPassword
    /// operation does. Sends no code.
    /// </summary>
    public void RequirePasswordReset() => SetStatus("RESET_REQUIRED");

    /// <summary>Removes a confirmed device, as if the user had forgotten it from another device.</summary>
    /// <param name="deviceKey">The key of the device. An unknown key is ignored.</param>
    public void ForgetDevice(string deviceKey)
    {
        using (Enter())
            Devices.Remove(deviceKey);
    }

    internal bool IsVerified(string attribute) =>
        Attributes.ContainsKey(attribute)
        && string.Equals(Attributes.GetValueOrDefault(attribute + "_verified"), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Returns true if the user can sign in with the value of an attribute. If addresses stand for user names, an address needs no
    /// verification.
    /// </summary>
    internal bool HasAlias(string attribute) => Pool.Options.UsernameAttributes.Contains(attribute) || attribute == "preferred_username"
        ? Attributes.ContainsKey(attribute) : IsVerified(attribute);

    /// <summary>Sets an email address that a code has verified, and turns on codes by email.</summary>
    internal void SetVerifiedEmail(string email)
    {
        Attributes["email"] = email;
        Attributes["email_verified"] = "true";
        Factors.Add(Email);
    }

    /// <summary>Computes the verifier of a new password, outside the lock.</summary>
    internal SaltedVerifier NewVerifier(string password) =>
        Pool.State.Outside(() => SrpServer.NewVerifier(SrpIdentity, password));

    internal void SetPassword(SaltedVerifier password)
    {
        (Salt, Verifier) = password;
        IsWithoutPassword = false;
        Passwords.Add(password);
        PasswordSetAt = Pool.State.Clock.GetUtcNow();
    }

    /// <summary>Makes every password wrong until another one is set.</summary>
    internal void RemovePassword()
    {
        Salt = SrpServer.Random(16);
        Verifier = SrpServer.RandomVerifier();
        IsWithoutPassword = true;
    }

    /// <summary>Returns true if a password is the user's at the end of the computation, which runs outside the lock.</summary>
    internal bool HasPassword(string password)
    {
        while (true)
        {
            BigInteger salt = Salt, verifier = Pool.State.Outside(() => SrpServer.Verifier(salt, SrpIdentity, password));
            if (ReferenceEquals(salt, Salt)) // otherwise, the password has changed
                return CryptographicOperations.FixedTimeEquals(verifier.ToByteArray(), Verifier.ToByteArray());
        }
    }

    /// <summary>Returns true if a password is one of the user's newest ones. The computation runs outside the lock.</summary>
    internal bool HasHad(string password, int newest)
    {
        while (true)
        {
            SaltedVerifier[] known = Passwords.Newest(newest);
            if (known.Length == 0)
                return false;
            bool found = Pool.State.Outside(
                () => known.Any(entry => SrpServer.Verifier(entry.Salt, SrpIdentity, password).Equals(entry.Verifier)));
            if (known.SequenceEqual(Passwords.Newest(newest)))
                return found;
        }
    }

    /// <summary>
    /// Counts wrong passwords. The fifth wrong password in a row locks the user for 1 second, and each further one doubles the time,
    /// up to 15 minutes. A locked user is refused even with the correct password.
    /// </summary>
    internal PasswordOutcome RecordPassword(bool isCorrect, DateTimeOffset now)
    {
        const int AllowedFailures = 5, MaxLockoutSeconds = 15 * 60, MaxDoublings = 10;
        if (now < _lockedUntil)
            return PasswordOutcome.LockedOut;
        if (now - _lastPassword >= TimeSpan.FromSeconds(MaxLockoutSeconds))
            _wrongPasswords = 0;
        _lastPassword = now;
        if (isCorrect)
        {
            _wrongPasswords = 0;
            return PasswordOutcome.Correct;
        }
        if (++_wrongPasswords >= AllowedFailures)
        {
            int seconds = 1 << Math.Min(_wrongPasswords - AllowedFailures, MaxDoublings);
            _lockedUntil = now.AddSeconds(Math.Min(seconds, MaxLockoutSeconds));
        }
        return PasswordOutcome.Wrong;
    }

    /// <summary>Accepts a TOTP code once.</summary>
    internal TotpOutcome UseTotp(string secret, string code, DateTimeOffset now)
    {
        if (Totp.Match(secret, code, now) is not { } step)
            return TotpOutcome.Mismatch;
        if (step <= LastTotpStep)
            return TotpOutcome.Reused;
        LastTotpStep = step;
        return TotpOutcome.Accepted;
    }

    /// <summary>Writes which user this is.</summary>
    internal void ExchangeReference(Fields fields)
    {
        fields.Text("UserPoolId", Pool.Id);
        fields.Text(nameof(Sub), Sub);
    }

    void IRecorded.Exchange(Fields fields)
    {
        ExchangeReference(fields);
        fields.Text(nameof(Username), Username);
        CreatedAt = fields.Time(nameof(CreatedAt), CreatedAt);
        ModifiedAt = fields.Time(nameof(ModifiedAt), ModifiedAt);
        Status = fields.Text(nameof(Status), Status);
        Enabled = fields.Flag(nameof(Enabled), Enabled);
        Attributes.Exchange(fields);
        fields.Texts(nameof(Groups), Groups);
        ExchangePassword(fields);
        fields.Texts(nameof(Factors), Factors);
        PreferredFactor = fields.OptionalText(nameof(PreferredFactor), PreferredFactor);
        HasSmsOption = fields.Flag(nameof(HasSmsOption), HasSmsOption);
        TotpSecret = fields.OptionalText(nameof(TotpSecret), TotpSecret);
        PendingTotpSecret = fields.OptionalText(nameof(PendingTotpSecret), PendingTotpSecret);
        FriendlyDeviceName = fields.OptionalText(nameof(FriendlyDeviceName), FriendlyDeviceName);
        LastTotpStep = fields.Number(nameof(LastTotpStep), LastTotpStep);
        Confirmation = fields.Optional(nameof(Confirmation), Confirmation, SentCode.Exchange);
        PasswordReset = fields.Optional(nameof(PasswordReset), PasswordReset, SentCode.Exchange);
        fields.Entries(nameof(Verifications), Verifications, SentCode.Exchange);
        fields.Entries(nameof(Devices), Devices, EmulatorDevice.Exchange);
        fields.Map(nameof(NewDevices), NewDevices);
        fields.Items(nameof(Passkeys), Passkeys, EmulatorPasskey.Exchange);
        fields.Items(nameof(ProviderLinks), ProviderLinks, ProviderLink.Exchange);
        ExchangeRegistration(fields);
    }

    private void ExchangePassword(Fields fields)
    {
        Salt = fields.Integer(nameof(Salt), Salt);
        Verifier = fields.Integer(nameof(Verifier), Verifier);
        IsWithoutPassword = fields.Flag(nameof(IsWithoutPassword), IsWithoutPassword);
        Passwords.Exchange(fields);
        PasswordSetAt = fields.Time(nameof(PasswordSetAt), PasswordSetAt);
        _wrongPasswords = fields.Int32("WrongPasswords", _wrongPasswords);
        _lockedUntil = fields.Time("LockedUntil", _lockedUntil);
        _lastPassword = fields.Time("LastPassword", _lastPassword);
    }

    private void ExchangeRegistration(Fields fields)
    {
        string? challenge = fields.OptionalText(nameof(WebAuthnRegistration), WebAuthnRegistration?.Challenge);
        DateTimeOffset? expiry = fields.OptionalTime("WebAuthnRegistrationExpiresAt", WebAuthnRegistration?.ExpiresAt);
        if (fields.IsReading)
            WebAuthnRegistration = challenge is null || expiry is null ? null : (challenge, expiry.Value);
    }

    /// <summary>Notes that the user may change.</summary>
    internal void Touch()
    {
        if (IsSimulated)
            return;
        Pool.State.Touch(this);
        Pool.State.Touch(Pool.Tokens);
    }

    private EmulatorState.Scope Enter()
    {
        EmulatorState.Scope scope = Pool.State.Enter();
        Touch();
        return scope;
    }

    private void SetStatus(string status)
    {
        using (Enter())
            Status = status;
    }

    private void Enable(string factor, string attribute)
    {
        using (Enter())
        {
            if (!Attributes.ContainsKey(attribute))
                throw new InvalidOperationException(
                    $"The user {Username} has no {attribute} attribute. Set it before you turn on {factor}.");
            Factors.Add(factor);
        }
    }
}
