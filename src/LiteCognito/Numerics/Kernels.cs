using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace LiteCognito.Numerics;

/// <summary>The kernels, from the slowest to the fastest.</summary>
internal enum KernelKind
{
    Portable,
    Integer,
    Sse2,
    Fma256,
    Fma512,
}

/// <summary>Chooses the kernel for a computation.</summary>
/// <remarks>
/// <para>Sources: spec/srp.md, "Arithmetic"; spec/decisions/srp-kernels.md for the measurements.</para>
/// <para>Sizes: the only state is one counter of computations per process.</para>
/// <para>Timing: the choice depends on the processor, the compiler, the rounding mode and the counter, never on a secret.</para>
/// </remarks>
internal static class Kernels
{
    /// <summary>
    /// The number of computations after which compiling the next kernel pays off. An SRP client makes two computations. Compiling a vector
    /// kernel costs 30 ms once. A computation costs 3 ms more with the portable kernel than with the 256-bit kernel, and 0.1 ms more with
    /// the 256-bit kernel than with the 512-bit kernel.
    /// </summary>
    internal const int Few = 10, Many = 300;

    private static int _uses;

    /// <summary>True if the program restricts the computation to integer instructions.</summary>
    internal static bool IntegerSrp => AppContext.TryGetSwitch("LiteCognito.IntegerSrp", out bool on) && on;

    /// <summary>
    /// Chooses the kernel for the next computation. A new process gets the kernel that compiles fastest, and later the kernel that runs
    /// fastest. An ahead-of-time compiled process gets the fastest-running kernel at once.
    /// </summary>
    public static KernelKind Choose()
    {
        // The increment is not atomic. A lost count only delays the next kernel by one computation.
        int uses = !RuntimeFeature.IsDynamicCodeCompiled || _uses >= Many ? Many : ++_uses;
        return uses <= Few ? KernelKind.Portable : Widest(uses >= Many);
    }

    private static KernelKind Widest(bool stays) => Widest(
        Fma.IsSupported && Avx2.IsSupported && !IntegerSrp && RoundsToNearest(),
        Vector256.IsHardwareAccelerated,
        stays && Vector512.IsHardwareAccelerated,
        Sse2Kernel.IsSupported,
        IntegerArithmetic.IsSupported);

    /// <summary>Chooses the widest kernel whose operations are single instructions.</summary>
    /// <remarks>
    /// The default baseline of Native AOT on x64 is SSE2. SSE4.2 is tested at run time, and AVX2 and FMA are constants, false. A program
    /// compiled for AVX tests AVX2 and FMA at run time, but its Vector256 is not accelerated: the compiler emulates each operator, and the
    /// 256-bit kernel would be the slowest of all.
    /// </remarks>
    /// <param name="fma">True if AVX2 and FMA are supported and may be used.</param>
    /// <param name="vector256">True if the operators of Vector256 are accelerated.</param>
    /// <param name="vector512">True if the operators of Vector512 are accelerated, and compiling their kernel pays off.</param>
    /// <param name="sse2">True if the SSE2 kernel is supported: on x64.</param>
    /// <param name="integer">True if the integer kernel is supported.</param>
    internal static KernelKind Widest(bool fma, bool vector256, bool vector512, bool sse2, bool integer)
    {
        if (fma && vector256)
            return vector512 ? KernelKind.Fma512 : KernelKind.Fma256;
        if (sse2)
            return KernelKind.Sse2;
        return integer ? KernelKind.Integer : KernelKind.Portable;
    }

    /// <summary>
    /// True if sums round to nearest. Native code in the same thread may have changed the rounding mode. In every other mode, 1 + 2^−53 or
    /// (1 + 2^−52) + 2^−53 has a different result.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static bool RoundsToNearest()
    {
        double tiny = TwoToMinus(53);
        return 1 + tiny == 1 && 1 + 2 * tiny + tiny == 1 + 4 * tiny;
    }

    // This method is not inlined, so that no compiler computes the sums in advance.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static double TwoToMinus(int exponent) => Math.ScaleB(1, -exponent);
}
