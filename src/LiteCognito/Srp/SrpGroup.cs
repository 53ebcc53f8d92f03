using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using LiteCognito.Numerics;

namespace LiteCognito.Srp;

/// <summary>Performs the two computations of an SRP-6a client in Cognito's group. Integers are big-endian bytes.</summary>
/// <remarks>
/// <para>Sources: RFC 5054 section 2.6, RFC 3526 section 4 (the group) and spec/srp.md, "Arithmetic".</para>
/// <para>Sizes: A, B, S and a verifier have 384 bytes; x and u have 32; a has 32 here and at most 128, always a multiple of 8.</para>
/// <para>
/// Timing: a, x, S and exponents are secret. No branch or index depends on their values; the length of a may leak. All stack memory that
/// held secrets is zeroed. <see cref="IsZeroVarTime"/> is for public values only (B).
/// </para>
/// <para>
/// A check of the required instructions guards every kernel call, although <see cref="Kernels.Choose"/> has already checked them:
/// an ahead-of-time compiler then omits kernels that its target cannot run. Each call is in a separate function, so a just-in-time
/// compiler loads only the types of the kernel in use.
/// </para>
/// </remarks>
internal static unsafe class SrpGroup
{
    /// <summary>The maximum length of <c>a</c> in bytes. AWS's own clients use 128 bytes; this library uses 32.</summary>
    public const int MaxEphemeralBytes = 128;

    private const int MaxExponentWords = MaxEphemeralBytes / 8 + 1;

    /// <summary>The constant k = SHA-256(00 ‖ N ‖ 02), 32 bytes.</summary>
    public static ReadOnlySpan<byte> K =>
    [
        0x53, 0x82, 0x82, 0xC4, 0x35, 0x47, 0x42, 0xD7, 0xCB, 0xBD, 0xE2, 0x35, 0x9F, 0xCF, 0x67, 0xF9,
        0xF5, 0xB3, 0xA6, 0xB0, 0x87, 0x91, 0xE5, 0x01, 0x1B, 0x43, 0xB8, 0xA5, 0xB6, 0x6D, 0x9E, 0xE6,
    ];

    /// <summary>Computes A = g^a, or a verifier g^x: 384 bytes. The exponent is secret.</summary>
    public static void PowerOfG(Span<byte> power, ReadOnlySpan<byte> exponent)
    {
        KernelKind kernel = Kernels.Choose();
        if (Vector512.IsHardwareAccelerated && kernel == KernelKind.Fma512)
            Fma512(power, exponent);
        else if (Vector256.IsHardwareAccelerated && Fma.IsSupported && Avx2.IsSupported && kernel == KernelKind.Fma256)
            Fma256(power, exponent);
        else if (Sse2.IsSupported && kernel == KernelKind.Sse2)
            Sse2Integer(power, exponent);
        else if (!Sse2.IsSupported && Vector128.IsHardwareAccelerated && kernel == KernelKind.Integer)
            Integer(power, exponent);
        else
            PowerOfG<PortableKernel>(power, exponent);

        static void Fma512(Span<byte> power, ReadOnlySpan<byte> exponent) => PowerOfG<Fma512Kernel>(power, exponent);
        static void Fma256(Span<byte> power, ReadOnlySpan<byte> exponent) => PowerOfG<Fma256Kernel>(power, exponent);
        static void Sse2Integer(Span<byte> power, ReadOnlySpan<byte> exponent) => PowerOfG<Sse2Kernel>(power, exponent);
        static void Integer(Span<byte> power, ReadOnlySpan<byte> exponent) => PowerOfG<IntegerKernel>(power, exponent);
    }

    /// <summary>Computes S = (B − k·g^x)^(a + u·x): 384 bytes.</summary>
    /// <param name="secret">Receives S, 384 bytes, secret.</param>
    /// <param name="publicB">The value B, 384 bytes, not ≡ 0 (mod N), public.</param>
    /// <param name="x">The value x, 32 bytes, secret.</param>
    /// <param name="a">The value a, a multiple of 8 bytes, at most 128 bytes, secret.</param>
    /// <param name="u">The value u, 32 bytes, public.</param>
    public static void Secret(
        Span<byte> secret, ReadOnlySpan<byte> publicB, ReadOnlySpan<byte> x, ReadOnlySpan<byte> a, ReadOnlySpan<byte> u)
    {
        KernelKind kernel = Kernels.Choose();
        if (Vector512.IsHardwareAccelerated && kernel == KernelKind.Fma512)
            Fma512(secret, publicB, x, a, u);
        else if (Vector256.IsHardwareAccelerated && Fma.IsSupported && Avx2.IsSupported && kernel == KernelKind.Fma256)
            Fma256(secret, publicB, x, a, u);
        else if (Sse2.IsSupported && kernel == KernelKind.Sse2)
            Sse2Integer(secret, publicB, x, a, u);
        else if (!Sse2.IsSupported && Vector128.IsHardwareAccelerated && kernel == KernelKind.Integer)
            Integer(secret, publicB, x, a, u);
        else
            Secret<PortableKernel>(secret, publicB, x, a, u);

        static void Fma512(
            Span<byte> secret, ReadOnlySpan<byte> publicB, ReadOnlySpan<byte> x, ReadOnlySpan<byte> a, ReadOnlySpan<byte> u) =>
            Secret<Fma512Kernel>(secret, publicB, x, a, u);
        static void Fma256(
            Span<byte> secret, ReadOnlySpan<byte> publicB, ReadOnlySpan<byte> x, ReadOnlySpan<byte> a, ReadOnlySpan<byte> u) =>
            Secret<Fma256Kernel>(secret, publicB, x, a, u);
        static void Sse2Integer(
            Span<byte> secret, ReadOnlySpan<byte> publicB, ReadOnlySpan<byte> x, ReadOnlySpan<byte> a, ReadOnlySpan<byte> u) =>
            Secret<Sse2Kernel>(secret, publicB, x, a, u);
        static void Integer(
            Span<byte> secret, ReadOnlySpan<byte> publicB, ReadOnlySpan<byte> x, ReadOnlySpan<byte> a, ReadOnlySpan<byte> u) =>
            Secret<IntegerKernel>(secret, publicB, x, a, u);
    }

    /// <summary>
    /// Returns true if a 384-byte value is ≡ 0 (mod N): it is 0 or N, because 2N has one more byte. For public values only.
    /// </summary>
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
        int total = TKernel.ScratchWords + TKernel.Words + Group.Words + MaxExponentWords;
        ulong* memory = stackalloc ulong[total + StackMemory.Slack];
        ulong* scratch = StackMemory.Align(memory), residue = scratch + TKernel.ScratchWords;
        ulong* integer = residue + TKernel.Words, words = integer + Group.Words;
        int count = StackMemory.Read(words, exponent);
        if (count == Comb<TKernel>.ExponentWords)
        {
            Comb<TKernel>.Power(residue, words, scratch);
        }
        else
        {
            Residue<TKernel>.Import(residue, Group.Generator, scratch);
            Exponentiation<TKernel>.Power(residue, residue, words, count * 64, scratch);
        }
        Residue<TKernel>.Export(integer, residue, scratch);
        StackMemory.Write(power, integer);
        StackMemory.Zero(scratch, total);
    }

    internal static void Secret<TKernel>(
        Span<byte> secret, ReadOnlySpan<byte> publicB, ReadOnlySpan<byte> x, ReadOnlySpan<byte> a, ReadOnlySpan<byte> u)
        where TKernel : struct, IKernel
    {
        int total = TKernel.ScratchWords + 3 * TKernel.Words + Group.Words + MaxExponentWords + 2 * Comb<TKernel>.ExponentWords;
        ulong* memory = stackalloc ulong[total + StackMemory.Slack];
        ulong* scratch = StackMemory.Align(memory), value = scratch + TKernel.ScratchWords;
        ulong* power = value + TKernel.Words, k = power + TKernel.Words, integer = k + TKernel.Words;
        ulong* exponent = integer + Group.Words, xWords = exponent + MaxExponentWords, uWords = xWords + Comb<TKernel>.ExponentWords;

        StackMemory.Read(xWords, x);
        StackMemory.Read(uWords, u);
        int longer = Math.Max(StackMemory.Read(exponent, a), 2 * Comb<TKernel>.ExponentWords);
        AddProduct(exponent, longer + 1, uWords, xWords);

        Comb<TKernel>.Power(power, xWords, scratch);
        StackMemory.Read(integer, K);
        Residue<TKernel>.Import(k, integer, scratch);
        TKernel.Multiply(power, power, k, scratch);
        StackMemory.Read(integer, publicB);
        Residue<TKernel>.Import(value, integer, scratch);
        TKernel.Subtract(value, value, power);
        // a + u·x is below 2^512 + 2^256 or below 2^(bits of a) + 2^512, so it has at most one bit more than the longer of the two.
        Exponentiation<TKernel>.Power(value, value, exponent, longer * 64 + 1, scratch);
        Residue<TKernel>.Export(integer, value, scratch);
        StackMemory.Write(secret, integer);
        StackMemory.Zero(scratch, total);
    }

    /// <summary>Adds u·x to sum as integers. u and x have four words each.</summary>
    private static void AddProduct(ulong* sum, int words, ulong* u, ulong* x)
    {
        for (int i = 0; i < 4; i++)
        {
            ulong carry = 0;
            for (int j = 0; i + j < words; j++)
            {
                ulong high = Math.BigMul(u[i], j < 4 ? x[j] : 0, out ulong low), word = sum[i + j] + low;
                high += word < low ? 1UL : 0;
                word += carry;
                carry = high + (word < carry ? 1UL : 0);
                sum[i + j] = word;
            }
        }
    }
}
