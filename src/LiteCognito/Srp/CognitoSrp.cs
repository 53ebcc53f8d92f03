using System.Security.Cryptography;
using System.Text;
using LiteCognito.Identifiers;
using LiteCognito.Numerics;
using LiteCognito.Secrets;
using LiteCognito.Srp;

namespace LiteCognito;

/// <summary>
/// Computes the client's side of Cognito's SRP exchange, for programs that send the requests themselves: <c>SRP_A</c> and the responses
/// to <c>PASSWORD_VERIFIER</c> and <c>DEVICE_PASSWORD_VERIFIER</c>.
/// </summary>
/// <remarks>
/// <para>
/// <see cref="CognitoClient.SignInAsync(string, CognitoPassword, CancellationToken)"/> runs the whole exchange for you. <c>SRP_A</c>
/// starts the flow <c>USER_SRP_AUTH</c> and answers the challenge <c>DEVICE_SRP_AUTH</c>. Use an object for one exchange only, because
/// every exchange requires a new secret <c>a</c>. Dispose the object to clear <c>a</c>.
/// </para>
/// <para>Sources: SRP-6a (RFC 2945, RFC 5054) with SHA-256 in the 3072-bit group of RFC 3526, HKDF (RFC 5869), and spec/srp.md.</para>
/// <para>Sizes: <c>a</c> has 32 random bytes; A, B and S have 384 bytes, the key 16 and the signature 32.</para>
/// <para>
/// Timing: <c>a</c>, the password and everything derived from them are secret. The time of a computation depends on the lengths of its
/// inputs, not on secret values. The number of leading zero bytes of S may leak, as in every implementation of this protocol.
/// </para>
/// </remarks>
/// <example>
/// <code language="csharp">
/// using LiteCognito;
/// using LiteCognito.Model;
///
/// using var srp = new CognitoSrp("eu-central-1_AbCdEfGhI");
/// InitiateAuthResponse challenge = await client.InitiateAuthAsync(new()
/// {
///     AuthFlow = CognitoAuthFlows.UserSrpAuth,
///     AuthParameters = new Dictionary&lt;string, string&gt; { ["USERNAME"] = "alice", ["SRP_A"] = srp.SrpA },
/// });
/// RespondToAuthChallengeResponse answer = await client.RespondToAuthChallengeAsync(new()
/// {
///     ChallengeName = CognitoChallengeNames.PasswordVerifier,
///     ChallengeResponses = srp.PasswordVerifier(challenge.ChallengeParameters!, password, TimeProvider.System.GetUtcNow()),
///     Session = challenge.Session,
/// });
/// </code>
/// </example>
/// <seealso href="https://www.rfc-editor.org/rfc/rfc5054"/>
/// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_RespondToAuthChallenge.html"/>
public sealed class CognitoSrp : IDisposable
{
    private const int EphemeralBytes = 32;

    private readonly byte[] _a;
    private readonly byte[] _publicA = new byte[Group.Bytes];
    private readonly string _poolName;
    private bool _disposed;

    /// <summary>Generates a random secret <c>a</c> of 256 bits and computes the public value A.</summary>
    /// <param name="userPoolId">The ID of the user pool, <c>{region}_{name}</c>, such as <c>us-east-1_AbCdEfGhI</c>.</param>
    /// <exception cref="ArgumentException"><paramref name="userPoolId"/> is not a user pool ID.</exception>
    public CognitoSrp(string userPoolId)
        : this(userPoolId, RandomNumberGenerator.GetBytes(EphemeralBytes))
    {
    }

    /// <summary>Uses the given <c>a</c>, to replay test vectors. Its length must be a multiple of 8 bytes.</summary>
    internal CognitoSrp(string userPoolId, byte[] a)
    {
        ArgumentNullException.ThrowIfNull(userPoolId);
        _poolName = userPoolId[(PoolId.Region(userPoolId).Length + 1)..];
        _a = a;
        SrpGroup.PowerOfG(_publicA, a);
        // SRP_A is the integer in hexadecimal, without leading zeros.
        SrpA = Convert.ToHexStringLower(_publicA).TrimStart('0');
    }

    /// <summary>Gets the public value A in lower-case hexadecimal, up to 768 characters, for the parameter <c>SRP_A</c>.</summary>
    public string SrpA { get; }

    /// <summary>Computes the response to the challenge <c>PASSWORD_VERIFIER</c>.</summary>
    /// <param name="challengeParameters">
    /// The challenge's parameters: <c>SALT</c>, <c>SRP_B</c>, <c>SECRET_BLOCK</c>, <c>USER_ID_FOR_SRP</c> and optionally <c>USERNAME</c>.
    /// </param>
    /// <param name="password">The password, hashed as UTF-8. Pass a string, or characters that you clear afterwards.</param>
    /// <param name="timestamp">The current time.</param>
    /// <returns>
    /// The challenge responses <c>PASSWORD_CLAIM_SECRET_BLOCK</c>, <c>PASSWORD_CLAIM_SIGNATURE</c>, <c>TIMESTAMP</c> and <c>USERNAME</c>.
    /// </returns>
    /// <exception cref="ArgumentException">The password is empty.</exception>
    /// <exception cref="CognitoProtocolException">
    /// A parameter is missing or malformed, or <c>SRP_B</c> has a value that a client must reject (B ≡ 0 mod N, or one for which u = 0).
    /// </exception>
    /// <exception cref="ObjectDisposedException">The object is disposed.</exception>
    public IReadOnlyDictionary<string, string> PasswordVerifier(
        IReadOnlyDictionary<string, string> challengeParameters, ReadOnlySpan<char> password, DateTimeOffset timestamp)
    {
        ArgumentNullException.ThrowIfNull(challengeParameters);
        if (password.IsEmpty)
            throw new ArgumentException("The password is empty.", nameof(password));
        return CreatePasswordClaim(challengeParameters, password, timestamp);
    }

    /// <summary>
    /// Computes the response to the challenge <c>DEVICE_PASSWORD_VERIFIER</c>. Use the object whose <see cref="SrpA"/> answered
    /// <c>DEVICE_SRP_AUTH</c>, not the one that proved the user's password.
    /// </summary>
    /// <param name="challengeParameters">
    /// The challenge's parameters: <c>SALT</c>, <c>SRP_B</c>, <c>SECRET_BLOCK</c> and <c>USERNAME</c>.
    /// </param>
    /// <param name="deviceGroupKey">The device group key from the sign-in that registered the device.</param>
    /// <param name="deviceKey">The device key from the same sign-in.</param>
    /// <param name="devicePassword">The <see cref="DeviceVerifier.DevicePassword"/> from the time when the device was confirmed.</param>
    /// <param name="timestamp">The current time.</param>
    /// <returns>
    /// The challenge responses <c>PASSWORD_CLAIM_SECRET_BLOCK</c>, <c>PASSWORD_CLAIM_SIGNATURE</c>, <c>TIMESTAMP</c>, <c>USERNAME</c> and
    /// <c>DEVICE_KEY</c>.
    /// </returns>
    /// <exception cref="ArgumentException">The password is empty.</exception>
    /// <exception cref="CognitoProtocolException">
    /// A parameter is missing or malformed, or <c>SRP_B</c> has a value that a client must reject (B ≡ 0 mod N, or one for which u = 0).
    /// </exception>
    /// <exception cref="ObjectDisposedException">The object is disposed.</exception>
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

    /// <summary>
    /// Computes <c>SECRET_HASH</c>, which calls for an app client with a secret must contain:
    /// Base64(HMAC-SHA256(client secret, user name ‖ client ID)).
    /// </summary>
    /// <param name="username">The user name, exactly as the call sends it.</param>
    /// <param name="clientId">The ID of the app client.</param>
    /// <param name="clientSecret">The secret of the app client, which is the key of the HMAC.</param>
    /// <returns>The hash in Base64, 44 characters.</returns>
    /// <seealso href="https://docs.aws.amazon.com/cognito/latest/developerguide/signing-up-users-in-your-app.html"/>
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

    /// <summary>Formats a time as the <c>TIMESTAMP</c> of a challenge response: <c>Fri Jan 2 10:26:05 UTC 2026</c>.</summary>
    /// <param name="time">The time, converted to UTC.</param>
    /// <returns>The text, in English regardless of the culture. The day has no leading zero.</returns>
    public static string FormatTimestamp(DateTimeOffset time)
    {
        Span<char> text = stackalloc char[Timestamp.MaxLength];
        return new string(text[..Timestamp.Format(text, time)]);
    }

    /// <summary>Creates a random password for a new device, and the salt and verifier that the ConfirmDevice call sends.</summary>
    /// <param name="deviceGroupKey">The device group key from the sign-in's result.</param>
    /// <param name="deviceKey">The device key from the sign-in's result.</param>
    /// <returns>The password to store with the device, and the salt and verifier to send.</returns>
    /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ConfirmDevice.html"/>
    public static DeviceVerifier CreateDeviceVerifier(string deviceGroupKey, string deviceKey)
    {
        ArgumentNullException.ThrowIfNull(deviceGroupKey);
        ArgumentNullException.ThrowIfNull(deviceKey);
        byte[] password = RandomNumberGenerator.GetBytes(DeviceVerifier.PasswordBytes);
        byte[] salt = RandomNumberGenerator.GetBytes(DeviceVerifier.SaltBytes);
        return DeviceVerifier.Create(deviceGroupKey, deviceKey, password, salt);
    }

    /// <summary>Clears the secret <c>a</c>. The object can then compute no more responses.</summary>
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

    /// <summary>Computes only the signature, without heap allocation.</summary>
    internal ClaimFailure Sign(Span<byte> signature, SrpIdentity identity, SrpChallenge challenge, ReadOnlySpan<char> timestamp)
    {
        // Dispose zeroes a. With a = 0, the signature would be derived from S = (B − k·g^x)^(u·x).
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
        parameters.GetValueOrDefault(name) ?? throw new CognitoProtocolException($"The SRP challenge has no parameter {name}.");

    private static string Explain(ClaimFailure failure) => failure switch
    {
        ClaimFailure.Salt => "The SRP challenge's SALT is not a hexadecimal number of at most 256 bytes.",
        ClaimFailure.PublicB => "The SRP challenge's SRP_B is not a hexadecimal number of at most 384 bytes.",
        ClaimFailure.ZeroB => "The SRP challenge's SRP_B is 0 modulo N. The server is faulty or hostile; no response was sent.",
        ClaimFailure.ZeroU => "The SRP challenge's SRP_B makes u zero. The server is faulty or hostile; no response was sent.",
        _ => "The SRP challenge's SECRET_BLOCK is not Base64.",
    };
}
