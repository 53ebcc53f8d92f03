using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LiteCognito.Numerics;

/// <summary>The vector operations of the 512-bit FMA kernel (AVX-512).</summary>
/// <remarks>
/// <para>Source: spec/srp.md, "Bounds of the FMA kernel".</para>
/// <para>Sizes: eight lanes of 8 bytes.</para>
/// <para>Timing: lanes hold secret values. No operation branches on them or uses them as an address.</para>
/// </remarks>
internal readonly unsafe struct Lanes512 : ILanes<Vector512<double>, Vector512<long>>
{
    public static int Count => 8;

    public static Vector512<double> Create(double value) => Vector512.Create(value);

    public static Vector512<long> Create(long value) => Vector512.Create(value);

    public static Vector512<double> Load(double* source) => Vector512.Load(source);

    public static Vector512<long> Load(long* source) => Vector512.Load(source);

    public static void Store(Vector512<double> value, double* destination) => value.Store(destination);

    public static void Store(Vector512<long> value, long* destination) => value.Store(destination);

    public static Vector512<double> FusedMultiplyAdd(Vector512<double> x, Vector512<double> y, Vector512<double> z) =>
        Vector512.FusedMultiplyAdd(x, y, z);

    public static Vector512<double> Add(Vector512<double> x, Vector512<double> y) => x + y;

    public static Vector512<double> Subtract(Vector512<double> x, Vector512<double> y) => x - y;

    public static Vector512<long> Add(Vector512<long> x, Vector512<long> y) => x + y;

    public static Vector512<long> And(Vector512<long> x, Vector512<long> y) => x & y;

    public static Vector512<long> ShiftRight(Vector512<long> x, int count) => x >>> count;

    public static Vector512<long> Bits(Vector512<double> value) => value.AsInt64();

    public static Vector512<double> Doubles(Vector512<long> value) => value.AsDouble();

    public static long Sum(Vector512<long> value) => Vector512.Sum(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Spread(double* source) => Vector512.Create(0, source[0], 0, source[1], 0, source[2], 0, source[3]);
}
