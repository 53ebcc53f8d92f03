using System.Security.Cryptography;
using System.Text;
using LiteCognito.Identifiers;
using LiteCognito.Numerics;
using LiteCognito.Secrets;
using LiteCognito.Srp;

namespace LiteCognito;

/// <summary>
/// Cognito's SRP by itself, for programs that make the calls on their own: SRP_A for <c>USER_SRP_AUTH</c> and
/// <c>DEVICE_SRP_AUTH</c>, and the answers to <c>PASSWORD_VERIFIER</c> and <c>DEVICE_PASSWORD_VERIFIER</c>.
/// <see cref="CognitoClient.SignInAsync(string, CognitoPassword, CancellationToken)"/> does all of it for you.
/// </summary>
/// <remarks>
/// SRP-6a (RFC 2945, RFC 5054) with SHA-256 in the 3072-bit group; <c>a</c> has 32 random bytes, A and S 384, the key 16, the
/// signature 32. Computed in time that depends on lengths, not values. One object serves one exchange: draw another for the next.
/// </remarks>
public sealed class CognitoSrp : IDisposable
{
    private const int EphemeralBytes = 32;

    private readonly byte[] _a;
    private readonly byte[] _publicA = new byte[Group.Bytes];
    private readonly string _poolName;
    private bool _disposed;

    /// <summary>Draws a secret <c>a</c> of 256 bits and computes A.</summary>
    /// <param name="userPoolId">The user pool, <c>{region}_{name}</c>.</param>
    /// <exception cref="ArgumentException">The text is not a user pool id.</exception>
    public CognitoSrp(string userPoolId)
        : this(userPoolId, RandomNumberGenerator.GetBytes(EphemeralBytes))
    {
    }

    /// <summary>Takes <c>a</c> as it is given, a multiple of 8 bytes, so that vectors replay.</summary>
    internal CognitoSrp(string userPoolId, byte[] a)
    {
        ArgumentNullException.ThrowIfNull(userPoolId);
        _poolName = userPoolId[(PoolId.Region(userPoolId).Length + 1)..];
        _a = a;
        SrpGroup.PowerOfG(_publicA, a);
        // The text SRP_A is the integer without leading zeros.
        SrpA = Convert.ToHexStringLower(_publicA).TrimStart('0');
    }

    /// <summary>A in lower-case hex, for the parameter <c>SRP_A</c>.</summary>
    public string SrpA { get; }

    /// <summary>Answers <c>PASSWORD_VERIFIER</c>.</summary>
    /// <param name="challengeParameters">
    /// The challenge's parameters: <c>SALT</c>, <c>SRP_B</c>, <c>SECRET_BLOCK</c>, <c>USER_ID_FOR_SRP</c>, perhaps <c>USERNAME</c>.
    /// </param>
    /// <param name="password">The password, hashed as UTF-8: a string, or characters that you clear afterwards.</param>
    /// <param name="timestamp">The time now.</param>
    /// <returns><c>PASSWORD_CLAIM_SECRET_BLOCK</c>, <c>PASSWORD_CLAIM_SIGNATURE</c>, <c>TIMESTAMP</c> and <c>USERNAME</c>.</returns>
    /// <exception cref="ArgumentException">The password is empty.</exception>
    /// <exception cref="CognitoProtocolException">A parameter is missing or malformed, or must be refused (B ≡ 0, u = 0).</exception>
    /// <exception cref="ObjectDisposedException">The object was disposed of.</exception>
    public IReadOnlyDictionary<string, string> PasswordVerifier(
        IReadOnlyDictionary<string, string> challengeParameters, ReadOnlySpan<char> password, DateTimeOffset timestamp)
    {
        ArgumentNullException.ThrowIfNull(challengeParameters);
        if (password.IsEmpty)
            throw new ArgumentException("The password is empty.", nameof(password));
        return CreatePasswordClaim(challengeParameters, password, timestamp);
    }

    /// <summary>Answers <c>DEVICE_PASSWORD_VERIFIER</c>. Use an object of its own, whose SRP_A went into <c>DEVICE_SRP_AUTH</c>.</summary>
    /// <param name="challengeParameters">
    /// The challenge's parameters: <c>SALT</c>, <c>SRP_B</c>, <c>SECRET_BLOCK</c>, <c>USERNAME</c>.
    /// </param>
    /// <param name="deviceGroupKey">The device's group key.</param>
    /// <param name="deviceKey">The device's key.</param>
    /// <param name="devicePassword">The password made when the device was confirmed.</param>
    /// <param name="timestamp">The time now.</param>
    /// <returns>
    /// <c>PASSWORD_CLAIM_SECRET_BLOCK</c>, <c>PASSWORD_CLAIM_SIGNATURE</c>, <c>TIMESTAMP</c>, <c>USERNAME</c> and <c>DEVICE_KEY</c>.
    /// </returns>
    /// <exception cref="ArgumentException">The password is empty.</exception>
    /// <exception cref="CognitoProtocolException">A parameter is missing or malformed, or must be refused (B ≡ 0, u = 0).</exception>
    /// <exception cref="ObjectDisposedException">The object was disposed of.</exception>
    public IReadOnlyDictionary<string, string> DevicePasswordVerifier(
        IReadOnlyDictionary<string, string> challengeParameters,
        string deviceGroupKey, string deviceKey, ReadOnlySpan<char> devicePassword, DateTimeOffset timestamp)
    {
        ArgumentNullException.ThrowIfNull(challengeParameters);
        ArgumentNullException.ThrowIfNull(deviceGroupKey);
        ArgumentNullException.ThrowIfNull(deviceKey);
        if (devicePassword.IsEmpty)
            throw new ArgumentException("The device's password is empty.", nameof(devicePassword));
        return CreateDeviceClaim(challengeParameters, deviceGroupKey, deviceKey, devicePassword, timestamp);
    }

    /// <summary>SECRET_HASH = Base64(HMAC-SHA256(client secret, user name ‖ client id)).</summary>
    public static string SecretHash(string username, string clientId, string clientSecret)
    {
        ArgumentNullException.ThrowIfNull(username);
        ArgumentNullException.ThrowIfNull(clientId);
        ArgumentNullException.ThrowIfNull(clientSecret);
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        var key = new SecretBuffer(stackalloc byte[256]);
        key.Append(clientSecret);
        HMACSHA256.HashData(key.Written, Encoding.UTF8.GetBytes(username + clientId), hash);
        key.Dispose();
        return Convert.ToBase64String(hash);
    }

    /// <summary>Formats a time as Cognito wants it: <c>Fri Jan 2 10:26:05 UTC 2026</c>.</summary>
    public static string FormatTimestamp(DateTimeOffset time)
    {
        Span<char> text = stackalloc char[Timestamp.MaxLength];
        return new string(text[..Timestamp.Format(text, time)]);
    }

    /// <summary>Makes a random password for a new device, and the salt and verifier that ConfirmDevice takes.</summary>
    public static DeviceVerifier CreateDeviceVerifier(string deviceGroupKey, string deviceKey)
    {
        ArgumentNullException.ThrowIfNull(deviceGroupKey);
        ArgumentNullException.ThrowIfNull(deviceKey);
        byte[] password = RandomNumberGenerator.GetBytes(DeviceVerifier.PasswordBytes);
        byte[] salt = RandomNumberGenerator.GetBytes(DeviceVerifier.SaltBytes);
        return DeviceVerifier.Create(deviceGroupKey, deviceKey, password, salt);
    }

    /// <summary>Zeroes <c>a</c>; the object answers no more challenges.</summary>
    public void Dispose()
    {
        _disposed = true;
        CryptographicOperations.ZeroMemory(_a);
    }

    internal Dictionary<string, string> CreatePasswordClaim(
        IReadOnlyDictionary<string, string> parameters, ReadOnlySpan<char> password, DateTimeOffset time)
    {
        string user = Required(parameters, "USER_ID_FOR_SRP");
        return CreateClaim(parameters, parameters.GetValueOrDefault("USERNAME") ?? user, new(_poolName, user, password), time);
    }

    internal Dictionary<string, string> CreateDeviceClaim(
        IReadOnlyDictionary<string, string> parameters, string groupKey, string key, ReadOnlySpan<char> password, DateTimeOffset time)
    {
        Dictionary<string, string> claim = CreateClaim(parameters, Required(parameters, "USERNAME"), new(groupKey, key, password), time);
        claim["DEVICE_KEY"] = key;
        return claim;
    }

    /// <summary>Computes the signature alone, without allocation.</summary>
    internal ClaimFailure Sign(Span<byte> signature, SrpIdentity identity, SrpChallenge challenge, ReadOnlySpan<char> timestamp)
    {
        // a is zero by now, and a claim made with it would be one for S = (B − k·g^x)^(u·x).
        ObjectDisposedException.ThrowIf(_disposed, this);
        return PasswordClaim.Sign(signature, _a, _publicA, identity, challenge, timestamp);
    }

    private Dictionary<string, string> CreateClaim(
        IReadOnlyDictionary<string, string> parameters, string username, SrpIdentity identity, DateTimeOffset time)
    {
        string secretBlock = Required(parameters, "SECRET_BLOCK");
        string timestamp = FormatTimestamp(time);
        Span<byte> signature = stackalloc byte[PasswordClaim.SignatureBytes];
        var challenge = new SrpChallenge(Required(parameters, "SALT"), Required(parameters, "SRP_B"), secretBlock);
        ClaimFailure failure = Sign(signature, identity, challenge, timestamp);
        if (failure != ClaimFailure.None)
            throw new CognitoProtocolException(Explain(failure));
        return new()
        {
            ["PASSWORD_CLAIM_SECRET_BLOCK"] = secretBlock,
            ["PASSWORD_CLAIM_SIGNATURE"] = Convert.ToBase64String(signature),
            ["TIMESTAMP"] = timestamp,
            ["USERNAME"] = username,
        };
    }

    private static string Required(IReadOnlyDictionary<string, string> parameters, string name) =>
        parameters.GetValueOrDefault(name) ?? throw new CognitoProtocolException($"The SRP challenge came without {name}.");

    private static string Explain(ClaimFailure failure) => failure switch
    {
        ClaimFailure.Salt => "The SRP challenge's SALT is not a hexadecimal number of at most 256 bytes.",
        ClaimFailure.PublicB => "The SRP challenge's SRP_B is not a hexadecimal number of at most 384 bytes.",
        ClaimFailure.ZeroB => "The SRP challenge's SRP_B is 0 modulo N: the server is broken or hostile, and nothing was sent to it.",
        ClaimFailure.ZeroU => "The SRP challenge's SRP_B makes u zero: the server is broken or hostile, and nothing was sent to it.",
        _ => "The SRP challenge's SECRET_BLOCK is not Base64.",
    };
}
