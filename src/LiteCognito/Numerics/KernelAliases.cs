// Names the vector kernels. Tests and benchmarks compile this file too.
// Source: spec/srp.md, "Arithmetic". For sizes and timing see ColumnKernel, FmaArithmetic and IntegerArithmetic.
global using Fma256Kernel = LiteCognito.Numerics.ColumnKernel<
    LiteCognito.Numerics.FmaArithmetic<LiteCognito.Numerics.Lanes256, System.Runtime.Intrinsics.Vector256<double>,
        System.Runtime.Intrinsics.Vector256<long>>,
    double, System.Runtime.Intrinsics.Vector256<double>, System.Runtime.Intrinsics.Vector256<long>>;
global using Fma512Kernel = LiteCognito.Numerics.ColumnKernel<
    LiteCognito.Numerics.FmaArithmetic<LiteCognito.Numerics.Lanes512, System.Runtime.Intrinsics.Vector512<double>,
        System.Runtime.Intrinsics.Vector512<long>>,
    double, System.Runtime.Intrinsics.Vector512<double>, System.Runtime.Intrinsics.Vector512<long>>;
global using IntegerKernel = LiteCognito.Numerics.ColumnKernel<
    LiteCognito.Numerics.IntegerArithmetic,
    uint, System.Runtime.Intrinsics.Vector128<uint>, System.Runtime.Intrinsics.Vector128<ulong>>;
