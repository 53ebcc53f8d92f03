using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace LiteCognito.Numerics;

/// <summary>
/// Digits of 28 bits in 32-bit lanes, multiplied into 64-bit sums (pmuludq on x86, umlal on Arm64).
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
/// 0, 1 and 2, 3 on Arm64.</para>
/// </remarks>
internal readonly unsafe struct IntegerArithmetic : IColumnArithmetic<uint, Vector128<uint>, Vector128<ulong>>
{
    private const ulong DigitMask = (1 << 28) - 1;

    public static bool IsSupported => Sse2.IsSupported || AdvSimd.IsSupported;

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
            first = AdvSimd.MultiplyWideningLowerAndAdd(first, y.GetLower(), x.GetLower());
            second = AdvSimd.MultiplyWideningUpperAndAdd(second, y, x);
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
            first = AdvSimd.MultiplyWideningLowerAndAdd(first, x.GetLower(), y.GetLower());
            second = AdvSimd.MultiplyWideningUpperAndAdd(second, x, y);
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

    private static ReadOnlySpan<uint> Masks => [0, 0, 0, 0, uint.MaxValue, uint.MaxValue, uint.MaxValue, uint.MaxValue];

    public static ReadOnlySpan<uint> PaddedModulus =>
    [
        0, 0, 0, 0, 0, 0, 0, 0,
        0xFFFFFFF, 0xFFFFFFF, 0xAD2CAFF, 0xD120A93, 0x08E4B82, 0xFCE0FD1, 0x143DB5B, 0x74E5AB3,
        0x8E24FA0, 0xD946E20, 0x988C0BA, 0x5D6C770, 0x7577A61, 0x0CBBE11, 0x8177B20, 0x521F2B1,
        0xEC86A64, 0x7602733, 0xA0864D8, 0xFA06D98, 0xE6BF12F, 0x261AD2E, 0xDCEE3D2, 0x4A25619,
        0xE8C94E0, 0x0933D71, 0x5AE8CDB, 0xE4C7ABF, 0xF85A6E1, 0x7DB3970, 0x75D060C, 0x8AEA715,
        0x8DBEF0A, 0xFB85045, 0xCBA64EC, 0x21ABDF1, 0xA33A855, 0x0D04507, 0xDAD3317, 0x8AAAC42,
        0x5728E5A, 0xFA05101, 0x2261898, 0x6AE515D, 0x97CEA95, 0x1839954, 0x6955817, 0xDE2BCBF,
        0xF4C52C9, 0xC55DF06, 0x7A28FB5, 0x83A2EC0, 0x6039B27, 0x2C180E8, 0xBE39E77, 0x2E36CE3,
        0x2905E46, 0x18217C3, 0x46C08CA, 0x9804F17, 0x54E4ABC, 0x6D670C3, 0x7709696, 0x9ED5290,
        0x08552BB, 0x62F3562, 0x3AD961C, 0x5D23DCA, 0xF5F8365, 0xA8FD24C, 0xA69163F, 0x1C55D39,
        0x8DA4836, 0x63BF059, 0x07CB8A1, 0x5B3DC20, 0x651ECE4, 0xE649286, 0x17C4B1F, 0xAE9F241,
        0xA899FA5, 0x386BFB5, 0x6B7EDEE, 0x5CB6F40, 0xD6B0BFF, 0xE9A637E, 0x6F44C42, 0x625E7EC,
        0x485B576, 0x51C245E, 0x1356D6D, 0x14374FE, 0xA6DF25F, 0x1B302B0, 0x3CD3A43, 0xEF9519B,
        0xE3404DD, 0x4A08798, 0x39B2251, 0xBEA63B1, 0xC74020B, 0x088A67C, 0x129024E, 0x80DC1CD,
        0x4C6628B, 0x68C234C, 0xFDAA221, 0xFFFFC90, 0xFFFFFFF, 0x00FFFFF, 0x0000000,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ];

    public static ReadOnlySpan<uint> PaddedInverse =>
    [
        0, 0, 0, 0, 0, 0, 0, 0,
        0x0000001, 0x0000000, 0xAD2CB00, 0xD120A93, 0xD874B82, 0x91188AB, 0x616CA3C, 0x7B8FFF9,
        0xF64BFB9, 0xEC223CF, 0x9294A87, 0x7A9E764, 0x42C825F, 0x7C10885, 0x35F836E, 0xF3602A5,
        0xE12823E, 0xA638C73, 0xE04C2E4, 0xF1C2BEE, 0x16C2DF2, 0xA8C147C, 0x5C53D0D, 0xF976829,
        0x59DC14C, 0x734884B, 0xBE301AB, 0xD791913, 0xEAECC65, 0x2D59514, 0x19D0802, 0x42F87F6,
        0xE10A98B, 0x0E160FB, 0xD50F9AE, 0xA1A176B, 0x9999B1F, 0xD9F7444, 0xA648483, 0x9B7AAB1,
        0x6439E19, 0xA7C609A, 0x6B43B72, 0x02272CD, 0x5CFE4C1, 0xDD72D7D, 0x078BFB3, 0x5F38E02,
        0x9487037, 0xE58E355, 0x60EDAD6, 0x63C578E, 0x715754C, 0xD721A4A, 0x40897DB, 0xAC6F6F0,
        0x9D40941, 0x0BBB3EF, 0xC41F3F9, 0x282E5C1, 0x8CDFD11, 0x116AA5A, 0x5C9E058, 0xD3EDECC,
        0xC7F4673, 0x59601DD, 0xDB3FA63, 0xC4E225C, 0x98972F1, 0x43872BE, 0x68EEA1F, 0xC84B98B,
        0x85EE3D7, 0x19B77B4, 0x75D7086, 0x48E18B5, 0x57C8FFE, 0x91484DB, 0xDC7D77E, 0x940495E,
        0x2EACE08, 0x51E060A, 0x46F878F, 0x9623DC4, 0x02BA0E4, 0x34D5181, 0xFD629CC, 0x5426F5A,
        0x62972A2, 0xE1645FB, 0xCECF2B1, 0x6DACD84, 0xEE1FA48, 0x89940D3, 0x0175C6B, 0xFDD9F3B,
        0x56B61AF, 0xEA62DBF, 0x476C9EE, 0x5E06D3A, 0x0E0E33C, 0x3B4DD9D, 0xD6E3465, 0x6B59B37,
        0x10D4486, 0xC346115, 0x8F7D9AD, 0x153E5FD, 0x2CCCEEB, 0x0B8E595, 0xEF41A3A,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ];

    /// <summary>The digits of N, topmost first, then zeros.</summary>
    private static ReadOnlySpan<uint> ReversedModulus =>
    [
        0x0000000, 0x00FFFFF, 0xFFFFFFF, 0xFFFFC90, 0xFDAA221, 0x68C234C, 0x4C6628B, 0x80DC1CD,
        0x129024E, 0x088A67C, 0xC74020B, 0xBEA63B1, 0x39B2251, 0x4A08798, 0xE3404DD, 0xEF9519B,
        0x3CD3A43, 0x1B302B0, 0xA6DF25F, 0x14374FE, 0x1356D6D, 0x51C245E, 0x485B576, 0x625E7EC,
        0x6F44C42, 0xE9A637E, 0xD6B0BFF, 0x5CB6F40, 0x6B7EDEE, 0x386BFB5, 0xA899FA5, 0xAE9F241,
        0x17C4B1F, 0xE649286, 0x651ECE4, 0x5B3DC20, 0x07CB8A1, 0x63BF059, 0x8DA4836, 0x1C55D39,
        0xA69163F, 0xA8FD24C, 0xF5F8365, 0x5D23DCA, 0x3AD961C, 0x62F3562, 0x08552BB, 0x9ED5290,
        0x7709696, 0x6D670C3, 0x54E4ABC, 0x9804F17, 0x46C08CA, 0x18217C3, 0x2905E46, 0x2E36CE3,
        0xBE39E77, 0x2C180E8, 0x6039B27, 0x83A2EC0, 0x7A28FB5, 0xC55DF06, 0xF4C52C9, 0xDE2BCBF,
        0x6955817, 0x1839954, 0x97CEA95, 0x6AE515D, 0x2261898, 0xFA05101, 0x5728E5A, 0x8AAAC42,
        0xDAD3317, 0x0D04507, 0xA33A855, 0x21ABDF1, 0xCBA64EC, 0xFB85045, 0x8DBEF0A, 0x8AEA715,
        0x75D060C, 0x7DB3970, 0xF85A6E1, 0xE4C7ABF, 0x5AE8CDB, 0x0933D71, 0xE8C94E0, 0x4A25619,
        0xDCEE3D2, 0x261AD2E, 0xE6BF12F, 0xFA06D98, 0xA0864D8, 0x7602733, 0xEC86A64, 0x521F2B1,
        0x8177B20, 0x0CBBE11, 0x7577A61, 0x5D6C770, 0x988C0BA, 0xD946E20, 0x8E24FA0, 0x74E5AB3,
        0x143DB5B, 0xFCE0FD1, 0x08E4B82, 0xD120A93, 0xAD2CAFF, 0xFFFFFFF, 0xFFFFFFF,
        0, 0, 0, 0,
    ];

    public static ReadOnlySpan<long> LowerCorrection => MemoryMarshal.Cast<ulong, long>(LowerColumns);

    public static ReadOnlySpan<long> UpperCorrection => MemoryMarshal.Cast<ulong, long>(UpperColumns);

    private static ReadOnlySpan<ulong> LowerColumns =>
    [
        0, 0, 0, 0, 0, 0, 0, 0,
        0x0000000000000000, 0x0000000000000000, 0x0000000000000000, 0xFF72886C47076F00,
        0xFF4F2D180938905A, 0xFEF7D98FC7E8EF2A, 0xFF17F53852939A46, 0xFEC8D390292C76CE,
        0xFEA1142C22A3D855, 0xFDE5A493884D2537, 0xFE19DF8638C2202C, 0xFD9F6EFFCDCD377B,
        0xFDF9E2CDC4047A10, 0xFD7F11BD5BFB8420, 0xFDDFBB16EF5BC1EA, 0xFD4BC2DB4530F23A,
        0xFD09AD689D5553F4, 0xFCB990E409AC8860, 0xFC780A4370711788, 0xFBE5BE8B87930C68,
        0xFC628B7EBDAEBA8C, 0xFBD6BD79CF3DE330, 0xFC25AEC8A4442440, 0xFB7CC535FC2ED41B,
        0xFBCE1E1F2FA54F14, 0xFB544DE430D6D2D7, 0xFB7878A31784F9FB, 0xFAB42758AB010026,
        0xFAB2A63331D8F17C, 0xFA8A89C2EE593F42, 0xFAAE138AFE412754, 0xFA83C8F311DC7F56,
        0xFA73345D6450EEC2, 0xFA7766FA04C7240D, 0xFA677B26865CE128, 0xF9F0E1C805D42653,
        0xFA06809CBF134233, 0xF96E1A23F37BE617, 0xF978ECBB7BF7B367, 0xF9091CB2AF584984,
        0xF93C0DA95B5BCA1E, 0xF8C76D680145CE7A, 0xF8F5C1827D6D478A, 0xF8C686767B557030,
        0xF8F4F94AE07326FD, 0xF87615372E85D0F3, 0xF8EE721055761596, 0xF8734697BD56078D,
        0xF8B732F67D71B328, 0xF7EE174FD7E0004A, 0xF860488260E7481A, 0xF7C850A1211BE396,
        0xF8341C4EE25363F2, 0xF7691163CF26439E, 0xF7FDE05B19E540A4, 0xF73D98EBC3C9744E,
        0xF793F4846FF21DB4, 0xF736642091E15D9F, 0xF78AF7B9A9E53D3D, 0xF7179BBA7E78B1E6,
        0xF774DB3E1E973E6C, 0xF70E062DCB8A6FEC, 0xF76E8E2A6713EF7C, 0xF6C159DB50CF59CC,
        0xF6C905E32BB611D8, 0xF67B8AD081471585, 0xF67C7A70FE5A8761, 0xF5D2EC66BF2DF3F1,
        0xF6071FE4FE4336C5, 0xF5AAAC438D435313, 0xF5EB7208C927A5C3, 0xF55892D88A7DCD3E,
        0xF582A85C1C1F9106, 0xF54B1E96C1AFA912, 0xF576D1E6D7FC28CE, 0xF529924A47BE8A54,
        0xF55DD40772868A38, 0xF4F7C0A62E18640A, 0xF4E0B2B0599C396E, 0xF4784429D4C455C6,
        0xF4C5B5E888A44A7E, 0xF469568DE9D41976, 0xF4AF03161159A4E8, 0xF43FB70605653CFA,
        0xF4AD69AFEF542258, 0xF43F26F610ED0616, 0xF4791EBD3AD3868C, 0xF3EBDC0AE0EAE05E,
        0xF458B6225FC8FB98, 0xF3950E86F475D188, 0xF3A2A0F74CD7530D, 0xF33C74AFBB36F144,
        0xF33C9CB7D9969DED, 0xF2BC7C0A235BA7EC, 0xF33BD3D85B47B1BC, 0xF2BB09668E33E643,
        0xF2E5D80CD4C97D67, 0xF26BA575B97041B2, 0xF2A4732EAA55FED5, 0xF25169ABCC4C2BC6,
        0xF29F4997B621F73D, 0xF24E281FA40603FA, 0xF26D81DD504CA44C, 0xF1F40BD59E369B47,
        0xF266733D7737C982, 0xF1E735874DF13649, 0xF1F8FF4A7E446151, 0xF1DB4D437B305550,
        0xF1F547908392AC12, 0xF1D9478BEBFBAF89, 0xF1EA7AB49A598650, 0xF1D9478BEBFBAF89,
    ];

    private static ReadOnlySpan<ulong> UpperColumns =>
    [
        0xF299537DBAEE9D6C, 0xF1D992F044F48391, 0xF399537D9AEE9D6D, 0xF286BFA02A21B892,
        0xF426CB1146D523DA, 0xF28E037CF3EE2838, 0xF42F9407720966FC, 0xF2A20205CE689283,
        0xF438D2268253C59D, 0xF2E2EA4D37647F63, 0xF4B176DA0554799D, 0xF364634008D482A3,
        0xF4E9225C3C7560FD, 0xF38F417C71517413, 0xF4EEFA2DB1037F6E, 0xF395B21D0AA26133,
        0xF5188247FAC3E08E, 0xF3E1920A62AA7857, 0xF5858A9C16664E7A, 0xF42B917B62B3775F,
        0xF622520F4D5226BA, 0xF50CEE4066DBAE47, 0xF644AA999783402C, 0xF52DD0C3A88F8803,
        0xF684A7B9E4240BAE, 0xF5713CF2040D51E3, 0xF68D05F14C4B228E, 0xF5748189FF6AAD8E,
        0xF6DE443083AA97F3, 0xF65273C91E75696D, 0xF7583691F9C6B363, 0xF68C4D2E8DC4BAAD,
        0xF79824CABF82065F, 0xF6D937EB898ADC7F, 0xF82368A742AC9411, 0xF7A14DCB94F1D01B,
        0xF83E31D0F29FD23D, 0xF7B6C5ED157C0920, 0xF8467E89EB785590, 0xF7C1E656A6ADA1C1,
        0xF8BD065A75B8F57E, 0xF7F11C865D9ECCF5, 0xF9122603F875FDD8, 0xF812B074B48CFD8D,
        0xF920812B15650510, 0xF85213DF9C6D5AAE, 0xF92EDEB079D40AF4, 0xF85C0B9531D9013A,
        0xF98A48DBFF3FA81D, 0xF9307871F3086131, 0xFA46FE68BFE3AFD3, 0xF98EA6CEEF1F6A6F,
        0xFA85CF1FE6A3FD93, 0xF9C02192768AC9AF, 0xFA9662156DE318EB, 0xF9E0E56671C4E587,
        0xFAB8B9367117D070, 0xF9E84D3DC3A00599, 0xFABC97218313E9C2, 0xF9EEF88C1748DD77,
        0xFAE69AD2BE7F09E8, 0xFA2161F5B461985B, 0xFB0AE25BEAFC371C, 0xFA5440E20669EC9D,
        0xFB54BD48D96AF77C, 0xFA596C6330075BCD, 0xFB57F5CF38EA5A12, 0xFA702B8ABFB29E85,
        0xFB6D5F062B9F782A, 0xFAC9A92B65395D37, 0xFC0FBD236D2E5426, 0xFB379D4A93DCA5EB,
        0xFC222CE249242B2D, 0xFB474AC5A04057F1, 0xFC595D31E92BE5F3, 0xFB4A544D0BCE77EA,
        0xFC5C246D65005613, 0xFB6E5EA5550C046A, 0xFCB71B006E0C5D6B, 0xFB83C028090F04A4,
        0xFCC75177E2D5BE4A, 0xFBF6C19F8E178789, 0xFCEC7A44839DB8F3, 0xFC0E72B7DD3B52CF,
        0xFD1368AF437D6673, 0xFC5C33AB2066E38F, 0xFDD75AF36D36EAF5, 0xFCC1C18081D5F20B,
        0xFE021C58D8C6C5CD, 0xFCDD8F2D51E4B4D3, 0xFE193828764BFF21, 0xFCE3BC545FD236D9,
        0xFE1ABF1EEF6AF547, 0xFCF0E9D15898BD1B, 0xFE2C780DCE535497, 0xFCF75F958FFE512B,
        0xFE656511602FCE28, 0xFDCC0CF96FFC2FFA, 0xFEA71D2DBBC33C60, 0xFDDCBC6119D14712,
        0xFED214DC11554961, 0xFE711F5AE9DEF1AD, 0xFED8BA9668B168B5, 0xFE71BDE54AAAA375,
        0xFEE2129ECF3B0F2B, 0xFE9832AA06E157C4, 0xFF0156147F9D516F, 0xFF0000370FFFFC90,
        0xFFFF0000100FFFFF, 0x0000000000000000, 0x0000000000000000, 0x0000000000000000,
        0, 0, 0, 0, 0, 0, 0, 0,
    ];

    public static ReadOnlySpan<ulong> MontgomerySquare =>
    [
        0xC8B4FB51DF35DA58, 0x7689DBDB15817992, 0x6A85DB247A538603, 0x46C8F565C1ACB371,
        0x911EE8A0637E50E5, 0x73ADFF3D4E27E109, 0xB569C70DDD78B0B6, 0xD9F2D26AEE8B4A89,
        0xB7F0C20BC32FB718, 0x492C96BFAC9BAAA9, 0x76BA891DE6D0DE33, 0x34CE29DC60A53C19,
        0xF8F282247AF13B36, 0x31E9AB1758F78B80, 0xA078A6B33C7E9AC1, 0x7F03528A746D7BA5,
        0xCC4D124DEB7A7A32, 0x8718FFE2D24529B2, 0x05821E2884959798, 0xDA53113AC52BCE0C,
        0x598EBFA05980CF8C, 0x54960357CE111B0A, 0x4CC411E67CB7C45B, 0x15E105C809CED6A1,
        0x51B2A6CF49432859, 0x499D9F4692ACF75D, 0x9AA5C712C607385C, 0x9DF3B855035AA702,
        0xBCE49E5302B8EFCB, 0x5201E3CD4FFE5065, 0xF93B2A8EC38DC67F, 0x7035AD549A205AE2,
        0x9BA68F571F8E0684, 0x0ED4A8FFE012D14B, 0x9154E5CDA8EA775E, 0x519F213A05B1FB86,
        0xE6BB60CFDE3C9D03, 0xF38A8B25DFCF346D, 0xB7526FE24B66394A, 0x1C06B052214111F7,
        0xE5E3058AA2D4DCD2, 0xFA29C3A421A3A8B7, 0x588FEACE5A9D77BB, 0x8590F4C74E9542F5,
        0x814DC0AC36350949, 0x5D4C22FFEDE18DFE, 0xD97952AF2F5C289A, 0x40647B2C909A94C5,
    ];

    public static ReadOnlySpan<ulong> CombScale =>
    [
        0x81BBFE2F92053940, 0x27F6781D55E1D561, 0x41DD471469B17F27, 0x3AB8B403C61498B0,
        0x538F1D8F33A6D772, 0x875D7E00428C2380, 0x0D783EC9A954FC6A, 0x6EF4F5117915AF6A,
        0x8A7BCC2F158DF428, 0x02FE2C8D963CC434, 0xCC7902C206EB4F17, 0xEE5CABE445D59585,
        0x94BB590BB6E6B335, 0xC3EA0EDFC3E92AB4, 0xA07C7A8C41AA1886, 0x508F40BB0C1C51AC,
        0xD5F8080BDE2F45D4, 0xF4237D0FF42E0765, 0xAB9C55B4CA3C0F8A, 0xF016A0F68F9ECD8B,
        0xBE729C250D0767FF, 0x5373DFC3AC4941D9, 0xA17620862EE875E5, 0x22F102BB8C295FBF,
        0x7BF24316A73CCC0B, 0x2135D36A17856242, 0xE10C9A2B30C3DBCE, 0x3F53D189C12BF62D,
        0xA37114606A212328, 0x7C130B4F898C5D74, 0x5F09CC42A139DAA2, 0x203F8CE0625CE57D,
        0xAEFFB1F8590DBAFC, 0x996D8708EDDB419F, 0x36EFB12D2EC61658, 0x2AE8994BBD4C6BC2,
        0x2A62DCF0FDFED894, 0xE74805D477944BFA, 0x619C424D0DCDF991, 0xBFCAA8F5F9B5DEAF,
        0xFC85D0E1F9402AFB, 0x524ABCBCB0F2FE6E, 0x1F83B785DC050135, 0x07B6C04681279474,
        0x7095B136C66E661E, 0x73D222F1DD509402, 0x90D632A85910D6B1, 0xC3A47B940B437BAE,
    ];
}
