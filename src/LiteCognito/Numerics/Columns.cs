using System.Runtime.CompilerServices;

namespace LiteCognito.Numerics;

/// <summary>
/// Multiplies numbers column by column. A row multiplies one digit of x by consecutive digits of y. Each vector of columns keeps its sums
/// in registers from its first row to its last. A tile has three vectors, so one broadcast digit serves three products.
/// </summary>
/// <remarks>
/// <para>Sources: spec/srp.md, "Columns"; S. Winograd, A new algorithm for inner product (1968).</para>
/// <para>
/// Sizes: a number has Digits digits, and a product has 2·Digits − 1 columns. Column c is the sum of x[i]·y[c − i] for i from
/// c − (Digits − 1) to c, within 0 … Digits − 1. y is read up to <see cref="Before"/> digits before its first digit and
/// <see cref="After"/> digits after its last one, so the caller keeps zeros there.
/// </para>
/// <para>
/// Timing: digits and columns hold secret values. The rows and columns that are visited depend only on the number of digits and lanes.
/// </para>
/// <para>
/// If y is a constant, two rows cost one product: x[i]·y[c − i] + x[i + 1]·y[c − i − 1] =
/// (x[i] + y[c − i − 1])·(x[i + 1] + y[c − i]) − x[i]·x[i + 1] − y[c − i]·y[c − i − 1]. The term x[i]·x[i + 1] is the same for all columns
/// with the same rows, and the term y[c − i]·y[c − i − 1] is the same for all x.
/// </para>
/// </remarks>
internal static unsafe class Columns<TArithmetic, TDigit, TVector, TSum>
    where TArithmetic : struct, IColumnArithmetic<TDigit, TVector, TSum>
    where TDigit : unmanaged
    where TVector : struct
    where TSum : struct
{
    public const int Before = 16, After = 40;

    /// <summary>Computes all columns of x·y.</summary>
    /// <param name="x">The digits of x.</param>
    /// <param name="y">The digits of y, with zeros before and after them.</param>
    /// <param name="columns">The address of column 0 of the result.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(TDigit* x, TDigit* y, long* columns)
    {
        int lanes = TArithmetic.Lanes, digits = TArithmetic.Digits;
        for (int column = TArithmetic.FirstColumn; column < 2 * digits - 1; column += 3 * lanes)
        {
            int row0 = FirstRow(column), row1 = FirstRow(column + lanes), row2 = FirstRow(column + 2 * lanes);
            int end0 = End(column), end1 = End(column + lanes), end2 = End(column + 2 * lanes);
            TArithmetic.Start(end0 - row0, out TSum a0, out TSum b0);
            TArithmetic.Start(end1 - row1, out TSum a1, out TSum b1);
            TArithmetic.Start(end2 - row2, out TSum a2, out TSum b2);
            AddRows<OneRow>(x, y + column, row0, row1, row2, end0, end1, end2, ref a0, ref b0, ref a1, ref b1, ref a2, ref b2);
            TArithmetic.Store(a0, b0, columns + column);
            TArithmetic.Store(a1, b1, columns + column + lanes);
            TArithmetic.Store(a2, b2, columns + column + 2 * lanes);
        }

        int FirstRow(int c) => Math.Min(Math.Max(0, c - (digits - 1)), digits);
        int End(int c) => Math.Min(Math.Max(0, c + lanes), digits);
    }

    /// <summary>Computes all columns of x². Products above the diagonal are computed once and doubled; squares are added last.</summary>
    /// <param name="x">The digits of x, with zeros before and after them.</param>
    /// <param name="columns">The address of column 0 of the result.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Square(TDigit* x, long* columns)
    {
        int lanes = TArithmetic.Lanes, digits = TArithmetic.Digits, cut = lanes / 2 - 1;
        for (int column = TArithmetic.FirstColumn; column < 2 * digits - 1; column += 3 * lanes)
        {
            // Complete rows i < c/2 for the first lane c, which is odd. The rows after them end at the diagonal.
            int half0 = (column + 1) / 2, half1 = half0 + lanes / 2, half2 = half1 + lanes / 2;
            int end0 = Math.Max(0, half0), end1 = Math.Max(0, half1), end2 = Math.Max(0, half2);
            int row0 = FirstRow(column), row1 = Math.Min(FirstRow(column + lanes), end0),
                row2 = Math.Min(FirstRow(column + 2 * lanes), end0);
            TArithmetic.Start(end0 - row0 + cut, out TSum a0, out TSum b0);
            TArithmetic.Start(end1 - row1 + cut, out TSum a1, out TSum b1);
            TArithmetic.Start(end2 - row2 + cut, out TSum a2, out TSum b2);
            AddRows<OneRow>(x, x + column, row0, row1, row2, end0, end1, end2, ref a0, ref b0, ref a1, ref b1, ref a2, ref b2);
            for (int i = 0; i < cut; i++)
            {
                int lane = 2 * i + 2;
                TArithmetic.MultiplyAdd(
                    TArithmetic.Broadcast(x + half0 + i), TArithmetic.LoadFrom(x + half0 - 1 - i, lane), ref a0, ref b0);
                TArithmetic.MultiplyAdd(
                    TArithmetic.Broadcast(x + half1 + i), TArithmetic.LoadFrom(x + half1 - 1 - i, lane), ref a1, ref b1);
                TArithmetic.MultiplyAdd(
                    TArithmetic.Broadcast(x + half2 + i), TArithmetic.LoadFrom(x + half2 - 1 - i, lane), ref a2, ref b2);
            }
            TArithmetic.Double(ref a0, ref b0);
            TArithmetic.Double(ref a1, ref b1);
            TArithmetic.Double(ref a2, ref b2);
            TArithmetic.AddSquares(x + half0, ref a0, ref b0);
            TArithmetic.AddSquares(x + half1, ref a1, ref b1);
            TArithmetic.AddSquares(x + half2, ref a2, ref b2);
            TArithmetic.Store(a0, b0, columns + column);
            TArithmetic.Store(a1, b1, columns + column + lanes);
            TArithmetic.Store(a2, b2, columns + column + 2 * lanes);
        }

        int FirstRow(int c) => Math.Max(0, c - (digits - 1));
    }

    /// <summary>Computes the lower Digits columns of x·y for a constant y.</summary>
    /// <param name="x">The digits of x, padded with zeros to a multiple of 4.</param>
    /// <param name="sums">The pair sums of x, from <see cref="IColumnArithmetic{TDigit, TVector, TSum}.SumPairs"/>.</param>
    /// <param name="y">The digits of y, with zeros before and after them.</param>
    /// <param name="correction">The correction for the pairs of y, from column −8 on.</param>
    /// <param name="columns">The address of column 0 of the result.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void MultiplyLower(TDigit* x, long* sums, TDigit* y, long* correction, long* columns)
    {
        int lanes = TArithmetic.Lanes;
        for (int column = -8; column < TArithmetic.Digits; column += 3 * lanes)
        {
            int end0 = Math.Max(0, column + lanes), end1 = Math.Max(0, column + 2 * lanes), end2 = column + 3 * lanes;
            TArithmetic.StartPairs(sums, Entry(sums, end0), out TSum a0, out TSum b0);
            TArithmetic.StartPairs(sums, Entry(sums, end1), out TSum a1, out TSum b1);
            TArithmetic.StartPairs(sums, Entry(sums, end2), out TSum a2, out TSum b2);
            AddRows<TwoRows>(x, y + column, 0, 0, 0, end0, end1, end2, ref a0, ref b0, ref a1, ref b1, ref a2, ref b2);
            TArithmetic.StorePairs(a0, b0, correction, columns + column, add: false);
            TArithmetic.StorePairs(a1, b1, correction + lanes, columns + column + lanes, add: false);
            TArithmetic.StorePairs(a2, b2, correction + 2 * lanes, columns + column + 2 * lanes, add: false);
            correction += 3 * lanes;
        }
    }

    /// <summary>Adds the columns of x·y from Digits on to the existing columns, for a constant y.</summary>
    /// <param name="x">The digits of x, padded with zeros to a multiple of 4.</param>
    /// <param name="sums">The pair sums of x.</param>
    /// <param name="y">The digits of y, with zeros before and after them.</param>
    /// <param name="correction">The correction for the pairs of y, from column Digits on.</param>
    /// <param name="columns">The address of column 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddUpper(TDigit* x, long* sums, TDigit* y, long* correction, long* columns)
    {
        int lanes = TArithmetic.Lanes, digits = TArithmetic.Digits, end = (digits + 3) / 4 * 4;
        long* all = Entry(sums, end);
        for (int column = digits; column < 2 * digits - 1; column += 3 * lanes)
        {
            int row0 = column - digits, row1 = Math.Min(row0 + lanes, end), row2 = Math.Min(row0 + 2 * lanes, end);
            TArithmetic.StartPairs(Entry(sums, row0), all, out TSum a0, out TSum b0);
            TArithmetic.StartPairs(Entry(sums, row1), all, out TSum a1, out TSum b1);
            TArithmetic.StartPairs(Entry(sums, row2), all, out TSum a2, out TSum b2);
            AddRows<TwoRows>(x, y + column, row0, row1, row2, end, end, end, ref a0, ref b0, ref a1, ref b1, ref a2, ref b2);
            TArithmetic.StorePairs(a0, b0, correction, columns + column, add: true);
            TArithmetic.StorePairs(a1, b1, correction + lanes, columns + column + lanes, add: true);
            TArithmetic.StorePairs(a2, b2, correction + 2 * lanes, columns + column + 2 * lanes, add: true);
            correction += 3 * lanes;
        }
    }

    private static long* Entry(long* sums, int row) => sums + row / 4 * TArithmetic.PairWords;

    /// <summary>
    /// Adds rows to the three vectors of a tile. Each vector has a first row, not before that of the previous vector, and an end. Separate
    /// loops cover the rows that only some of the vectors include.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddRows<TRows>(
        TDigit* x, TDigit* y, int row0, int row1, int row2, int end0, int end1, int end2,
        ref TSum a0, ref TSum b0, ref TSum a1, ref TSum b1, ref TSum a2, ref TSum b2)
        where TRows : struct, IRows
    {
        int lanes = TArithmetic.Lanes, step = TRows.Count;
        TDigit* row = x + row0;
        TDigit* rest = y - row0;
        for (TDigit* end = x + row1; row < end; row += step, rest -= step)
        {
            TRows.Load(row, out TVector digit, out TVector next);
            TRows.Add(digit, next, rest, ref a0, ref b0);
        }
        for (TDigit* end = x + row2; row < end; row += step, rest -= step)
        {
            TRows.Load(row, out TVector digit, out TVector next);
            TRows.Add(digit, next, rest, ref a0, ref b0);
            TRows.Add(digit, next, rest + lanes, ref a1, ref b1);
        }
        for (TDigit* end = x + end0; row < end; row += step, rest -= step)
        {
            TRows.Load(row, out TVector digit, out TVector next);
            TRows.Add(digit, next, rest, ref a0, ref b0);
            TRows.Add(digit, next, rest + lanes, ref a1, ref b1);
            TRows.Add(digit, next, rest + 2 * lanes, ref a2, ref b2);
        }
        for (TDigit* end = x + end1; row < end; row += step, rest -= step)
        {
            TRows.Load(row, out TVector digit, out TVector next);
            TRows.Add(digit, next, rest + lanes, ref a1, ref b1);
            TRows.Add(digit, next, rest + 2 * lanes, ref a2, ref b2);
        }
        for (TDigit* end = x + end2; row < end; row += step, rest -= step)
        {
            TRows.Load(row, out TVector digit, out TVector next);
            TRows.Add(digit, next, rest + 2 * lanes, ref a2, ref b2);
        }
    }

    private interface IRows
    {
        static abstract int Count { get; }

        static abstract void Load(TDigit* row, out TVector digit, out TVector next);

        static abstract void Add(TVector digit, TVector next, TDigit* rest, ref TSum a, ref TSum b);
    }

    private readonly struct OneRow : IRows
    {
        public static int Count => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static void Load(TDigit* row, out TVector digit, out TVector next)
        {
            digit = TArithmetic.Broadcast(row);
            next = default;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static void Add(TVector digit, TVector next, TDigit* rest, ref TSum a, ref TSum b) =>
            TArithmetic.MultiplyAdd(digit, TArithmetic.Load(rest), ref a, ref b);
    }

    private readonly struct TwoRows : IRows
    {
        public static int Count => 2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static void Load(TDigit* row, out TVector digit, out TVector next)
        {
            digit = TArithmetic.Broadcast(row);
            next = TArithmetic.Broadcast(row + 1);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static void Add(TVector digit, TVector next, TDigit* rest, ref TSum a, ref TSum b) =>
            TArithmetic.AddPairs(digit, next, rest, ref a, ref b);
    }
}
