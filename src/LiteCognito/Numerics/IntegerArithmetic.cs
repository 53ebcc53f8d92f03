using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.Wasm;
using System.Runtime.Intrinsics.X86;

namespace LiteCognito.Numerics;

/// <summary>
/// Digits of 28 bits in 32-bit lanes, multiplied into 64-bit sums (pmuludq on x86, umlal on Arm64, extmul on WebAssembly).
/// </summary>
/// <remarks>
/// <para>Source: spec/srp.md, "Bounds of the integer kernel".</para>
/// <para>Sizes: 111 digits of 28 bits in 4 bytes each; R = 2^3108.</para>
/// <para>Timing: digits are secret, and no branch or address depends on them. All instructions are integer instructions.</para>
/// <para>Digits lie in [0, 2^28 + 2^9], so a product is below 2^56·(1 + 2^−17). A column has at most 111 products, and 111 more when q·N
/// is added to T: 222·2^56·(1 + 2^−17) &lt; 2^63.8. The doubled sums of a square count every product twice and have at most 111. The
/// factors of pairs are sums of two digits, below 2^30. Their products and the corrections are added modulo 2^64, so the result is the
/// same column.</para>
/// <para>Two carry passes produce digits: the first leaves values below 2^28 + 2^36, the second at most 2^28 + 2^8.</para>
/// <para>The two sums of a vector hold columns 0, 2 and 1, 3 on x86, where a product uses the lower half of each 64 bits, and columns
/// 0, 1 and 2, 3 on Arm64 and WebAssembly.</para>
/// </remarks>
internal readonly unsafe partial struct IntegerArithmetic : IColumnArithmetic<uint, Vector128<uint>, Vector128<ulong>>
{
    private const ulong DigitMask = (1 << 28) - 1;

    public static bool IsSupported => Sse2.IsSupported || AdvSimd.IsSupported || PackedSimd.IsSupported;

    public static int Bits => 28;

    public static int Digits => 111;

    public static int Lanes => 4;

    public static int FirstColumn => -9;

    public static int ColumnWords => 256;

    public static int PairWords => 1;

    public static uint ToDigit(long value) => (uint)value;

    public static long ToInt64(uint digit) => digit;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> Broadcast(uint* digit) => Vector128.Create(*digit);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> Load(uint* digits) => Vector128.Load(digits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> LoadFrom(uint* digits, int firstLane)
    {
        fixed (uint* masks = Masks)
            return Vector128.Load(digits) & Vector128.Load(masks + 4 - firstLane);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Start(int products, out Vector128<ulong> first, out Vector128<ulong> second)
    {
        first = Vector128<ulong>.Zero;
        second = Vector128<ulong>.Zero;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void MultiplyAdd(Vector128<uint> x, Vector128<uint> y, ref Vector128<ulong> first, ref Vector128<ulong> second)
    {
        if (Sse2.IsSupported)
        {
            first += Sse2.Multiply(y, x);
            second += Sse2.Multiply((y.AsUInt64() >>> 32).AsUInt32(), x);
        }
        else
        {
            AddInOrder(y, x, ref first, ref second);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Double(ref Vector128<ulong> first, ref Vector128<ulong> second)
    {
        first += first;
        second += second;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddSquares(uint* digits, ref Vector128<ulong> first, ref Vector128<ulong> second)
    {
        Vector128<uint> squares = Vector128.Create(0, digits[0], 0, digits[1]);
        if (Sse2.IsSupported)
        {
            squares = (squares.AsUInt64() >>> 32).AsUInt32();
            second += Sse2.Multiply(squares, squares);
        }
        else
        {
            MultiplyAdd(squares, squares, ref first, ref second);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddPairs(
        Vector128<uint> x, Vector128<uint> y, uint* digits, ref Vector128<ulong> first, ref Vector128<ulong> second) =>
        AddProducts(x + Vector128.Load(digits - 1), y + Vector128.Load(digits), ref first, ref second);

    /// <summary>Adds the products of x and y, lane by lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddProducts(Vector128<uint> x, Vector128<uint> y, ref Vector128<ulong> first, ref Vector128<ulong> second)
    {
        if (Sse2.IsSupported)
        {
            first += Sse2.Multiply(x, y);
            second += Sse2.Multiply((x.AsUInt64() >>> 32).AsUInt32(), (y.AsUInt64() >>> 32).AsUInt32());
        }
        else
        {
            AddInOrder(x, y, ref first, ref second);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddInOrder(Vector128<uint> x, Vector128<uint> y, ref Vector128<ulong> first, ref Vector128<ulong> second)
    {
        if (AdvSimd.IsSupported)
        {
            first = AdvSimd.MultiplyWideningLowerAndAdd(first, x.GetLower(), y.GetLower());
            second = AdvSimd.MultiplyWideningUpperAndAdd(second, x, y);
        }
        else
        {
            first += PackedSimd.MultiplyWideningLower(x, y);
            second += PackedSimd.MultiplyWideningUpper(x, y);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void SumPairs(uint* digits, long* sums)
    {
        ulong sum = 0;
        for (int i = 0; i < 112; i += 4)
        {
            *sums++ = (long)sum;
            sum += (ulong)digits[i] * digits[i + 1] + (ulong)digits[i + 2] * digits[i + 3];
        }
        *sums = (long)sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StartPairs(long* from, long* to, out Vector128<ulong> first, out Vector128<ulong> second) =>
        first = second = Vector128.Create((ulong)(*from - *to));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<ulong> first, Vector128<ulong> second, long* columns)
    {
        InOrder(ref first, ref second);
        first.Store((ulong*)columns);
        second.Store((ulong*)columns + 2);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StorePairs(Vector128<ulong> first, Vector128<ulong> second, long* correction, long* columns, bool add)
    {
        InOrder(ref first, ref second);
        first += Vector128.Load((ulong*)correction);
        second += Vector128.Load((ulong*)correction + 2);
        if (add)
        {
            first += Vector128.Load((ulong*)columns);
            second += Vector128.Load((ulong*)columns + 2);
        }
        first.Store((ulong*)columns);
        second.Store((ulong*)columns + 2);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void InOrder(ref Vector128<ulong> first, ref Vector128<ulong> second)
    {
        if (Sse2.IsSupported)
            (first, second) = (Sse2.UnpackLow(first, second), Sse2.UnpackHigh(first, second));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static long CarryLower(uint* digits, long* columns)
    {
        // The passes process four columns at a time and would overwrite the first upper column.
        long kept = columns[111], carry = columns[110] >>> 28;
        Carry(digits, columns);
        columns[111] = kept;
        digits[111] = 0;
        return carry + (columns[110] >>> 28);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void CarryUpper(uint* digits, long* columns, long carry)
    {
        columns += 111;
        columns[-1] = 0;
        *columns += carry;
        Carry(digits, columns);
        digits[111] = 0;
    }

    /// <summary>
    /// Computes columns 110 and 109 of q·N and adds those of t. All lower columns contribute less than 2^−20 of column 111, so rounding
    /// returns the multiple of R.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static long CarryOfCancelled(uint* t, uint* q)
    {
        fixed (uint* n = ReversedModulus)
        {
            Start(0, out Vector128<ulong> column, out Vector128<ulong> odd);
            Vector128<ulong> below = column, oddBelow = column;
            for (int i = 0; i < 112; i += 4)
            {
                Vector128<uint> digits = Vector128.Load(q + i);
                AddProducts(digits, Vector128.Load(n + i), ref column, ref odd);
                AddProducts(digits, Vector128.Load(n + i + 1), ref below, ref oddBelow);
            }
            ulong top = t[110] + Vector128.Sum(column + odd), next = t[109] + Vector128.Sum(below + oddBelow);
            return (long)((top + (next >> 28) + (1 << 27)) >> 28);
        }
    }

    /// <summary>Carries in two passes. The first pass works in place, from the topmost column down.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Carry(uint* digits, long* columns)
    {
        Vector128<ulong> mask = Vector128.Create(DigitMask);
        var words = (ulong*)columns;
        for (int i = 110; i >= 0; i -= 2)
            ((Vector128.Load(words + i) & mask) + (Vector128.Load(words + i - 1) >>> 28)).Store(words + i);
        words[-1] = 0;
        for (int i = 0; i < 112; i += 4)
        {
            Vector128<ulong> first = (Vector128.Load(words + i) & mask) + (Vector128.Load(words + i - 1) >>> 28);
            Vector128<ulong> second = (Vector128.Load(words + i + 2) & mask) + (Vector128.Load(words + i + 1) >>> 28);
            Vector128.Narrow(first, second).Store(digits + i);
        }
    }
}
