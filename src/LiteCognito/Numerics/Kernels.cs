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
    /// Computations after which a process counts as one that stays. The 512-bit kernel takes some 30 ms to compile and saves 0.2 ms of
    /// a client, which is two computations: by then the other kernel has cost as much more as compiling this one will.
    /// </summary>
    internal const int ShortLived = 300;

    private static int _uses;

    /// <summary>The switch that keeps to integer instructions.</summary>
    internal static bool IntegerSrp => AppContext.TryGetSwitch("LiteCognito.IntegerSrp", out bool on) && on;

    /// <summary>The kernel for the computation at hand.</summary>
    /// <remarks>
    /// Not by Vector256.IsHardwareAccelerated, which is false in a Native AOT program whose baseline lacks AVX2 even where AVX2 is
    /// found at run time.
    /// </remarks>
    public static KernelKind Choose()
    {
        if (!IntegerSrp && Fma.IsSupported && Avx2.IsSupported && RoundsToNearest())
            return Vector512.IsHardwareAccelerated && StaysAlive() ? KernelKind.Fma512 : KernelKind.Fma256;
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

    // Compiled ahead of time, the wide kernel costs nothing to begin with. A lost count delays it by one computation.
    private static bool StaysAlive() => !RuntimeFeature.IsDynamicCodeCompiled || _uses >= ShortLived || ++_uses >= ShortLived;
}
