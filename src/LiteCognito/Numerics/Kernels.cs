using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace LiteCognito.Numerics;

/// <summary>The kernels, slowest first.</summary>
internal enum KernelKind
{
    Portable,
    Integer,
    Fma256,
    Fma512,
}

/// <summary>Which kernel to compute with.</summary>
internal static class Kernels
{
    /// <summary>
    /// Computations, two of which are a client, after which a kernel has cost as much more than the next one as compiling that would:
    /// the portable kernel, which is little to compile, 3 ms each against 30 ms once; the 256-bit kernel 0.1 ms against 30 ms.
    /// </summary>
    internal const int Few = 10, Many = 300;

    private static int _uses;

    /// <summary>The switch that keeps to integer instructions.</summary>
    internal static bool IntegerSrp => AppContext.TryGetSwitch("LiteCognito.IntegerSrp", out bool on) && on;

    /// <summary>
    /// The kernel for the computation at hand. A process that computes once gets the one that is compiled the fastest, one that goes on
    /// the one that runs the fastest; compiled ahead of time it is the latter at once.
    /// </summary>
    /// <remarks>
    /// Not by Vector256.IsHardwareAccelerated, which is false in a Native AOT program whose baseline lacks AVX2 even where AVX2 is
    /// found at run time.
    /// </remarks>
    public static KernelKind Choose()
    {
        // Lost counts delay the change by a computation.
        int uses = !RuntimeFeature.IsDynamicCodeCompiled || _uses >= Many ? Many : ++_uses;
        return uses <= Few ? KernelKind.Portable : Widest(uses >= Many);
    }

    private static KernelKind Widest(bool stays)
    {
        if (!IntegerSrp && Fma.IsSupported && Avx2.IsSupported && RoundsToNearest())
            return stays && Vector512.IsHardwareAccelerated ? KernelKind.Fma512 : KernelKind.Fma256;
        return IntegerArithmetic.IsSupported ? KernelKind.Integer : KernelKind.Portable;
    }

    /// <summary>
    /// Whether sums round to nearest, which native code in the same thread can have changed: of 1 + 2^−53 and
    /// (1 + 2^−52) + 2^−53 every other mode makes something else.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static bool RoundsToNearest()
    {
        double tiny = TwoToMinus(53);
        return 1 + tiny == 1 && 1 + 2 * tiny + tiny == 1 + 4 * tiny;
    }

    // Called, so that no compiler computes the sums in advance.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static double TwoToMinus(int exponent) => Math.ScaleB(1, -exponent);
}
