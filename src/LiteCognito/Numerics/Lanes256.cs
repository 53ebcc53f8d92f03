using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LiteCognito.Numerics;

/// <summary>The vector operations of the 256-bit FMA kernel (AVX2 and FMA).</summary>
/// <remarks>
/// <para>Source: spec/srp.md, "Bounds of the FMA kernel".</para>
/// <para>Sizes: four lanes of 8 bytes.</para>
/// <para>Timing: lanes hold secret values. No operation branches on them or uses them as an address.</para>
/// </remarks>
internal readonly unsafe struct Lanes256 : ILanes<Vector256<double>, Vector256<long>>
{
    public static int Count => 4;

    public static Vector256<double> Create(double value) => Vector256.Create(value);

    public static Vector256<long> Create(long value) => Vector256.Create(value);

    public static Vector256<double> Load(double* source) => Vector256.Load(source);

    public static Vector256<long> Load(long* source) => Vector256.Load(source);

    public static void Store(Vector256<double> value, double* destination) => value.Store(destination);

    public static void Store(Vector256<long> value, long* destination) => value.Store(destination);

    public static Vector256<double> FusedMultiplyAdd(Vector256<double> x, Vector256<double> y, Vector256<double> z) =>
        Vector256.FusedMultiplyAdd(x, y, z);

    public static Vector256<double> Add(Vector256<double> x, Vector256<double> y) => x + y;

    public static Vector256<double> Subtract(Vector256<double> x, Vector256<double> y) => x - y;

    public static Vector256<long> Add(Vector256<long> x, Vector256<long> y) => x + y;

    public static Vector256<long> And(Vector256<long> x, Vector256<long> y) => x & y;

    public static Vector256<long> ShiftRight(Vector256<long> x, int count) => x >>> count;

    public static Vector256<long> Bits(Vector256<double> value) => value.AsInt64();

    public static Vector256<double> Doubles(Vector256<long> value) => value.AsDouble();

    public static long Sum(Vector256<long> value) => Vector256.Sum(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Spread(double* source) => Vector256.Create(0, source[0], 0, source[1]);
}
