using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace LiteCognito.Numerics;

/// <summary>A kernel for x64 that needs no instructions but those of SSE2, which every x64 processor has.</summary>
/// <remarks>
/// <para>
/// Sources: P. L. Montgomery, Modular multiplication without trial division (1985); A. A. Karatsuba and Yu. Ofman, Multiplication of
/// multidigit numbers on automata (1962); spec/srp.md, "The SSE2 kernel".
/// </para>
/// <para>
/// Sizes: a residue has 112 digits of 28 bits in four blocks of 28. Vector i holds the digits i, i + 28, i + 56 and i + 84.
/// R = 2^3136 = B², B = 2^1568.
/// </para>
/// <para>Timing: operands are secret, and no branch or address depends on them. Products, sums and carries use integer vectors only.</para>
/// <para>
/// A product has eight blocks of columns. It is computed with two levels of Karatsuba's method. Columns are integers modulo 2^64, so
/// differences need no care. A reduction has two steps. The first one replaces the lowest 56 digits t by t·G, because t ≡ t·G·B (mod N).
/// The second one is Montgomery's for the next 56 digits: q = t'·M mod B, and t' + q·N is a multiple of B.
/// </para>
/// <para>
/// Bounds (spec/srp.md): digits 28, 56 and 84 are below 2^29, all other digits below 2^28 + 2^9. A column is below 236·2^56. For operands
/// below 6N, the result is below 2.001·N, so x − y + 3N lies in (0, 6N) for two results. Read accepts integers below 2^3072 &lt; 1.001·N.
/// </para>
/// </remarks>
internal readonly unsafe partial struct Sse2Kernel : IKernel
{
    private const int Bits = 28, Blocks = 4, Block = Sse2Columns.Digits, UsedDigits = 110;

    private const ulong DigitMask = (1 << Bits) - 1;

    // The sizes of 28 vectors and of the columns of a product, in words.
    private const int Vectors = 2 * Block, Product = 2 * Vectors;

    // The scratch memory, in words. Each product has 55 columns; the 56th vector stays zero. The fifth product has 41 columns, and the 14
    // vectors before and 15 after them stay zero.
    private const int Fifth = 4 * Product + Vectors / 2, Lower = Fifth + Product, Upper = Lower + Vectors;
    private const int Left = Upper + 2 * Vectors, Right = Left + 4 * Vectors, Low = Right + 4 * Vectors, Quotient = Low + Vectors,
        Temporary = Quotient + Vectors;

    /// <inheritdoc/>
    public static int Words => 2 * Block;

    /// <inheritdoc/>
    public static int ScratchWords => (Temporary + Sse2Columns.TemporaryWords + 7) / 8 * 8;

    public static bool IsSupported => Sse2.IsSupported;

    private static Vector128<ulong> Mask => Vector128.Create(DigitMask);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Read(ulong* residue, ulong* integer)
    {
        var digits = (uint*)residue;
        for (int block = 0; block < Blocks; block++)
            for (int i = 0; i < Block; i++)
                digits[Blocks * i + block] = (uint)Digit(integer, Block * block + i);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Write(ulong* integer, ulong* residue)
    {
        var digits = (uint*)residue;
        ulong* words = stackalloc ulong[Group.Words + 2];
        ulong carry = 0;
        for (int block = 0, bit = 0; block < Blocks; block++)
            for (int i = 0; i < Block; i++, bit += Bits)
            {
                carry += digits[Blocks * i + block];
                ulong digit = carry & DigitMask;
                carry >>= Bits;
                words[bit / 64] |= digit << (bit % 64);
                if (bit % 64 > 64 - Bits)
                    words[bit / 64 + 1] |= digit >> (64 - bit % 64);
            }
        Group.SubtractModulus(words, Group.Words + 2);
        Group.SubtractModulus(words, Group.Words + 2);
        for (int i = 0; i < Group.Words; i++)
            integer[i] = words[i];
        StackMemory.Zero(words, Group.Words + 2);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Subtract(ulong* result, ulong* x, ulong* y)
    {
        fixed (ulong* n = Group.Modulus)
        {
            long carry = 0;
            for (int block = 0; block < Blocks; block++)
                for (int i = 0; i < Block; i++)
                {
                    int at = Blocks * i + block;
                    carry += (long)((uint*)x)[at] - ((uint*)y)[at] + 3 * (long)Digit(n, Block * block + i);
                    ((uint*)result)[at] = (uint)(carry & (long)DigitMask);
                    carry >>= Bits;
                }
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(ulong* result, ulong* x, ulong* y, ulong* scratch)
    {
        ulong* left = scratch + Left, right = scratch + Right;
        Combine(left, x);
        Combine(right, y);
        ulong* temporary = scratch + Temporary;
        Sse2Columns.Multiply((uint*)x, (uint*)y, scratch, temporary);
        Sse2Columns.Multiply((uint*)left, (uint*)right, scratch + Product, temporary);
        Sse2Columns.Multiply((uint*)(left + Vectors), (uint*)(right + Vectors), scratch + 2 * Product, temporary);
        Sse2Columns.Multiply((uint*)(left + 2 * Vectors), (uint*)(right + 2 * Vectors), scratch + 3 * Product, temporary);
        FifthProduct(scratch, left + 3 * Vectors, (uint*)(right + 3 * Vectors));
        Reduce(result, scratch);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Square(ulong* result, ulong* x, ulong* scratch)
    {
        ulong* left = scratch + Left;
        Combine(left, x);
        Sse2Columns.Square((uint*)x, scratch);
        Sse2Columns.Square((uint*)left, scratch + Product);
        Sse2Columns.Square((uint*)(left + Vectors), scratch + 2 * Product);
        Sse2Columns.Square((uint*)(left + 2 * Vectors), scratch + 3 * Product);
        FifthProduct(scratch, left + 3 * Vectors, (uint*)(left + 3 * Vectors));
        Reduce(result, scratch);
    }

    /// <summary>
    /// Computes the factors of the products: blocks (1, 3), then the sums of blocks (0 + 1, 2 + 3), (0 + 2, 1 + 3), and of all blocks.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Combine(ulong* factors, ulong* x)
    {
        for (int i = 0; i < Vectors; i += 2)
        {
            Vector128<uint> digits = Vector128.Load((uint*)(x + i)), odd = (digits.AsUInt64() >>> 32).AsUInt32();
            Vector128<uint> halves = Sse2.UnpackLow(digits, digits) + Sse2.UnpackHigh(digits, digits);
            odd.AsUInt64().Store(factors + i);
            (digits + odd).AsUInt64().Store(factors + Vectors + i);
            halves.AsUInt64().Store(factors + 2 * Vectors + i);
            (halves + Swap(halves.AsUInt64()).AsUInt32()).AsUInt64().Store(factors + 3 * Vectors + i);
        }
    }

    /// <summary>
    /// Computes one product of 28 digits in two halves: digits 0 to 13 of x in the first lane, and 14 to 27 in the second.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FifthProduct(ulong* scratch, ulong* x, uint* y)
    {
        ulong* rows = scratch + Lower;
        for (int i = 0; i < Vectors / 2; i += 2)
            Sse2.UnpackLow(Vector128.LoadAligned(x + i), Vector128.LoadAligned(x + i + Vectors / 2)).Store(rows + i);
        Sse2Columns.Multiply((uint*)rows, Block / 2, y, Block, scratch + Fifth);
    }

    /// <summary>Computes a residue congruent to the product divided by R, from the five parts of the product.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Reduce(ulong* result, ulong* scratch)
    {
        ulong* low = scratch + Low, quotient = scratch + Quotient, rows = scratch + Left, temporary = scratch + Temporary;
        fixed (uint* folding = FoldingFactors, sums = FoldingSums, factors = QuotientFactors, modulus = ModulusFactors)
        {
            // The first step: T' = (T − t)/B + t·G.
            Recombine(scratch);
            for (int i = 0; i < Vectors; i += 2)
            {
                Vector128<ulong> digits = Vector128.LoadAligned(low + i);
                Vector128<ulong> first = Sse2.UnpackLow(digits, digits), second = Sse2.UnpackHigh(digits, digits);
                first.Store(rows + i);
                second.Store(rows + Vectors + i);
                (first + second).Store(rows + 2 * Vectors + i);
            }
            Sse2Columns.Multiply((uint*)rows, folding, scratch, temporary);
            Sse2Columns.Multiply((uint*)(rows + Vectors), folding + 1, scratch + Product, temporary);
            Sse2Columns.Multiply((uint*)(rows + 2 * Vectors), sums, scratch + 2 * Product, temporary);
            Fold(scratch);

            // The second step: q = t'·M mod B, and (T' + q·N)/B.
            FifthProduct(scratch, low, factors);
            Sse2Columns.MultiplyLower((uint*)low, sums + 1, scratch + 3 * Product);
            CarryQuotient(scratch);
            for (int i = 0; i < Vectors; i += 2)
            {
                Vector128<ulong> digits = Vector128.LoadAligned(quotient + i);
                (Swap(digits) + Sse2.UnpackHigh(Vector128<ulong>.Zero, digits)).Store(rows + i);
            }
            Sse2Columns.Multiply((uint*)quotient, factors + 1, scratch, temporary);
            Sse2Columns.Multiply((uint*)rows, modulus, scratch + Product, temporary);
            Sse2Columns.MultiplyUpper((uint*)quotient, modulus + 1, scratch + 3 * Product);
            AddCarryOfCancelled(scratch, modulus + 1);
            CarryResult(result, scratch);
        }
    }

    /// <summary>Computes the columns of a product from its five parts, and carries the lowest two blocks into digits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Recombine(ulong* scratch)
    {
        ulong* fifth = scratch + Fifth, lower = scratch + Lower, upper = scratch + Upper, low = scratch + Low;
        Vector128<ulong> mask = Mask, carry = Vector128<ulong>.Zero, zero = carry;
        for (int i = 0; i < Vectors; i += 2, scratch += 2)
        {
            // The columns of the lower and the upper halves, one in each lane: blocks v0 to v3.
            LoadBlocks(scratch, out var v0, out var v1, out var v2, out var v3);

            // The columns of (x0 + x1)·(y0 + y1) less those of both halves: blocks (0, 2) and (1, 3).
            Vector128<ulong> even = Vector128.LoadAligned(scratch + 3 * Product);
            Vector128<ulong> odd = Vector128.LoadAligned(scratch + 3 * Product + Vectors);
            Vector128<ulong> crossLow =
                Vector128.LoadAligned(fifth + i) + Swap(Vector128.LoadAligned(fifth + i - Vectors / 2)) - even - Swap(even);
            Vector128<ulong> crossHigh =
                Swap(Vector128.LoadAligned(fifth + i + Vectors)) + Vector128.LoadAligned(fifth + i + Vectors / 2) - odd - Swap(odd);
            even += Sse2.UnpackHigh(zero, crossHigh) - Sse2.UnpackLow(v0, v2) - Sse2.UnpackHigh(v0, v2);
            odd += Sse2.MoveScalar(crossLow) - Sse2.UnpackLow(v1, v3) - Sse2.UnpackHigh(v1, v3);

            // Blocks (2, 4) and (3, 5) of the product.
            even += Halves(v2, v0);
            odd += Halves(v3, v1);
            Sse2.UnpackLow(even, odd).Store(lower + i);
            Sse2.UnpackHigh(even, v2).Store(upper + i);
            Sse2.UnpackHigh(odd, v3).Store(upper + Vectors + i);

            carry += Sse2.UnpackLow(v0, v1);
            (carry & mask).Store(low + i);
            carry >>>= Bits;
        }
        CarryBetweenBlocks(low, lower, carry);
    }

    /// <summary>Adds t·G to the columns, and carries the lowest two blocks of the sum into digits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Fold(ulong* scratch)
    {
        ulong* lower = scratch + Lower, upper = scratch + Upper, low = scratch + Low;
        Vector128<ulong> mask = Mask, carry = Vector128<ulong>.Zero, zero = carry;
        for (int i = 0; i < Vectors; i += 2, scratch += 2)
        {
            LoadBlocks(scratch, out var v0, out var v1, out var v2, out var v3);
            (Vector128.LoadAligned(upper + i) + Sse2.UnpackHigh(v0, zero) + v2).Store(upper + i);
            (Vector128.LoadAligned(upper + Vectors + i) + Sse2.UnpackHigh(v1, zero) + v3).Store(upper + Vectors + i);

            carry += Vector128.LoadAligned(lower + i) + Sse2.UnpackLow(v0, v1);
            (carry & mask).Store(low + i);
            carry >>>= Bits;
        }
        CarryBetweenBlocks(low, upper, carry);
    }

    /// <summary>Returns four blocks of columns of two products, one in each lane, from the three parts of Karatsuba's method.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void LoadBlocks(
        ulong* products, out Vector128<ulong> v0, out Vector128<ulong> v1, out Vector128<ulong> v2, out Vector128<ulong> v3)
    {
        Vector128<ulong> high = Vector128.LoadAligned(products + Vectors), low = Vector128.LoadAligned(products + Product);
        v0 = Vector128.LoadAligned(products);
        v3 = Vector128.LoadAligned(products + Product + Vectors);
        v1 = Vector128.LoadAligned(products + 2 * Product) - v0 - low + high;
        v2 = Vector128.LoadAligned(products + 2 * Product + Vectors) - high - v3 + low;
    }

    /// <summary>Carries the columns of t'·M modulo B into the digits of q.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void CarryQuotient(ulong* scratch)
    {
        ulong* fifth = scratch + Fifth, triangles = scratch + 3 * Product, quotient = scratch + Quotient;
        Vector128<ulong> mask = Mask, carry = Vector128<ulong>.Zero;
        for (int i = 0; i < Vectors; i += 2)
        {
            Vector128<ulong> triangle = Vector128.LoadAligned(triangles + i);
            Vector128<ulong> first = Vector128.LoadAligned(fifth + i) + Swap(Vector128.LoadAligned(fifth + i - Vectors / 2));
            Vector128<ulong> second = Vector128.LoadAligned(fifth + i + Vectors) + triangle
                + Swap(Vector128.LoadAligned(fifth + i + Vectors / 2) + triangle);
            carry += Sse2.UnpackLow(first, second);
            (carry & mask).Store(quotient + i);
            carry >>>= Bits;
        }
        // The carry out of the second block is a multiple of B. It is stored in the unused lower columns.
        CarryBetweenBlocks(quotient, scratch + Lower, carry);
    }

    /// <summary>
    /// Adds the carry of t' + q·N, which is κ·B, to the upper columns. Columns 55 and 54 are exact. The lower columns contribute less than
    /// 2^−21 of column 56, so rounding returns κ.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddCarryOfCancelled(ulong* scratch, uint* modulus)
    {
        ulong* low = scratch + Low, quotient = scratch + Quotient, upper = scratch + Upper;
        const int Last = Vectors - 2;
        uint* reversed = modulus + 2 * Last;
        Vector128<ulong> below = Sse2.Multiply(Swap(Vector128.LoadAligned(quotient + Last)).AsUInt32(), Vector128.Load(reversed));
        Vector128<ulong> top = Sse2.Multiply(Vector128.Load((uint*)(quotient + Last)), Vector128.Load(modulus));
        below = Sse2.UnpackHigh(Vector128<ulong>.Zero, below);
        for (int i = 0; i < Last; i += 2, reversed -= 4)
        {
            Vector128<uint> digits = Vector128.Load((uint*)(quotient + i));
            top += Sse2.Multiply(digits, Vector128.Load(reversed));
            below += Sse2.Multiply(digits, Vector128.Load(reversed - 4));
        }
        top += Swap(top) + Vector128.LoadAligned(low + Last);
        below += Swap(below) + Vector128.LoadAligned(low + Last - 2);
        top = (top + (below >>> Bits) + Vector128.Create(1UL << (Bits - 1))) >>> Bits;
        (Vector128.LoadAligned(upper) + Sse2.UnpackHigh(top, Vector128<ulong>.Zero)).Store(upper);
    }

    /// <summary>Adds the upper columns of q·N and carries the sums into the digits of the result.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void CarryResult(ulong* result, ulong* scratch)
    {
        ulong* upper = scratch + Upper;
        Vector128<ulong> mask = Mask, even = Vector128<ulong>.Zero, odd = even;
        for (int i = 0; i < Vectors; i += 2, scratch += 2)
        {
            // The lanes of the first product are q0·n2 and q1·n3, those of the second one q1·n1 and (q0 + q1)·(n2 + n3).
            Vector128<ulong> low = Vector128.LoadAligned(scratch), high = Vector128.LoadAligned(scratch + Vectors);
            Vector128<ulong> secondLow = Vector128.LoadAligned(scratch + Product);
            Vector128<ulong> secondHigh = Vector128.LoadAligned(scratch + Product + Vectors);
            Vector128<ulong> triangle = Vector128.LoadAligned(scratch + 3 * Product);
            Vector128<ulong> crossLow = Swap(secondLow) - low - Swap(low), crossHigh = secondHigh - high - Swap(high);
            even += Vector128.LoadAligned(upper + i) + low + Halves(secondLow + triangle + Swap(triangle), crossHigh);
            odd += Vector128.LoadAligned(upper + Vectors + i) + high + Sse2.MoveScalar(secondHigh + crossLow);
            ((even & mask) | (odd & mask) << 32).Store(result + i);
            even >>>= Bits;
            odd >>>= Bits;
        }
        // The carries of blocks 0 and 2 belong to lanes 1 and 3, that of block 1 belongs to lane 2. Block 3 has none.
        Vector128<ulong> first = (even & mask) << 32 | Sse2.ShiftLeftLogical128BitLane(odd & mask, 8);
        Vector128<ulong> second = (even >>> Bits) << 32 | Sse2.ShiftLeftLogical128BitLane(odd >>> Bits, 8);
        (Vector128.Load(result) + first).Store(result);
        (Vector128.Load(result + 2) + second).Store(result + 2);
    }

    /// <summary>Adds the carry of the first of two blocks to the second one, and that of the second one to the next column.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void CarryBetweenBlocks(ulong* digits, ulong* next, Vector128<ulong> carry)
    {
        AddTo(digits, Sse2.ShiftLeftLogical128BitLane(carry & Mask, 8));
        AddTo(digits + 2, Sse2.ShiftLeftLogical128BitLane(carry >>> Bits, 8));
        AddTo(next, Sse2.ShiftRightLogical128BitLane(carry, 8));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddTo(ulong* words, Vector128<ulong> value) => (Vector128.LoadAligned(words) + value).Store(words);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ulong> Swap(Vector128<ulong> lanes) => Sse2.Shuffle(lanes.AsUInt32(), 0b01_00_11_10).AsUInt64();

    /// <summary>Returns the first lane of one vector and the second lane of another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ulong> Halves(Vector128<ulong> first, Vector128<ulong> second) =>
        Sse2.Shuffle(first.AsDouble(), second.AsDouble(), 0b10).AsUInt64();

    /// <summary>Returns a digit of an integer of 48 words.</summary>
    private static ulong Digit(ulong* integer, int index)
    {
        int word = index * Bits / 64, shift = index * Bits % 64;
        if (index >= UsedDigits)
            return 0;
        ulong bits = integer[word] >> shift;
        if (shift > 64 - Bits && word < Group.Words - 1)
            bits |= integer[word + 1] << (64 - shift);
        return bits & DigitMask;
    }
}
