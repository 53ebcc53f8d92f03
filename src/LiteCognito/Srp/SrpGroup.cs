using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using LiteCognito.Numerics;

namespace LiteCognito.Srp;

/// <summary>The two computations of an SRP-6a client (RFC 5054 section 2.6) in Cognito's group. Integers are big-endian bytes.</summary>
/// <remarks>
/// Where a kernel is called stands what its instructions ask for, though <see cref="Kernels.Choose"/> has seen to it: a compiler that
/// works ahead of time leaves out what the machine it compiles for cannot run. Each call is in a function of its own, so that one that
/// works just in time loads the types of no kernel but the one in use.
/// </remarks>
internal static unsafe class SrpGroup
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
            Fma512(power, exponent);
        else if (Fma.IsSupported && Avx2.IsSupported && kernel == KernelKind.Fma256)
            Fma256(power, exponent);
        else if (Vector128.IsHardwareAccelerated && kernel == KernelKind.Integer)
            Integer(power, exponent);
        else
            PowerOfG<PortableKernel>(power, exponent);

        static void Fma512(Span<byte> power, ReadOnlySpan<byte> exponent) => PowerOfG<Fma512Kernel>(power, exponent);
        static void Fma256(Span<byte> power, ReadOnlySpan<byte> exponent) => PowerOfG<Fma256Kernel>(power, exponent);
        static void Integer(Span<byte> power, ReadOnlySpan<byte> exponent) => PowerOfG<IntegerKernel>(power, exponent);
    }

    /// <summary>S = (B − k·g^x)^(a + u·x): 384 bytes.</summary>
    /// <param name="secret">Takes S.</param>
    /// <param name="publicB">B, 384 bytes, not ≡ 0.</param>
    /// <param name="x">32 bytes.</param>
    /// <param name="a">A multiple of 8 bytes, at most <see cref="MaxEphemeralBytes"/>.</param>
    /// <param name="u">32 bytes.</param>
    public static void Secret(
        Span<byte> secret, ReadOnlySpan<byte> publicB, ReadOnlySpan<byte> x, ReadOnlySpan<byte> a, ReadOnlySpan<byte> u)
    {
        KernelKind kernel = Kernels.Choose();
        if (Vector512.IsHardwareAccelerated && kernel == KernelKind.Fma512)
            Fma512(secret, publicB, x, a, u);
        else if (Fma.IsSupported && Avx2.IsSupported && kernel == KernelKind.Fma256)
            Fma256(secret, publicB, x, a, u);
        else if (Vector128.IsHardwareAccelerated && kernel == KernelKind.Integer)
            Integer(secret, publicB, x, a, u);
        else
            Secret<PortableKernel>(secret, publicB, x, a, u);

        static void Fma512(
            Span<byte> secret, ReadOnlySpan<byte> publicB, ReadOnlySpan<byte> x, ReadOnlySpan<byte> a, ReadOnlySpan<byte> u) =>
            Secret<Fma512Kernel>(secret, publicB, x, a, u);
        static void Fma256(
            Span<byte> secret, ReadOnlySpan<byte> publicB, ReadOnlySpan<byte> x, ReadOnlySpan<byte> a, ReadOnlySpan<byte> u) =>
            Secret<Fma256Kernel>(secret, publicB, x, a, u);
        static void Integer(
            Span<byte> secret, ReadOnlySpan<byte> publicB, ReadOnlySpan<byte> x, ReadOnlySpan<byte> a, ReadOnlySpan<byte> u) =>
            Secret<IntegerKernel>(secret, publicB, x, a, u);
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
        // a + u·x is below 2^512 + 2^256, or 2^(bits of a) + 2^512: one bit more than the longer has.
        Exponentiation<TKernel>.Power(value, value, exponent, longer * 64 + 1, scratch);
        Residue<TKernel>.Export(integer, value, scratch);
        StackMemory.Write(secret, integer);
        StackMemory.Zero(scratch, total);
    }

    /// <summary>sum += u·x over the integers, u and x of four words each.</summary>
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
