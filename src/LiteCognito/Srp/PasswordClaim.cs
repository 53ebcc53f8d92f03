using System.Security.Cryptography;
using LiteCognito.Numerics;
using LiteCognito.Secrets;

namespace LiteCognito.Srp;

/// <summary>The server's value that is malformed or must be rejected. No claim can be computed with it.</summary>
internal enum ClaimFailure
{
    None,
    Salt,
    PublicB,
    ZeroB,
    ZeroU,
    SecretBlock,
}

/// <summary>
/// Computes Cognito's proof of a password, the HMAC-SHA256 of the identity, secret block and timestamp. HKDF-SHA256 derives its key from
/// SRP-6a's S.
/// </summary>
/// <remarks>
/// <para>Sources: SRP-6a (RFC 2945, RFC 5054), HKDF (RFC 5869) with the info "Caldera Derived Key", and spec/srp.md, "The exchange".</para>
/// <para>
/// Sizes: hashes, u, x and the signature have 32 bytes; A, B and S have 384; the key has 16; a salt has at most 256. Nothing is allocated
/// on the heap; texts that do not fit the stack buffer of 2048 bytes use pooled arrays.
/// </para>
/// <para>
/// Timing: a, the password, x, S and the key are secret, and no branch or index depends on their values. The lengths of the texts and the
/// number of leading zero bytes of S may leak. Secret values are zeroed after use.
/// </para>
/// </remarks>
internal static class PasswordClaim
{
    public const int SignatureBytes = 32;
    private const int HashBytes = 32, KeyBytes = 16, MaxSaltBytes = 256;
    private const int StackBytes = 2048;

    /// <summary>Computes the signature. Returns which of the server's values is not valid, or <see cref="ClaimFailure.None"/>.</summary>
    public static ClaimFailure Sign(
        Span<byte> signature, ReadOnlySpan<byte> a, ReadOnlySpan<byte> publicA,
        SrpIdentity identity, SrpChallenge challenge, ReadOnlySpan<char> timestamp)
    {
        Span<byte> salt = stackalloc byte[MaxSaltBytes];
        Span<byte> b = stackalloc byte[Group.Bytes];
        Span<byte> u = stackalloc byte[HashBytes];
        Span<byte> key = stackalloc byte[KeyBytes];
        // Cognito has sent negative salts for users that it hides. Refusing one here would tell the caller which users exist.
        bool isSaltNegative = challenge.Salt is ['-', ..];
        if (!WireInteger.TryParseVarTime(isSaltNegative ? challenge.Salt[1..] : challenge.Salt, salt))
            return ClaimFailure.Salt;
        if (!WireInteger.TryParseVarTime(challenge.PublicB, b))
            return ClaimFailure.PublicB;
        if (SrpGroup.IsZeroVarTime(b))
            return ClaimFailure.ZeroB;
        Scramble(u, publicA, b);
        if (!u.ContainsAnyExcept((byte)0))
            return ClaimFailure.ZeroU;

        var message = new SecretBuffer(stackalloc byte[StackBytes]);
        message.Append(identity.Group);
        message.Append(identity.Key);
        bool valid = message.TryAppendBase64(challenge.SecretBlock);
        if (valid)
        {
            message.Append(timestamp);
            DeriveKey(key, a, u, b, salt, isSaltNegative, identity);
            HMACSHA256.HashData(key, message.Written, signature);
        }
        message.Dispose();
        CryptographicOperations.ZeroMemory(key);
        return valid ? ClaimFailure.None : ClaimFailure.SecretBlock;
    }

    /// <summary>Computes x = H(pad(salt) ‖ H(identity ‖ ":" ‖ password)), 32 bytes. The salt's sign is separate from its bytes.</summary>
    public static void PrivateKey(Span<byte> x, ReadOnlySpan<byte> salt, SrpIdentity identity, bool isSaltNegative = false)
    {
        Span<byte> inner = stackalloc byte[MaxSaltBytes + 1 + HashBytes];
        int length = WireInteger.Pad(inner, salt);
        if (isSaltNegative)
            length = WireInteger.NegateVarTime(inner[..length]);
        var text = new SecretBuffer(stackalloc byte[StackBytes]);
        text.Append(identity.Group);
        text.Append(identity.Key);
        text.Append(":"u8);
        text.Append(identity.Password);
        SHA256.HashData(text.Written, inner[length..]);
        SHA256.HashData(inner[..(length + HashBytes)], x);
        text.Dispose();
        CryptographicOperations.ZeroMemory(inner);
    }

    /// <summary>Derives the key from S by HKDF, with u as the salt: 16 bytes.</summary>
    private static void DeriveKey(
        Span<byte> key, ReadOnlySpan<byte> a, ReadOnlySpan<byte> u, ReadOnlySpan<byte> b,
        ReadOnlySpan<byte> salt, bool isSaltNegative, SrpIdentity identity)
    {
        Span<byte> x = stackalloc byte[HashBytes];
        Span<byte> secret = stackalloc byte[Group.Bytes];
        Span<byte> padded = stackalloc byte[Group.Bytes + 1];
        Span<byte> paddedU = stackalloc byte[HashBytes + 1];
        PrivateKey(x, salt, identity, isSaltNegative);
        SrpGroup.Secret(secret, b, x, a, u);
        int secretLength = WireInteger.Pad(padded, secret);
        int uLength = WireInteger.Pad(paddedU, u);
        HKDF.DeriveKey(HashAlgorithmName.SHA256, padded[..secretLength], key, paddedU[..uLength], "Caldera Derived Key"u8);
        CryptographicOperations.ZeroMemory(x);
        CryptographicOperations.ZeroMemory(secret);
        CryptographicOperations.ZeroMemory(padded);
    }

    /// <summary>Computes u = H(pad(A) ‖ pad(B)), 32 bytes. A and B are public.</summary>
    private static void Scramble(Span<byte> u, ReadOnlySpan<byte> publicA, ReadOnlySpan<byte> publicB)
    {
        Span<byte> both = stackalloc byte[2 * (Group.Bytes + 1)];
        int length = WireInteger.Pad(both, publicA);
        length += WireInteger.Pad(both[length..], publicB);
        SHA256.HashData(both[..length], u);
    }
}
