using System.Security.Cryptography;
using LiteCognito.Numerics;
using LiteCognito.Srp;

namespace LiteCognito;

/// <summary>
/// What confirming a device needs: a password to keep, and the salt and verifier to send (Cognito's DeviceSecretVerifierConfigType).
/// </summary>
public sealed record DeviceVerifier : Redacted
{
    internal const int PasswordBytes = 40, SaltBytes = 16;

    /// <summary>The device's password, Base64 of 40 random bytes. Keep it: later sign-ins need it.</summary>
    public required string DevicePassword { get; init; }

    /// <summary>The salt, Base64 of 1 to 17 bytes.</summary>
    public required string Salt { get; init; }

    /// <summary>g^x mod N, Base64 of at most 385 bytes.</summary>
    public required string PasswordVerifier { get; init; }

    internal static DeviceVerifier Create(string deviceGroupKey, string deviceKey, ReadOnlySpan<byte> password, ReadOnlySpan<byte> salt) =>
        Create(deviceGroupKey, deviceKey, Convert.ToBase64String(password), salt);

    /// <summary>The salt is an integer, hashed and sent as the same minimal bytes, so that sign-in computes the same x.</summary>
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
