global using Fma256Kernel = LiteCognito.Numerics.ColumnKernel<
    LiteCognito.Numerics.FmaArithmetic<LiteCognito.Numerics.Lanes256, System.Runtime.Intrinsics.Vector256<double>, System.Runtime.Intrinsics.Vector256<long>>,
    double, System.Runtime.Intrinsics.Vector256<double>, System.Runtime.Intrinsics.Vector256<long>>;
global using Fma512Kernel = LiteCognito.Numerics.ColumnKernel<
    LiteCognito.Numerics.FmaArithmetic<LiteCognito.Numerics.Lanes512, System.Runtime.Intrinsics.Vector512<double>, System.Runtime.Intrinsics.Vector512<long>>,
    double, System.Runtime.Intrinsics.Vector512<double>, System.Runtime.Intrinsics.Vector512<long>>;
global using IntegerKernel = LiteCognito.Numerics.ColumnKernel<
    LiteCognito.Numerics.IntegerArithmetic,
    uint, System.Runtime.Intrinsics.Vector128<uint>, System.Runtime.Intrinsics.Vector128<ulong>>;

using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using LiteCognito.Numerics;

namespace LiteCognito.Tests.Numerics;

/// <summary>The kernels that this process can run.</summary>
internal static class KernelKinds
{
    private const string Missing = "The processor, or a DOTNET_Enable… setting, does not offer this kernel's instructions.";

    public static bool Integer => IntegerArithmetic.IsSupported;

    public static bool Fma256 => Fma.IsSupported && Avx2.IsSupported;

    public static bool Fma512 => Fma256 && Vector512.IsHardwareAccelerated;

    public static void Require(bool supported) => Assert.SkipUnless(supported, Missing);
}
