using System.Numerics;
using System.Security.Cryptography;

namespace LiteCognito.Tokens;

// BigInteger is not constant-time, but everything that a verification reads is public.
#pragma warning disable RS0030

/// <summary>Verifies RSASSA-PKCS1-v1_5 signatures with SHA-256 in managed code (RFC 8017 section 8.2.2), for browsers.</summary>
/// <remarks>
/// Key, signature and signed text are public, so the time may depend on them. The encoded message is not parsed. It is computed and
/// compared as a whole (RFC 8017 section 9.2), so there is exactly one signature for a text.
/// </remarks>
internal sealed class ManagedRsa(byte[] modulus, byte[] exponent) : PublicKey
{
    private readonly int _length = modulus.Length;
    private readonly BigInteger _modulus = Number(modulus), _exponent = Number(exponent);

    /// <summary>The DER encoding of DigestInfo for SHA-256, up to the hash (RFC 8017 section 9.2, note 1).</summary>
    private static ReadOnlySpan<byte> DigestInfo =>
    [
        0x30, 0x31, 0x30, 0x0D, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01, 0x05, 0x00, 0x04, 0x20,
    ];

    public override bool Verify(ReadOnlySpan<byte> signed, ReadOnlySpan<byte> signature)
    {
        if (signature.Length != _length)
            return false;
        BigInteger representative = Number(signature);
        return representative < _modulus && BigInteger.ModPow(representative, _exponent, _modulus) == Encode(signed);
    }

    /// <summary>Computes 00 01 FF … FF 00 ‖ DigestInfo ‖ hash, as long as the modulus.</summary>
    private BigInteger Encode(ReadOnlySpan<byte> signed)
    {
        Span<byte> encoded = new byte[_length];
        Span<byte> end = encoded[^(DigestInfo.Length + SHA256.HashSizeInBytes)..];
        encoded[1] = 1;
        encoded[2..^(end.Length + 1)].Fill(0xFF);
        DigestInfo.CopyTo(end);
        SHA256.HashData(signed, end[DigestInfo.Length..]);
        return Number(encoded);
    }

    private static BigInteger Number(ReadOnlySpan<byte> bytes) => new(bytes, isUnsigned: true, isBigEndian: true);
}
