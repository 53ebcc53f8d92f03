using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using LiteCognito.Numerics;

namespace LiteCognito.Srp;

/// <summary>The two computations of an SRP-6a client (RFC 5054 section 2.6) in Cognito's group. Integers are big-endian bytes.</summary>
/// <remarks>
/// Where a kernel is called stands what its instructions ask for, though <see cref="Kernels.Choose"/> has seen to it: a compiler that
/// works ahead of time leaves out what the machine it compiles for cannot run.
/// </remarks>
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
    public static void PowerOfG(Span<byte> power, ReadOnlySpan<byte> exponent)
    {
        KernelKind kernel = Kernels.Choose();
        if (Vector512.IsHardwareAccelerated && kernel == KernelKind.Fma512)
            PowerOfG<Fma512Kernel>(power, exponent);
        else if (Fma.IsSupported && Avx2.IsSupported && kernel == KernelKind.Fma256)
            PowerOfG<Fma256Kernel>(power, exponent);
        else if (Vector128.IsHardwareAccelerated && kernel == KernelKind.Integer)
            PowerOfG<IntegerKernel>(power, exponent);
        else
            PowerOfG<PortableKernel>(power, exponent);
    }

    /// <summary>S = (B − k·g^x)^(a + u·x): 384 bytes.</summary>
    /// <param name="secret">Takes S.</param>
    /// <param name="publicB">B, 384 bytes, not ≡ 0.</param>
    /// <param name="x">32 bytes.</param>
    /// <param name="a">A multiple of 8 bytes, at most <see cref="MaxEphemeralBytes"/>.</param>
    /// <param name="u">32 bytes.</param>
    public static void Secret(Span<byte> secret, ReadOnlySpan<byte> publicB, ReadOnlySpan<byte> x, ReadOnlySpan<byte> a, ReadOnlySpan<byte> u)
    {
        KernelKind kernel = Kernels.Choose();
        if (Vector512.IsHardwareAccelerated && kernel == KernelKind.Fma512)
            Secret<Fma512Kernel>(secret, publicB, x, a, u);
        else if (Fma.IsSupported && Avx2.IsSupported && kernel == KernelKind.Fma256)
            Secret<Fma256Kernel>(secret, publicB, x, a, u);
        else if (Vector128.IsHardwareAccelerated && kernel == KernelKind.Integer)
            Secret<IntegerKernel>(secret, publicB, x, a, u);
        else
            Secret<PortableKernel>(secret, publicB, x, a, u);
    }

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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void PowerOfG<TKernel>(Span<byte> power, ReadOnlySpan<byte> exponent)
        where TKernel : struct, IKernel
    {
        Span<ulong> scratch = Residue<TKernel>.Align(stackalloc ulong[TKernel.ScratchWords + 7]);
        Span<ulong> words = stackalloc ulong[MaxExponentWords];
        Span<ulong> residue = Residue<TKernel>.Align(stackalloc ulong[TKernel.Words + 7]);
        words = words[..Words(words, exponent)];
        if (words.Length == Comb<TKernel>.ExponentWords)
        {
            Comb<TKernel>.Power(residue, words, scratch);
        }
        else
        {
            Residue<TKernel>.Import(residue, [Group.Generator], scratch);
            Exponentiation<TKernel>.Power(residue, residue, words, words.Length * 64, scratch);
        }
        Residue<TKernel>.Export(power, residue, scratch);
        Residue<TKernel>.Zero(words);
        Residue<TKernel>.Zero(residue);
        Residue<TKernel>.Zero(scratch);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Secret<TKernel>(Span<byte> secret, ReadOnlySpan<byte> publicB, ReadOnlySpan<byte> x, ReadOnlySpan<byte> a, ReadOnlySpan<byte> u)
        where TKernel : struct, IKernel
    {
        Span<ulong> scratch = Residue<TKernel>.Align(stackalloc ulong[TKernel.ScratchWords + 7]);
        Span<ulong> xWords = stackalloc ulong[Comb<TKernel>.ExponentWords];
        Span<ulong> exponent = stackalloc ulong[MaxExponentWords];
        Span<ulong> k = Residue<TKernel>.Align(stackalloc ulong[TKernel.Words + 7]);
        Span<ulong> power = Residue<TKernel>.Align(stackalloc ulong[TKernel.Words + 7]);
        Span<ulong> value = Residue<TKernel>.Align(stackalloc ulong[TKernel.Words + 7]);
        Words(xWords, x);
        int bits = Exponent(exponent, a, u, xWords);

        Comb<TKernel>.Power(power, xWords, scratch);
        Residue<TKernel>.Import(k, K, scratch);
        TKernel.Multiply(power, power, k, scratch);
        Residue<TKernel>.Import(value, publicB, scratch);
        TKernel.Subtract(value, value, power);
        Exponentiation<TKernel>.Power(value, value, exponent[..((bits + 63) / 64)], bits, scratch);
        Residue<TKernel>.Export(secret, value, scratch);

        Residue<TKernel>.Zero(xWords);
        Residue<TKernel>.Zero(exponent);
        Residue<TKernel>.Zero(power);
        Residue<TKernel>.Zero(value);
        Residue<TKernel>.Zero(scratch);
    }

    /// <summary>a + u·x over the integers; returns how many bits it may take, by the length of a alone.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Exponent(Span<ulong> sum, ReadOnlySpan<byte> a, ReadOnlySpan<byte> u, ReadOnlySpan<ulong> x)
    {
        Span<ulong> uWords = stackalloc ulong[4];
        Words(uWords, u);
        sum.Clear();
        int longer = Math.Max(Words(sum, a), 8);
        for (int i = 0; i < uWords.Length; i++)
        {
            ulong carry = 0;
            for (int j = 0; j <= longer - i; j++)
            {
                ulong factor = j < x.Length ? x[j] : 0;
                UInt128 word = (UInt128)uWords[i] * factor + sum[i + j] + carry;
                sum[i + j] = (ulong)word;
                carry = (ulong)(word >> 64);
            }
        }
        return longer * 64 + 1;
    }

    private static int Words(Span<ulong> words, ReadOnlySpan<byte> bigEndian)
    {
        int count = bigEndian.Length / 8;
        for (int i = 0; i < count; i++)
            words[i] = BinaryPrimitives.ReadUInt64BigEndian(bigEndian[(bigEndian.Length - 8 * (i + 1))..]);
        return count;
    }
}
