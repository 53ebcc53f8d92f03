using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using LiteCognito.Numerics;

namespace LiteCognito.Srp;

/// <summary>The two computations of an SRP-6a client (RFC 5054 section 2.6) in Cognito's group. Integers are big-endian bytes.</summary>
internal static class SrpGroup
{
    /// <summary>Longest <c>a</c> accepted; AWS's own clients draw 128 bytes, this library 32.</summary>
    public const int MaxEphemeralBytes = 128;

    private const int MaxExponentWords = MaxEphemeralBytes / 8 + 1;

    /// <summary>k = SHA-256(00 ‖ N ‖ 02).</summary>
    public static ReadOnlySpan<byte> K =>
    [
        0x53, 0x82, 0x82, 0xC4, 0x35, 0x47, 0x42, 0xD7, 0xCB, 0xBD, 0xE2, 0x35, 0x9F, 0xCF, 0x67, 0xF9,
        0xF5, 0xB3, 0xA6, 0xB0, 0x87, 0x91, 0xE5, 0x01, 0x1B, 0x43, 0xB8, 0xA5, 0xB6, 0x6D, 0x9E, 0xE6,
    ];

    /// <summary>A = g^a, or a verifier g^x: 384 bytes.</summary>
    public static void PowerOfG(Span<byte> power, ReadOnlySpan<byte> exponent) => PowerOfG<PortableKernel>(power, exponent);

    /// <summary>S = (B − k·g^x)^(a + u·x): 384 bytes.</summary>
    /// <param name="secret">Takes S.</param>
    /// <param name="publicB">B, 384 bytes, not ≡ 0.</param>
    /// <param name="x">32 bytes.</param>
    /// <param name="a">A multiple of 8 bytes, at most <see cref="MaxEphemeralBytes"/>.</param>
    /// <param name="u">32 bytes.</param>
    public static void Secret(Span<byte> secret, ReadOnlySpan<byte> publicB, ReadOnlySpan<byte> x, ReadOnlySpan<byte> a, ReadOnlySpan<byte> u) =>
        Secret<PortableKernel>(secret, publicB, x, a, u);

    /// <summary>Whether a 384-byte value is ≡ 0 (mod N): it is 0 or N, as 2N needs one byte more. Public values only.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool IsZeroVarTime(ReadOnlySpan<byte> value)
    {
        if (!value.ContainsAnyExcept((byte)0))
            return true;
        for (int i = 0; i < Group.Words; i++)
            if (BinaryPrimitives.ReadUInt64BigEndian(value[(Group.Bytes - 8 * (i + 1))..]) != Group.Modulus[i])
                return false;
        return true;
    }

    internal static void PowerOfG<TKernel>(Span<byte> power, ReadOnlySpan<byte> exponent)
        where TKernel : struct, IKernel
    {
        Span<ulong> words = stackalloc ulong[MaxExponentWords];
        Span<ulong> residue = stackalloc ulong[TKernel.Words];
        words = words[..Words(words, exponent)];
        Import<TKernel>(residue, [Group.Generator]);
        Exponentiation<TKernel>.Power(residue, residue, words);
        TKernel.Export(power, residue);
        Zero(words);
        Zero(residue);
    }

    internal static void Secret<TKernel>(Span<byte> secret, ReadOnlySpan<byte> publicB, ReadOnlySpan<byte> x, ReadOnlySpan<byte> a, ReadOnlySpan<byte> u)
        where TKernel : struct, IKernel
    {
        Span<ulong> xWords = stackalloc ulong[4];
        Span<ulong> exponent = stackalloc ulong[MaxExponentWords];
        Span<ulong> k = stackalloc ulong[TKernel.Words];
        Span<ulong> power = stackalloc ulong[TKernel.Words];
        Span<ulong> value = stackalloc ulong[TKernel.Words];
        Words(xWords, x);
        exponent = exponent[..Exponent(exponent, a, u, xWords)];

        Import<TKernel>(power, [Group.Generator]);
        Exponentiation<TKernel>.Power(power, power, xWords);
        Import<TKernel>(k, K);
        TKernel.Multiply(power, power, k);
        Import<TKernel>(value, publicB);
        TKernel.Subtract(value, value, power);
        Exponentiation<TKernel>.Power(value, value, exponent);
        TKernel.Export(secret, value);

        Zero(xWords);
        Zero(exponent);
        Zero(power);
        Zero(value);
    }

    /// <summary>a + u·x over the integers; returns how many words it may take, by the length of a alone.</summary>
    private static int Exponent(Span<ulong> sum, ReadOnlySpan<byte> a, ReadOnlySpan<byte> u, ReadOnlySpan<ulong> x)
    {
        Span<ulong> uWords = stackalloc ulong[4];
        Words(uWords, u);
        sum.Clear();
        int length = Math.Max(Words(sum, a), 8) + 1;
        for (int i = 0; i < uWords.Length; i++)
        {
            ulong carry = 0;
            for (int j = 0; j < length - i; j++)
            {
                ulong factor = j < x.Length ? x[j] : 0;
                UInt128 word = (UInt128)uWords[i] * factor + sum[i + j] + carry;
                sum[i + j] = (ulong)word;
                carry = (ulong)(word >> 64);
            }
        }
        return length;
    }

    private static int Words(Span<ulong> words, ReadOnlySpan<byte> bigEndian)
    {
        int count = bigEndian.Length / 8;
        for (int i = 0; i < count; i++)
            words[i] = BinaryPrimitives.ReadUInt64BigEndian(bigEndian[(bigEndian.Length - 8 * (i + 1))..]);
        return count;
    }

    private static void Import<TKernel>(Span<ulong> residue, ReadOnlySpan<byte> integer)
        where TKernel : struct, IKernel
    {
        Span<byte> bytes = stackalloc byte[Group.Bytes];
        integer.CopyTo(bytes[^integer.Length..]);
        TKernel.Import(residue, bytes);
    }

    private static void Zero(Span<ulong> words) => CryptographicOperations.ZeroMemory(MemoryMarshal.AsBytes(words));
}
