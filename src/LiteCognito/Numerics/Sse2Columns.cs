using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace LiteCognito.Numerics;

/// <summary>
/// Multiplies polynomials of 28 digits, two products at a time: one in each 64-bit lane. A band of seven digits of x stays in registers,
/// and the seven columns that a digit of y contributes to move along in registers, too.
/// </summary>
/// <remarks>
/// <para>Source: spec/srp.md, "Columns of the SSE2 kernel".</para>
/// <para>
/// Sizes: a vector of digits holds one digit of each lane in the lower 32 bits of the lane. The upper 32 bits are ignored. Column c of a
/// product of m and n digits is the sum of x[i]·y[c − i], modulo 2^64, and a vector holds one column of each lane. Pointers advance by 4
/// digits or 2 columns a vector.
/// </para>
/// <para>
/// Timing: digits and columns are secret. The time depends on no value: every loop has a fixed length, and pmuludq and paddq are the only
/// arithmetic.
/// </para>
/// </remarks>
internal static unsafe class Sse2Columns
{
    /// <summary>The number of digits of a polynomial, and of rows in a band.</summary>
    public const int Digits = 28, Band = 7;

    /// <summary>The number of words of temporary memory for a product.</summary>
    public const int TemporaryWords = 4 * Digits;

    private const int DigitWords = 4, ColumnWords = 2;

    /// <summary>Computes columns 0 to 54 of x·y, with one level of Karatsuba's method: three products of 14 digits.</summary>
    /// <param name="x">The first factor, 28 digits below 2^31.</param>
    /// <param name="y">The second factor, 28 digits below 2^31.</param>
    /// <param name="columns">Receives 55 vectors, and one zero.</param>
    /// <param name="temporary">Memory for <see cref="TemporaryWords"/> words.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(uint* x, uint* y, ulong* columns, ulong* temporary)
    {
        const int Half = Digits / 2, HalfDigits = Half * DigitWords, HalfColumns = Half * ColumnWords;
        uint* sumOfX = (uint*)temporary, sumOfY = sumOfX + HalfDigits;
        ulong* middle = temporary + HalfDigits, upper = columns + 2 * HalfColumns;
        for (int i = 0; i < HalfDigits; i += DigitWords)
        {
            (Vector128.Load(x + i) + Vector128.Load(x + i + HalfDigits)).Store(sumOfX + i);
            (Vector128.Load(y + i) + Vector128.Load(y + i + HalfDigits)).Store(sumOfY + i);
        }
        Multiply(x, Half, y, Half, columns);
        Multiply(x + HalfDigits, Half, y + HalfDigits, Half, upper);
        Multiply(sumOfX, Half, sumOfY, Half, middle);
        for (int i = 0; i < HalfColumns; i += ColumnWords)
        {
            Vector128<ulong> low = Vector128.LoadAligned(columns + i + HalfColumns), high = Vector128.LoadAligned(upper + i);
            Vector128<ulong> middleLow = Vector128.LoadAligned(middle + i), middleHigh = Vector128.LoadAligned(middle + i + HalfColumns);
            (middleLow - Vector128.LoadAligned(columns + i) - high + low).Store(columns + i + HalfColumns);
            (middleHigh - Vector128.LoadAligned(upper + i + HalfColumns) - low + high).Store(upper + i);
        }
    }

    /// <summary>Computes columns 0 to rows + digits − 2 of x·y.</summary>
    /// <param name="x">The first factor.</param>
    /// <param name="rows">The number of digits of the first factor, a multiple of 7.</param>
    /// <param name="y">The second factor.</param>
    /// <param name="digits">The number of digits of the second factor, a multiple of 7.</param>
    /// <param name="columns">Receives rows + digits − 1 vectors, and one zero.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(uint* x, int rows, uint* y, int digits, ulong* columns)
    {
        // The first band needs no loads. It, like each of the others, leaves seven zeros for the next one.
        uint* end = x + rows * DigitWords, last = y + digits * DigitWords;
        ulong* column = columns;
        LoadRows(x, out var x0, out var x1, out var x2, out var x3, out var x4, out var x5, out var x6);
        Vector128<ulong> s0 = Vector128<ulong>.Zero, s1 = s0, s2 = s0, s3 = s0, s4 = s0, s5 = s0;
        for (uint* digit = y; digit < last; digit += Band * DigitWords, column += Band * ColumnWords)
            AddSeven(false, digit, column, x0, x1, x2, x3, x4, x5, x6, ref s0, ref s1, ref s2, ref s3, ref s4, ref s5);
        StoreSums(column, s0, s1, s2, s3, s4, s5);
        for (x += Band * DigitWords; x < end; x += Band * DigitWords)
        {
            Clear(column + (Band - 1) * ColumnWords);
            columns += Band * ColumnWords;
            column = columns;
            LoadRows(x, out x0, out x1, out x2, out x3, out x4, out x5, out x6);
            LoadSums(columns, out s0, out s1, out s2, out s3, out s4, out s5);
            for (uint* digit = y; digit < last; digit += Band * DigitWords, column += Band * ColumnWords)
                AddSeven(true, digit, column, x0, x1, x2, x3, x4, x5, x6, ref s0, ref s1, ref s2, ref s3, ref s4, ref s5);
            StoreSums(column, s0, s1, s2, s3, s4, s5);
        }
        Vector128<ulong>.Zero.Store(column + (Band - 1) * ColumnWords);
    }

    /// <summary>Computes columns 0 to 54 of x². Products of different digits are computed once, with a doubled factor.</summary>
    /// <param name="x">The factor, 28 digits below 2^31.</param>
    /// <param name="columns">Receives 55 vectors, and one zero.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Square(uint* x, ulong* columns)
    {
        Clear(columns, 2 * Digits);
        for (int band = 0; band < Digits; band += Band, x += Band * DigitWords, columns += 2 * Band * ColumnWords)
        {
            LoadRows(x, out var x0, out var x1, out var x2, out var x3, out var x4, out var x5, out var x6);
            // The digits of the band by each other: columns 0 to 6 are complete, and the sums start with columns 7 to 12.
            Vector128<uint> y0 = x0 + x0, y1 = x1 + x1, y2 = x2 + x2;
            AddTo(columns, Sse2.Multiply(x0, x0));
            AddTo(columns + 2, Sse2.Multiply(y0, x1));
            AddTo(columns + 4, Sse2.Multiply(y0, x2) + Sse2.Multiply(x1, x1));
            AddTo(columns + 6, Sse2.Multiply(y0, x3) + Sse2.Multiply(y1, x2));
            AddTo(columns + 8, Sse2.Multiply(y0, x4) + Sse2.Multiply(y1, x3) + Sse2.Multiply(x2, x2));
            AddTo(columns + 10, Sse2.Multiply(y0, x5) + Sse2.Multiply(y1, x4) + Sse2.Multiply(y2, x3));
            AddTo(columns + 12, Sse2.Multiply(y0, x6) + Sse2.Multiply(y1, x5) + Sse2.Multiply(y2, x4) + Sse2.Multiply(x3, x3));
            LoadSums(columns + Band * ColumnWords, out var s0, out var s1, out var s2, out var s3, out var s4, out var s5);
            x3 += x3;
            s0 += Sse2.Multiply(y1, x6) + Sse2.Multiply(y2, x5) + Sse2.Multiply(x3, x4);
            s1 += Sse2.Multiply(y2, x6) + Sse2.Multiply(x3, x5) + Sse2.Multiply(x4, x4);
            x4 += x4;
            s2 += Sse2.Multiply(x3, x6) + Sse2.Multiply(x4, x5);
            s3 += Sse2.Multiply(x4, x6) + Sse2.Multiply(x5, x5);
            x5 += x5;
            s4 += Sse2.Multiply(x5, x6);
            s5 += Sse2.Multiply(x6, x6);
            x6 += x6;

            ulong* column = columns + Band * ColumnWords;
            uint* rest = x + Band * DigitWords;
            for (int j = band + Band; j < Digits; j += Band, rest += Band * DigitWords, column += Band * ColumnWords)
                AddSeven(true, rest, column, y0, y1, y2, x3, x4, x5, x6, ref s0, ref s1, ref s2, ref s3, ref s4, ref s5);
            StoreSums(column, s0, s1, s2, s3, s4, s5);
        }
    }

    /// <summary>Computes columns 0 to 27 of x·y.</summary>
    /// <param name="x">The first factor, 28 digits.</param>
    /// <param name="y">The second factor, 28 digits.</param>
    /// <param name="columns">Receives 28 vectors.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void MultiplyLower(uint* x, uint* y, ulong* columns)
    {
        Clear(columns, Digits);
        for (int band = 0; band < Digits; band += Band, x += Band * DigitWords, columns += Band * ColumnWords)
        {
            LoadRows(x, out var x0, out var x1, out var x2, out var x3, out var x4, out var x5, out var x6);
            LoadSums(columns, out var s0, out var s1, out var s2, out var s3, out var s4, out var s5);
            ulong* column = columns;
            uint* last = y;
            for (int j = band + Band; j < Digits; j += Band, last += Band * DigitWords, column += Band * ColumnWords)
                AddSeven(true, last, column, x0, x1, x2, x3, x4, x5, x6, ref s0, ref s1, ref s2, ref s3, ref s4, ref s5);

            // The last seven digits of y contribute to columns 0 to 6 from here, a triangle.
            AddRow(true, 0, last, column, x0, x1, x2, x3, x4, x5, x6, s0, ref s1, ref s2, ref s3, ref s4, ref s5, out var s6);
            Vector128<uint> digit = Vector128.Load(last + DigitWords);
            (s1 + Sse2.Multiply(x0, digit)).Store(column + 2);
            s2 += Sse2.Multiply(x1, digit);
            s3 += Sse2.Multiply(x2, digit);
            s4 += Sse2.Multiply(x3, digit);
            s5 += Sse2.Multiply(x4, digit);
            s6 += Sse2.Multiply(x5, digit);
            digit = Vector128.Load(last + 2 * DigitWords);
            (s2 + Sse2.Multiply(x0, digit)).Store(column + 4);
            s3 += Sse2.Multiply(x1, digit);
            s4 += Sse2.Multiply(x2, digit);
            s5 += Sse2.Multiply(x3, digit);
            s6 += Sse2.Multiply(x4, digit);
            digit = Vector128.Load(last + 3 * DigitWords);
            (s3 + Sse2.Multiply(x0, digit)).Store(column + 6);
            s4 += Sse2.Multiply(x1, digit);
            s5 += Sse2.Multiply(x2, digit);
            s6 += Sse2.Multiply(x3, digit);
            digit = Vector128.Load(last + 4 * DigitWords);
            (s4 + Sse2.Multiply(x0, digit)).Store(column + 8);
            s5 += Sse2.Multiply(x1, digit);
            s6 += Sse2.Multiply(x2, digit);
            digit = Vector128.Load(last + 5 * DigitWords);
            (s5 + Sse2.Multiply(x0, digit)).Store(column + 10);
            s6 += Sse2.Multiply(x1, digit);
            (s6 + Sse2.Multiply(x0, Vector128.Load(last + 6 * DigitWords))).Store(column + 12);
        }
    }

    /// <summary>Computes columns 28 to 54 of x·y.</summary>
    /// <param name="x">The first factor, 28 digits.</param>
    /// <param name="y">The second factor, 28 digits.</param>
    /// <param name="columns">Receives 28 vectors, column 28 first. The last one is zero.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void MultiplyUpper(uint* x, uint* y, ulong* columns)
    {
        Clear(columns, Digits);
        for (int band = 0; band < Digits; band += Band, x += Band * DigitWords)
        {
            LoadRows(x, out var x0, out var x1, out var x2, out var x3, out var x4, out var x5, out var x6);
            LoadSums(columns, out var s0, out var s1, out var s2, out var s3, out var s4, out var s5);

            // The first seven digits of y that reach column 28 contribute to columns 28 to 33, a triangle.
            uint* first = y + (Digits - Band - band) * DigitWords;
            s0 += Sse2.Multiply(x6, Vector128.Load(first + DigitWords));
            Vector128<uint> digit = Vector128.Load(first + 2 * DigitWords);
            s0 += Sse2.Multiply(x5, digit);
            s1 += Sse2.Multiply(x6, digit);
            digit = Vector128.Load(first + 3 * DigitWords);
            s0 += Sse2.Multiply(x4, digit);
            s1 += Sse2.Multiply(x5, digit);
            s2 += Sse2.Multiply(x6, digit);
            digit = Vector128.Load(first + 4 * DigitWords);
            s0 += Sse2.Multiply(x3, digit);
            s1 += Sse2.Multiply(x4, digit);
            s2 += Sse2.Multiply(x5, digit);
            s3 += Sse2.Multiply(x6, digit);
            digit = Vector128.Load(first + 5 * DigitWords);
            s0 += Sse2.Multiply(x2, digit);
            s1 += Sse2.Multiply(x3, digit);
            s2 += Sse2.Multiply(x4, digit);
            s3 += Sse2.Multiply(x5, digit);
            s4 += Sse2.Multiply(x6, digit);
            digit = Vector128.Load(first + 6 * DigitWords);
            s0 += Sse2.Multiply(x1, digit);
            s1 += Sse2.Multiply(x2, digit);
            s2 += Sse2.Multiply(x3, digit);
            s3 += Sse2.Multiply(x4, digit);
            s4 += Sse2.Multiply(x5, digit);
            s5 += Sse2.Multiply(x6, digit);

            ulong* column = columns;
            for (int j = 0; j < band; j += Band, column += Band * ColumnWords)
            {
                first += Band * DigitWords;
                AddSeven(true, first, column, x0, x1, x2, x3, x4, x5, x6, ref s0, ref s1, ref s2, ref s3, ref s4, ref s5);
            }
            StoreSums(column, s0, s1, s2, s3, s4, s5);
        }
    }

    /// <summary>Adds seven digits of y. The sums are those of the six columns from here on, before and after.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddSeven(
        bool load, uint* y, ulong* columns, Vector128<uint> x0, Vector128<uint> x1, Vector128<uint> x2, Vector128<uint> x3,
        Vector128<uint> x4, Vector128<uint> x5, Vector128<uint> x6, ref Vector128<ulong> s0, ref Vector128<ulong> s1,
        ref Vector128<ulong> s2, ref Vector128<ulong> s3, ref Vector128<ulong> s4, ref Vector128<ulong> s5)
    {
        AddRow(load, 0, y, columns, x0, x1, x2, x3, x4, x5, x6, s0, ref s1, ref s2, ref s3, ref s4, ref s5, out Vector128<ulong> s6);
        AddRow(load, 1, y, columns, x0, x1, x2, x3, x4, x5, x6, s1, ref s2, ref s3, ref s4, ref s5, ref s6, out s0);
        AddRow(load, 2, y, columns, x0, x1, x2, x3, x4, x5, x6, s2, ref s3, ref s4, ref s5, ref s6, ref s0, out s1);
        AddRow(load, 3, y, columns, x0, x1, x2, x3, x4, x5, x6, s3, ref s4, ref s5, ref s6, ref s0, ref s1, out s2);
        AddRow(load, 4, y, columns, x0, x1, x2, x3, x4, x5, x6, s4, ref s5, ref s6, ref s0, ref s1, ref s2, out s3);
        AddRow(load, 5, y, columns, x0, x1, x2, x3, x4, x5, x6, s5, ref s6, ref s0, ref s1, ref s2, ref s3, out s4);
        AddRow(load, 6, y, columns, x0, x1, x2, x3, x4, x5, x6, s6, ref s0, ref s1, ref s2, ref s3, ref s4, out s5);
    }

    /// <summary>
    /// Adds one digit of y to seven columns. Stores the first column, which is complete. The last one starts with its column in memory, or
    /// with zero.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddRow(
        bool load, int index, uint* y, ulong* columns, Vector128<uint> x0, Vector128<uint> x1, Vector128<uint> x2, Vector128<uint> x3,
        Vector128<uint> x4, Vector128<uint> x5, Vector128<uint> x6, Vector128<ulong> first, ref Vector128<ulong> second,
        ref Vector128<ulong> third, ref Vector128<ulong> fourth, ref Vector128<ulong> fifth, ref Vector128<ulong> sixth,
        out Vector128<ulong> seventh)
    {
        Vector128<uint> digit = Vector128.Load(y + index * DigitWords);
        (first + Sse2.Multiply(x0, digit)).Store(columns + index * ColumnWords);
        second += Sse2.Multiply(x1, digit);
        third += Sse2.Multiply(x2, digit);
        fourth += Sse2.Multiply(x3, digit);
        fifth += Sse2.Multiply(x4, digit);
        sixth += Sse2.Multiply(x5, digit);
        seventh = Sse2.Multiply(x6, digit);
        if (load)
            seventh += Vector128.LoadAligned(columns + (index + Band - 1) * ColumnWords);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void LoadRows(
        uint* x, out Vector128<uint> x0, out Vector128<uint> x1, out Vector128<uint> x2, out Vector128<uint> x3, out Vector128<uint> x4,
        out Vector128<uint> x5, out Vector128<uint> x6)
    {
        x0 = Vector128.Load(x);
        x1 = Vector128.Load(x + 4);
        x2 = Vector128.Load(x + 8);
        x3 = Vector128.Load(x + 12);
        x4 = Vector128.Load(x + 16);
        x5 = Vector128.Load(x + 20);
        x6 = Vector128.Load(x + 24);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void LoadSums(
        ulong* columns, out Vector128<ulong> s0, out Vector128<ulong> s1, out Vector128<ulong> s2, out Vector128<ulong> s3,
        out Vector128<ulong> s4, out Vector128<ulong> s5)
    {
        s0 = Vector128.Load(columns);
        s1 = Vector128.Load(columns + 2);
        s2 = Vector128.Load(columns + 4);
        s3 = Vector128.Load(columns + 6);
        s4 = Vector128.Load(columns + 8);
        s5 = Vector128.Load(columns + 10);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreSums(
        ulong* columns, Vector128<ulong> s0, Vector128<ulong> s1, Vector128<ulong> s2, Vector128<ulong> s3, Vector128<ulong> s4,
        Vector128<ulong> s5)
    {
        s0.Store(columns);
        s1.Store(columns + 2);
        s2.Store(columns + 4);
        s3.Store(columns + 6);
        s4.Store(columns + 8);
        s5.Store(columns + 10);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddTo(ulong* column, Vector128<ulong> value) => (Vector128.LoadAligned(column) + value).Store(column);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Clear(ulong* columns, int count)
    {
        for (ulong* end = columns + count * ColumnWords; columns < end; columns += Band * ColumnWords)
            Clear(columns);
    }

    /// <summary>Clears seven vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Clear(ulong* columns)
    {
        Vector128<ulong> zero = Vector128<ulong>.Zero;
        StoreSums(columns, zero, zero, zero, zero, zero, zero);
        zero.Store(columns + (Band - 1) * ColumnWords);
    }
}
