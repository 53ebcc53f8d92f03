using System.Security.Cryptography;
using LiteCognito.Emulator.Operations;
using Org.BouncyCastle.Math;

namespace LiteCognito.Emulator;

/// <summary>A user of a pool. The password is kept as an SRP verifier only.</summary>
public sealed class EmulatorUser
{
    internal const string Sms = "SMS_MFA", SoftwareToken = "SOFTWARE_TOKEN_MFA", Email = "EMAIL_OTP";

    private int _wrongPasswords;
    private DateTimeOffset _lockedUntil;

    internal EmulatorUser(EmulatorPool pool, string username, IReadOnlyDictionary<string, string> attributes)
    {
        Pool = pool;
        Groups = new GatedList(pool.Emulator.Gate);
        Username = username;
        Sub = Guid.NewGuid().ToString();
        Attributes = new(attributes) { ["sub"] = Sub };
        CreatedAt = ModifiedAt = pool.Emulator.Clock.GetUtcNow();
    }

    /// <summary>The user name.</summary>
    public string Username { get; }

    /// <summary>The user's id, a UUID.</summary>
    public string Sub { get; }

    /// <summary><c>CONFIRMED</c>, <c>UNCONFIRMED</c>, <c>FORCE_CHANGE_PASSWORD</c> or <c>RESET_REQUIRED</c>.</summary>
    public string Status { get; internal set; } = "CONFIRMED";

    /// <summary>Whether the user may sign in; an administrator says so.</summary>
    public bool Enabled { get; internal set; } = true;

    internal EmulatorPool Pool { get; }

    internal DateTimeOffset CreatedAt { get; }

    internal DateTimeOffset ModifiedAt { get; set; }

    internal Dictionary<string, string> Attributes { get; }

    internal BigInteger Salt { get; private set; } = BigInteger.One;

    internal BigInteger Verifier { get; private set; } = BigInteger.One;

    internal HashSet<string> Factors { get; } = [];

    internal string? PreferredFactor { get; set; }

    internal string? TotpSecret { get; set; }

    internal string? PendingTotpSecret { get; set; }

    internal string? FriendlyDeviceName { get; set; }

    /// <summary>The newest TOTP step that was spent.</summary>
    internal long SpentTotpStep { get; set; } = -1;

    internal (string Code, DateTimeOffset ExpiresAt)? Confirmation { get; set; }

    /// <summary>The code that a forgotten password is replaced with.</summary>
    internal (string Code, DateTimeOffset ExpiresAt)? PasswordReset { get; set; }

    /// <summary>The codes that verify attributes.</summary>
    internal Dictionary<string, (string Code, DateTimeOffset ExpiresAt)> Verifications { get; } = [];

    /// <summary>The user's groups, in the tokens as <c>cognito:groups</c>.</summary>
    public IList<string> Groups { get; }

    /// <summary>Confirmed devices by key.</summary>
    internal Dictionary<string, EmulatorDevice> Devices { get; } = [];

    /// <summary>Devices that a sign-in gave a key, with their group keys.</summary>
    internal Dictionary<string, string> NewDevices { get; } = [];

    internal List<EmulatorPasskey> Passkeys { get; } = [];

    internal (string Challenge, DateTimeOffset ExpiresAt)? WebAuthnRegistration { get; set; }

    /// <summary>The sign-ins (origin_jti) whose tokens are good.</summary>
    internal HashSet<string> SignIns { get; } = [];

    internal string SrpIdentity => Pool.Name + Username;

    /// <summary>Turns on codes by SMS. The user needs a phone number.</summary>
    public void EnableSmsMfa() => Enable(Sms, "phone_number");

    /// <summary>Turns on codes by email. The user needs an email address.</summary>
    public void EnableEmailMfa() => Enable(Email, "email");

    /// <summary>Turns on an authenticator and returns its secret in Base32.</summary>
    public string EnableSoftwareToken()
    {
        lock (Pool.Emulator.Gate)
        {
            TotpSecret = Totp.NewSecret();
            SpentTotpStep = -1;
            Factors.Add(SoftwareToken);
            return TotpSecret;
        }
    }

    /// <summary>Turns off all second factors and forgets the authenticator.</summary>
    public void DisableMfa()
    {
        lock (Pool.Emulator.Gate)
        {
            Factors.Clear();
            PreferredFactor = null;
            TotpSecret = null;
        }
    }

    /// <summary>Makes the password a temporary one: the next sign-in asks for a new one.</summary>
    public void RequireNewPassword() => SetStatus("FORCE_CHANGE_PASSWORD");

    /// <summary>Makes the password void until it is reset, as an administrator would.</summary>
    public void RequirePasswordReset() => SetStatus("RESET_REQUIRED");

    /// <summary>Forgets a confirmed device, as its user would from elsewhere.</summary>
    public void ForgetDevice(string deviceKey)
    {
        lock (Pool.Emulator.Gate)
            Devices.Remove(deviceKey);
    }

    /// <summary>The verified attribute that a lost password is reset through.</summary>
    internal string RecoveryAttribute()
    {
        List<string> mechanisms = PoolSettings.RecoveryMechanisms(Pool);
        if (mechanisms.Contains("admin_only"))
            throw ApiError.NotAuthorized("Contact administrator to reset password.");
        // Where the pool names its mechanisms, a phone that is the second factor does not replace the first.
        IEnumerable<string> attributes = mechanisms.Count == 0 ? ["phone_number", "email"] : mechanisms
            .Where(mechanism => mechanism == "verified_email" || (mechanism == "verified_phone_number" && !Factors.Contains(Sms)))
            .Select(mechanism => mechanism["verified_".Length..]);
        return attributes.FirstOrDefault(IsVerified)
            ?? throw ApiError.InvalidParameter("Cannot reset password for the user as there is no registered/verified email or phone_number");
    }

    internal bool IsVerified(string attribute) => Attributes.ContainsKey(attribute) && Attributes.GetValueOrDefault(attribute + "_verified") == "true";

    /// <summary>Takes an address that has shown its code, and codes by email with it.</summary>
    internal void TakeEmail(string email)
    {
        Attributes["email"] = email;
        Attributes["email_verified"] = "true";
        Factors.Add(Email);
    }

    internal void SetPassword(string password)
    {
        Salt = SrpServer.Random(16);
        Verifier = SrpServer.Verifier(Salt, SrpIdentity, password);
    }

    internal bool HasPassword(string password) =>
        CryptographicOperations.FixedTimeEquals(SrpServer.Verifier(Salt, SrpIdentity, password).ToByteArray(), Verifier.ToByteArray());

    /// <summary>
    /// Refuses a wrong password. After five in a row also a right one, for a second that doubles with each further wrong
    /// one up to 15 minutes.
    /// </summary>
    internal void Prove(bool right, DateTimeOffset now)
    {
        const int Free = 5, LongestSeconds = 15 * 60, Doublings = 10;
        if (now < _lockedUntil)
            throw ApiError.NotAuthorized("Password attempts exceeded");
        if (right)
        {
            _wrongPasswords = 0;
            return;
        }
        if (++_wrongPasswords >= Free)
            _lockedUntil = now.AddSeconds(Math.Min(1 << Math.Min(_wrongPasswords - Free, Doublings), LongestSeconds));
        throw ApiError.NotAuthorized();
    }

    /// <summary>Refuses attributes that only the pool or an administrator may set.</summary>
    internal static void CheckWritable(IEnumerable<string> attributes)
    {
        if (attributes.Any(name => name == "sub" || name.EndsWith("_verified", StringComparison.Ordinal)))
            throw ApiError.NotAuthorized("A client attempted to write unauthorized attribute");
    }

    /// <summary>Takes a TOTP code once.</summary>
    internal void Spend(string secret, string code, DateTimeOffset now, Func<ApiError> mismatch)
    {
        long step = Totp.Match(secret, code, now) ?? throw mismatch();
        if (step <= SpentTotpStep)
            throw new ApiError("ExpiredCodeException", "Your software token has already been used once.");
        SpentTotpStep = step;
    }

    private void SetStatus(string status)
    {
        lock (Pool.Emulator.Gate)
            Status = status;
    }

    private void Enable(string factor, string attribute)
    {
        lock (Pool.Emulator.Gate)
        {
            if (!Attributes.ContainsKey(attribute))
                throw new InvalidOperationException($"The user {Username} has no {attribute}.");
            Factors.Add(factor);
        }
    }
}
