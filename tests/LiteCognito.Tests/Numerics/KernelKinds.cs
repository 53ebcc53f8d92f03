using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using LiteCognito.Numerics;

namespace LiteCognito.Tests.Numerics;

/// <summary>The kernels that this process can run.</summary>
internal static class KernelKinds
{
    private const string Missing = "The processor does not have this kernel's instructions, or a DOTNET_Enable… setting turns them off.";

    public static bool Integer => IntegerArithmetic.IsSupported;

    public static bool Sse2 => Sse2Kernel.IsSupported;

    public static bool Fma256 => Fma.IsSupported && Avx2.IsSupported && Vector256.IsHardwareAccelerated;

    public static bool Fma512 => Fma256 && Vector512.IsHardwareAccelerated;

    public static void Require(bool supported) => Assert.SkipUnless(supported, Missing);
}
