using System.Security.Cryptography;
using LiteCognito.Numerics;
using LiteCognito.Srp;

namespace LiteCognito;

/// <summary>
/// A new device's password, which the program stores, and the salt and verifier that the ConfirmDevice call sends.
/// </summary>
/// <remarks>
/// <para>
/// Sources: SRP-6a (RFC 5054) and spec/srp.md. The API type <c>DeviceSecretVerifierConfigType</c> holds the salt and the verifier.
/// </para>
/// <para>Sizes: the password has 40 random bytes, the salt has 16, and the verifier g^x mod N has at most 384.</para>
/// <para>Timing: the password and x are secret. The time depends on their lengths, not on their values.</para>
/// </remarks>
/// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DeviceSecretVerifierConfigType.html"/>
public sealed record DeviceVerifier : Redacted
{
    internal const int PasswordBytes = 40, SaltBytes = 16;

    /// <summary>Gets the device password, 40 random bytes in Base64. Store it securely, because later sign-ins need it.</summary>
    public required string DevicePassword { get; init; }

    /// <summary>Gets the salt, 1 to 17 bytes in Base64.</summary>
    public required string Salt { get; init; }

    /// <summary>Gets the verifier g^x mod N, at most 385 bytes in Base64.</summary>
    public required string PasswordVerifier { get; init; }

    internal static DeviceVerifier Create(string deviceGroupKey, string deviceKey, ReadOnlySpan<byte> password, ReadOnlySpan<byte> salt) =>
        Create(deviceGroupKey, deviceKey, Convert.ToBase64String(password), salt);

    /// <summary>Creates a verifier. The salt is hashed and sent as the same minimal bytes, so that a sign-in computes the same x.</summary>
    internal static DeviceVerifier Create(string deviceGroupKey, string deviceKey, string password, ReadOnlySpan<byte> salt)
    {
        Span<byte> x = stackalloc byte[32];
        Span<byte> verifier = stackalloc byte[Group.Bytes];
        Span<byte> padded = stackalloc byte[Group.Bytes + 1];
        PasswordClaim.PrivateKey(x, salt, new(deviceGroupKey, deviceKey, password));
        SrpGroup.PowerOfG(verifier, x);
        CryptographicOperations.ZeroMemory(x);
        return new()
        {
            DevicePassword = password,
            PasswordVerifier = Convert.ToBase64String(padded[..WireInteger.Pad(padded, verifier)]),
            Salt = Convert.ToBase64String(padded[..WireInteger.Pad(padded, salt)]),
        };
    }
}
