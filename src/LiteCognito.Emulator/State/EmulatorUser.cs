using System.Security.Cryptography;
using LiteCognito.Emulator.State;
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
        Groups = new GatedList(pool.State.Gate);
        Username = username;
        Sub = Guid.NewGuid().ToString();
        Attributes = new(attributes) { ["sub"] = Sub };
        CreatedAt = ModifiedAt = pool.State.Clock.GetUtcNow();
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

    /// <summary>The newest TOTP step whose code was used.</summary>
    internal long LastTotpStep { get; set; } = -1;

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
        lock (Pool.State.Gate)
        {
            TotpSecret = Totp.NewSecret();
            LastTotpStep = -1;
            Factors.Add(SoftwareToken);
            return TotpSecret;
        }
    }

    /// <summary>Turns off all second factors and forgets the authenticator.</summary>
    public void DisableMfa()
    {
        lock (Pool.State.Gate)
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
        lock (Pool.State.Gate)
            Devices.Remove(deviceKey);
    }

    internal bool IsVerified(string attribute) =>
        Attributes.ContainsKey(attribute) && Attributes.GetValueOrDefault(attribute + "_verified") == "true";

    /// <summary>Sets an address that was verified with a code, and turns on codes by email.</summary>
    internal void SetVerifiedEmail(string email)
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
    /// Counts wrong passwords. Five in a row lock the user, even with the right one, for a second that doubles with each further
    /// wrong one up to 15 minutes.
    /// </summary>
    internal PasswordOutcome RecordPassword(bool isCorrect, DateTimeOffset now)
    {
        const int AllowedFailures = 5, MaxLockoutSeconds = 15 * 60, MaxDoublings = 10;
        if (now < _lockedUntil)
            return PasswordOutcome.LockedOut;
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

    private void SetStatus(string status)
    {
        lock (Pool.State.Gate)
            Status = status;
    }

    private void Enable(string factor, string attribute)
    {
        lock (Pool.State.Gate)
        {
            if (!Attributes.ContainsKey(attribute))
                throw new InvalidOperationException($"The user {Username} has no {attribute}.");
            Factors.Add(factor);
        }
    }
}
