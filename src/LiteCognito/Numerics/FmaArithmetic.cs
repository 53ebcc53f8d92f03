using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace LiteCognito.Numerics;

/// <summary>
/// Digits of 51 bits, held as doubles. One fused multiply-add returns the upper half of a product exactly, and a second one the lower half.
/// Both halves are summed as 64-bit integers, in the bits of the doubles.
/// </summary>
/// <remarks>
/// <para>
/// Sources: N. Emmart, F. Zheng and C. Weems, Faster modular exponentiation using double precision floating point arithmetic on the GPU
/// (2018), for the split; spec/srp.md, "Bounds of the FMA kernel".
/// </para>
/// <para>Sizes: 61 digits of 51 bits in 8 bytes each; R = 2^3111.</para>
/// <para>
/// Timing: digits are secret, and no branch or address depends on them. No value is a denormal, an infinity or a NaN. Vendors do not list
/// floating-point instructions as constant-time, but measurements found no dependency (spec/srp.md, "Constant time").
/// </para>
/// <para>
/// Split: doubles in [2^103, 2^104) are multiples of 2^51, and their bits count these multiples. For a product p with
/// −2^102 ≤ p ≤ (2^51 − 1)², h = fma(x, y, C) with C = 1.5·2^103 lies in this interval and is C + p rounded to a multiple of 2^51. The
/// difference of the bits of h and C is the upper half, at most 2^51. D = (C + 1.5·2^52) − h is a multiple of 2^51 below 2^104, so it is
/// exact. fma(x, y, D) is 1.5·2^52 + (p − upper·2^51), an integer in [2^52, 2^53), so it is exact too, because |lower| is at most 2^50.
/// All of this requires the rounding mode "round to nearest".
/// </para>
/// <para>
/// Digits are balanced: their absolute value is at most 2^50 + 2^8. Digits from Read and Subtract lie in [0, 2^51). So products are at
/// most (2^51 − 1)² &lt; 2^102. The factors of a pair are sums of a balanced digit and a digit of N or −N⁻¹, which is at most 2^50 − 2^10,
/// so they are below 2^51.
/// </para>
/// <para>
/// Columns, in units of 2^51: at most 61·1.5 from T, 32·1.5 from pairs, 24.1 from the pairs of one number and 1 from the correction. The
/// total is less than 165·2^51 &lt; 2^58.4 in absolute value. The bias of 2^59 makes sums positive, and one pass of carries, each at most
/// 165 &lt; 2^8, converts them to digits. The doubled sums of a square count every product twice and are no larger.
/// </para>
/// <para>
/// Sums also contain the bits of their constants. <see cref="Start"/> subtracts them in advance, modulo 2^64; in pairs they cancel.
/// </para>
/// </remarks>
internal readonly unsafe struct FmaArithmetic<TLanes, TVector, TBits> : IColumnArithmetic<double, TVector, TBits>
    where TLanes : struct, ILanes<TVector, TBits>
    where TVector : struct
    where TBits : struct
{
    // Lower halves come first. Upper halves begin at UpperWords, each stored one column higher to match its weight.
    private const int UpperWords = 160;

    // Half a digit makes carries round to nearest, which balances the digits.
    private const long HalfDigit = 1L << 50, Bias = (1L << 59) + HalfDigit, DigitMask = (1L << 51) - 1;

    private const double C = 1.5 * (1L << 51) * (1L << 52), CAndMiddle = C + 1.5 * (1L << 52);
    private const long BitsOfC = 0x4668000000000000, BitsOfMiddle = 0x4338000000000000;

    // The bits of 1.25·2^52. Adding a small integer to them converts the integer to a double.
    private const long BitsOfOffset = 0x4334000000000000;
    private const double Offset = 1.25 * (1L << 52);

    public static int Bits => 51;

    public static int Digits => 61;

    public static int Lanes => TLanes.Count;

    public static int FirstColumn => -11;

    public static int ColumnWords => 2 * UpperWords;

    public static int PairWords => 4;

    public static double ToDigit(long value) => value;

    public static long ToInt64(double digit) => (long)digit;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Broadcast(double* digit) => TLanes.Create(*digit);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Load(double* digits) => TLanes.Load(digits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector LoadFrom(double* digits, int firstLane)
    {
        fixed (long* masks = Masks)
            return TLanes.Doubles(TLanes.And(TLanes.Bits(TLanes.Load(digits)), TLanes.Load(masks + 8 - firstLane)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Start(int products, out TBits lower, out TBits upper)
    {
        lower = TLanes.Create(-products * BitsOfMiddle);
        upper = TLanes.Create(-products * BitsOfC);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void MultiplyAdd(TVector x, TVector y, ref TBits lower, ref TBits upper)
    {
        TVector h = TLanes.FusedMultiplyAdd(x, y, TLanes.Create(C));
        upper = TLanes.Add(upper, TLanes.Bits(h));
        lower = TLanes.Add(lower, TLanes.Bits(TLanes.FusedMultiplyAdd(x, y, TLanes.Subtract(TLanes.Create(CAndMiddle), h))));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Double(ref TBits lower, ref TBits upper)
    {
        lower = TLanes.Add(lower, lower);
        upper = TLanes.Add(upper, upper);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddSquares(double* digits, ref TBits lower, ref TBits upper)
    {
        Start(1, out TBits lowerStart, out TBits upperStart);
        TVector spread = TLanes.Spread(digits);
        lower = TLanes.Add(lower, lowerStart);
        upper = TLanes.Add(upper, upperStart);
        MultiplyAdd(spread, spread, ref lower, ref upper);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddPairs(TVector x, TVector y, double* digits, ref TBits lower, ref TBits upper) =>
        MultiplyAdd(TLanes.Add(x, TLanes.Load(digits - 1)), TLanes.Add(y, TLanes.Load(digits)), ref lower, ref upper);

    // An entry has the lower and the upper halves, each in two lanes: even and odd pairs.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void SumPairs(double* digits, long* sums)
    {
        Vector128<long> lower = Vector128<long>.Zero, upper = lower;
        Vector128<double> c = Vector128.Create(C), cAndMiddle = Vector128.Create(CAndMiddle);
        lower.Store(sums);
        upper.Store(sums + 2);
        for (double* end = digits + 64; digits < end; digits += 4)
        {
            Vector128<double> a = Vector128.Load(digits), b = Vector128.Load(digits + 2);
            Vector128<double> x = Sse2.UnpackLow(a, b), y = Sse2.UnpackHigh(a, b);
            Vector128<double> h = Vector128.FusedMultiplyAdd(x, y, c);
            upper += h.AsInt64();
            lower += Vector128.FusedMultiplyAdd(x, y, cAndMiddle - h).AsInt64();
            sums += 4;
            lower.Store(sums);
            upper.Store(sums + 2);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StartPairs(long* from, long* to, out TBits lower, out TBits upper)
    {
        lower = TLanes.Create(from[0] + from[1] - to[0] - to[1]);
        upper = TLanes.Create(from[2] + from[3] - to[2] - to[3]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(TBits lower, TBits upper, long* columns)
    {
        TLanes.Store(TLanes.Add(lower, TLanes.Create(Bias)), columns);
        TLanes.Store(upper, columns + UpperWords + 1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StorePairs(TBits lower, TBits upper, long* correction, long* columns, bool add)
    {
        long* uppers = columns + UpperWords + 1;
        TBits before = TLanes.Create(Bias);
        if (add)
        {
            before = TLanes.Load(columns);
            upper = TLanes.Add(upper, TLanes.Load(uppers));
        }
        TLanes.Store(TLanes.Add(TLanes.Add(lower, TLanes.Load(correction)), before), columns);
        TLanes.Store(upper, uppers);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static long CarryLower(double* digits, long* columns)
    {
        Carry(digits, columns);
        Clear(digits + 61);
        return CarryOf(columns + 60);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void CarryUpper(double* digits, long* columns, long carry)
    {
        columns += 61;
        columns[-1] = Bias;
        columns[UpperWords - 1] = 0;
        *columns += carry;
        // The topmost column has only upper halves and the correction. Its digit keeps its sign, which is the sign of the result.
        double top = columns[60 + UpperWords] + UpperCorrection[60] + CarryOf(columns + 59);
        Carry(digits, columns);
        digits[60] = top;
        Clear(digits + 61);
    }

    /// <summary>
    /// Computes column 60 of q·N with everything above it, by a dot product with the reversed digits of N, and adds the upper halves of
    /// column 59. All lower columns contribute less than 2^−43 of column 61, so rounding returns the multiple of R.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static long CarryOfCancelled(double* t, double* q)
    {
        Start(64 / TLanes.Count, out TBits column, out TBits above);
        TBits below = above;
        TBits ignored = column;
        fixed (double* n = ReversedModulus)
        {
            for (int i = 0; i < 64; i += TLanes.Count)
            {
                TVector digits = TLanes.Load(q + i);
                MultiplyAdd(digits, TLanes.Load(n + i), ref column, ref above);
                MultiplyAdd(digits, TLanes.Load(n + i + 1), ref ignored, ref below);
            }
        }
        long topmost = TLanes.Sum(TLanes.Add(column, below)) + (long)t[60];
        return ((topmost + (1L << 50)) >> 51) + TLanes.Sum(above);
    }

    private static long CarryOf(long* column) => ((*column + column[UpperWords]) >> 51) - (Bias >> 51);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Carry(double* digits, long* columns)
    {
        TBits mask = TLanes.Create(DigitMask), bits = TLanes.Create(BitsOfOffset - (Bias >> 51));
        TVector offset = TLanes.Create(Offset + HalfDigit);
        for (int i = 0; i < 64; i += TLanes.Count)
        {
            TBits sum = TLanes.Add(TLanes.Load(columns + i), TLanes.Load(columns + UpperWords + i));
            TBits below = TLanes.Add(TLanes.Load(columns + i - 1), TLanes.Load(columns + UpperWords + i - 1));
            TBits digit = TLanes.Add(TLanes.Add(TLanes.And(sum, mask), bits), TLanes.ShiftRight(below, 51));
            TLanes.Store(TLanes.Subtract(TLanes.Doubles(digit), offset), digits + i);
        }
    }

    private static void Clear(double* three) => three[0] = three[1] = three[2] = 0;

    private static ReadOnlySpan<long> Masks => [0, 0, 0, 0, 0, 0, 0, 0, -1, -1, -1, -1, -1, -1, -1, -1];

    public static ReadOnlySpan<double> PaddedModulus =>
    [
        0, 0, 0, 0, 0, 0, 0, 0,
        -0x0000000000001, -0x3EAD8A5A6A000, 0x3F442392E0B45, -0x2675E12520190,
        0x08E24FA074E5B, 0x3118175B28DC4, -0x22167A8A4E23E, 0x3D90065DF08BB,
        0x264521F2B1817, 0x30EC04E67D90D, -0x017E499D7DE6D, 0x30D697735F898,
        0x25619DCEE3D22, -0x051C2E6D63F6C, 0x2FD6BA336C24D, 0x07C2D370F263D,
        -0x0A2F9F3824C69, 0x37DE1515D4E2B, 0x193B3EE141163, -0x3D56F2A1071A3,
        0x170D04507A33B, -0x2EAAA77A4A59A, -0x17EBBFAA35C69, -0x0D7516ECF3B38,
        0x195497CEA956B, 0x17ED2AB02E307, 0x1BD314B2778AF, 0x3D147DAE2AEF8,
        0x039B2783A2EC0, -0x0C311A7CFE2F4, -0x06E74724C7107, -0x1AF3EF41E6B7D,
        -0x367FB0E8B93F7, -0x2531E795636A8, 0x354A41DC25A5A, 0x1AB1042A95DCF,
        -0x235C5269E39D1, 0x19EBF06CABA48, -0x165BA7015C0B7, -0x12DBE4F1D5163,
        -0x3475E9C40FA67, -0x263749847BFF0, -0x38066DB5E66B8, 0x2D74F9208BE26,
        0x386BFB5A899FA, 0x16DE80D6FDBDC, 0x18DFB5AC2FFD7, 0x3F637A262174D,
        -0x21B7A4A899DA2, -0x3D9525255C7B7, 0x1B7C97C50DD40, -0x162DE7267EA7B,
        0x04DDEF9519B3D, -0x35D6BEF0CE398, 0x2EFA98EC4E6C9, 0x044533E63A010,
        0x0DC1CD129024E, 0x0469898CC5170, -0x0DBC095777A5D, 0x0000000000000,
        0x0000000001000,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ];

    public static ReadOnlySpan<double> PaddedInverse =>
    [
        0, 0, 0, 0, 0, 0, 0, 0,
        0x0000000000001, -0x3EAD8A5A6A000, 0x22AF61D2E0B45, -0x034F49AE1B774,
        -0x009B404684700, 0x252950FD8447A, 0x32097DEA79D92, -0x3E48C1F7BBD5F,
        0x23EF3602A5360, -0x36B38E7183DB0, 0x3C70AFBB8130C, -0x39F5C1F49E907,
        -0x097D6A3AC2F25, 0x1096B3B8299F3, -0x3B1073F95232E, 0x27576632EBC8D,
        0x19D08022D5951, 0x21531685F0FEC, 0x3E6B838583EF8, -0x2702F2F44A158,
        0x03D9F7444999A, 0x336F55634C909, 0x1F1826990E786, 0x13966B5A1DB95,
        0x2D7D5CFE4C102, -0x3FBF0E8098452, -0x29ADE3F22831C, 0x3076D6B72C71B,
        0x15754C63C578E, 0x12FB7AE43494E, 0x2506B1BDBC102, -0x037A226083160,
        0x1282E5C1C41F4, 0x22D54B519BFA2, -0x0484CE8D87EA0, 0x00EEE3FA339EA,
        0x25CDB3FA63596, -0x02CED1A1C763C, -0x25C45782F1E35, 0x2F71EBE425CC6,
        -0x28F79E64884B8, 0x1FFC91C316AEC, -0x205BADEC92A0E, -0x3B5FDB5091C14,
        -0x2E1F9F5D1531F, -0x3B8477720F0E1, -0x2B9FBF517C6DA, -0x052814EB19E59,
        -0x049D68D5DABD9, 0x19D9E563C2C8C, 0x387E921B6B361, 0x3AE35C4CA069F,
        -0x1E5002260C4FF, 0x3DDD4C5B7EAD7, -0x0E87E4B16E24E, 0x1DA6ECE87071A,
        0x359B37D6E3465, 0x0C22A21A890CD, 0x17F63DF66B70D, -0x35699988A7561,
        0x0EF41A3A0B8E6,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ];

    /// <summary>The digits of N, topmost first, then zeros.</summary>
    private static ReadOnlySpan<double> ReversedModulus =>
    [
        0x0000000001000, 0x0000000000000, -0x0DBC095777A5D, 0x0469898CC5170,
        0x0DC1CD129024E, 0x044533E63A010, 0x2EFA98EC4E6C9, -0x35D6BEF0CE398,
        0x04DDEF9519B3D, -0x162DE7267EA7B, 0x1B7C97C50DD40, -0x3D9525255C7B7,
        -0x21B7A4A899DA2, 0x3F637A262174D, 0x18DFB5AC2FFD7, 0x16DE80D6FDBDC,
        0x386BFB5A899FA, 0x2D74F9208BE26, -0x38066DB5E66B8, -0x263749847BFF0,
        -0x3475E9C40FA67, -0x12DBE4F1D5163, -0x165BA7015C0B7, 0x19EBF06CABA48,
        -0x235C5269E39D1, 0x1AB1042A95DCF, 0x354A41DC25A5A, -0x2531E795636A8,
        -0x367FB0E8B93F7, -0x1AF3EF41E6B7D, -0x06E74724C7107, -0x0C311A7CFE2F4,
        0x039B2783A2EC0, 0x3D147DAE2AEF8, 0x1BD314B2778AF, 0x17ED2AB02E307,
        0x195497CEA956B, -0x0D7516ECF3B38, -0x17EBBFAA35C69, -0x2EAAA77A4A59A,
        0x170D04507A33B, -0x3D56F2A1071A3, 0x193B3EE141163, 0x37DE1515D4E2B,
        -0x0A2F9F3824C69, 0x07C2D370F263D, 0x2FD6BA336C24D, -0x051C2E6D63F6C,
        0x25619DCEE3D22, 0x30D697735F898, -0x017E499D7DE6D, 0x30EC04E67D90D,
        0x264521F2B1817, 0x3D90065DF08BB, -0x22167A8A4E23E, 0x3118175B28DC4,
        0x08E24FA074E5B, -0x2675E12520190, 0x3F442392E0B45, -0x3EAD8A5A6A000,
        -0x0000000000001,
        0, 0, 0, 0, 0, 0, 0,
    ];

    public static ReadOnlySpan<long> LowerCorrection =>
    [
        0, 0, 0, 0, 0, 0, 0, 0,
        0x0000000000000, 0x3EAD8A5A6A000, 0x4FF938EC92000, 0x07AFCD0D6240A,
        0x2B2D825D044F8, 0x612D74A98F2B6, 0x1AC822DF7ADE9, 0x2DC9BBBB4DDF4,
        0x5A9516ED366C5, 0x1CBD0126A6481, 0x5F5A02BC89331, 0x337988FEC4C67,
        0x2B792A7120D6E, 0x7292B308864EC, 0x725333432E291, 0x3CDEF6317850E,
        0x7CA9FCEE99758, 0x41ADC361C71A7, 0x2BA2A676853F2, 0x37C238C3407FC,
        0x56F2EBA311B2F, 0x10C1BAACA82E3, 0x27D7F1162E763, 0x535C33914496E,
        0x1D4F2921F5B92, 0x3ADE54F186836, 0x02E6631505555, 0x29B641BDB87AC,
        0x665ED84DCBF2F, 0x1C33A85ECEE1B, 0x3294E089A3EF3, 0x722A7619CE017,
        0x7657E0B4B84DB, 0x4A52FBF962EB8, 0x5B2748C803D57, 0x7F0C3B1EBB012,
        0x08DEF43E98715, 0x1FA917505E729, 0x4F43C6D9984E6, 0x6E40304A8FCF0,
        0x4E204B1E44ABB, 0x5139101D592CC, 0x0CA6EDBA0E948, 0x22C561074DCBD,
        0x7271910A258AA, 0x185781968A1AC, 0x49CDD39543AEE, 0x55B2DD48C095A,
        0x7076EEC49A933, 0x25872E988551B, 0x7371C0E7A3DBD, 0x234B99C983AEF,
        0x1251E23E34F5D, 0x1D75588C30495, 0x3CA547EA8E654, 0x5054508EFDC53,
        0x5A2DAA5E16D9C, 0x1CBA50044FE9A, 0x165C34678E877, 0x7C010E3D8718F,
        0x515489D289006,
        0, 0, 0,
    ];

    public static ReadOnlySpan<long> UpperCorrection =>
    [
        -0x10C0BD59CD6D8, -0x373A34DC1AD2F, 0x044F164C9F705, -0x373A34DC1AD2F,
        -0x3D035F58F68FB, 0x1D349237532D2, -0x1DB3C3EF104F9, 0x28D1716E0D3B5,
        0x3E2D2650827EC, -0x1A4ED947EFBCF, 0x3EAC12DFF2902, -0x32C3D7E581A80,
        -0x03B39E4714906, 0x24D66DCD702AB, 0x02115244149D3, 0x3BA5A8366DFD6,
        -0x27AD5EDF38D03, 0x3FE34E2E3E155, -0x17507B5197C51, 0x3AF6766CC4A9E,
        0x1DB1CFA38A7A5, 0x37FD5FA713F69, -0x3015F0D8D331C, 0x38C74CC41B33E,
        0x11B28B8EBD28A, -0x3BC0BB09F8C33, 0x0FA9ADE5DBD2C, -0x31D69AC10618A,
        0x3F62EBAA8CDE7, 0x025CF5E127DB9, -0x2A09D555626B6, -0x26CB715A542DC,
        0x06861F2851908, -0x23E4F90E06CBC, -0x2891515F15A53, 0x0F9D1C9CFDF98,
        0x2A8201E51872F, -0x0D3511715B984, 0x04418C4A46A75, -0x0BC625C42F859,
        0x22178F4565ED5, 0x110F3950212F8, -0x236A751A68224, -0x07D3C8360B7AD,
        0x1FAA987D2ED9A, -0x3CCFD0C11F920, 0x0B3E679FFDEE4, -0x072D0E5F593C3,
        -0x1EDDD575C8F77, 0x1E082F8183CA1, 0x258BC7CB77350, -0x3C31DA99B6D35,
        0x2A602855369BE, 0x2F38C86C8D409, 0x0F46BE612C07D, 0x3CD752CBCFFF0,
        -0x0F7C9F8C2014B, -0x0F944A16A5ABD, 0x0DD15ABA709A6, -0x3D2F5769CD055,
        0x0079334CC24D1,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ];

    public static ReadOnlySpan<ulong> MontgomerySquare =>
    [
        0x2D3ED477CD769610, 0xEA49E4BACCB13802, 0x63C10950851077F8, 0x24185F691CD22946,
        0xD7219C0D31FFCB31, 0x2D6E59DBE3E26B9C, 0x387F11F5E67A2CD1, 0xF5547387B64BFC28,
        0xE930E283334D3FE8, 0x5CE88D8979BBC3AE, 0xC5D8F97511E172F5, 0x742F8E4A78BBC8EB,
        0x032F90C44E308112, 0xCBC3B0606D821863, 0x4E715C8991E7BFA3, 0x3B8287DF29934319,
        0x401322AA9996E965, 0x6F17130BE69E29D8, 0x0365289795C59520, 0xFB6FB6E2A19CD4B0,
        0x80F328AD0AB271B2, 0xC92AF6EC8F8195F8, 0x7E8C3F706D76EDD9, 0x3E59FF40F2CD4819,
        0x43A3CF6F6D5D3287, 0x5021111809BBBF91, 0x38AE6FCCD60496C3, 0x8F9B84C9CD4059D0,
        0x72F85F5EA5E6C72D, 0x4A2321163559400D, 0xBD66A9211124A9DC, 0x7FC6D1C4C2B97F17,
        0xC99C0A3DCD45B0C2, 0x22A3DAD9366E9F0A, 0x6B47325275EBD91F, 0x84418ECBC3E4E749,
        0xEEE268884EBBC1F5, 0x9DDE9ADD904E44C8, 0x8C40A12CB3A6664D, 0x0398BDB17B28598F,
        0x7610BBC98F45F112, 0x911F4DCB9545FC46, 0x0F5A2BFDC41DA11F, 0x4381476FF4170B31,
        0xC34B4A84E6C58B21, 0x06A297436AA1B28D, 0xCD5701A9C07E034B, 0x191ECB2426A53179,
    ];

    public static ReadOnlySpan<ulong> CombScale =>
    [
        0xCD0C4EC9E2B5ED1E, 0x28388A58BAB5D6C0, 0x614F7BE7800DD89C, 0x93190B4FA38FE9E4,
        0x567248BBB3ED6860, 0x436F8782A6F3F2F1, 0x45E3F8F0A9A7F5E9, 0x7C733D699F15F68A,
        0x62CE725851B00B98, 0xDDCD9680F36F4CF6, 0x8FEB7EF9734E9780, 0x6475B7183B9A2BEB,
        0x97BEE9D457E04623, 0x9307D6C14A5299BE, 0x54972E3C1F24C4E1, 0x3BAD1C9403D18549,
        0xC36A06CB17B3CED8, 0xA3F0553CBD1F2B37, 0xA6390A4FFBB2FADA, 0xB4B3A76DE3581507,
        0x3676A6BE846B8F9D, 0xB3D11BB029C91ADC, 0x5B7494C967E5C7FF, 0xAB69B1E6B9870390,
        0x45B1D32EFA742D40, 0xA423D17A1BF20C81, 0xC6508DC3701530E3, 0x1FB6466AB1294DBA,
        0x32F3155DBC846BB4, 0x194FE3E4929201F5, 0xCEECE38940518610, 0x352A3A922BD4EEC5,
        0x7162FBC8CFFC829D, 0x434143292CDADEE1, 0xB9CB36A6C88890A7, 0xC1276B5284527D56,
        0x3709162D83FA245A, 0x0FBFB6451081410B, 0x2FA5262D6C882A82, 0x64BAE29ED1E23E83,
        0x13FB76158DA96B8D, 0x087075822C6C4986, 0x04D3D6045C3B5E58, 0xAF3452B27EBA27C2,
        0xC1BD4FA254A08ED4, 0xDB484C0FC7757C04, 0x886B20BC3267099E, 0x4C2D66C99ECC9B2F,
    ];
}
