using System.Runtime.CompilerServices;

namespace LiteCognito.Numerics;

/// <summary>
/// The kernel that runs on every machine. Its residues are always fully reduced.
/// </summary>
/// <remarks>
/// <para>Sources: P. L. Montgomery, Modular multiplication without trial division (1985); spec/srp.md, "The portable kernel".</para>
/// <para>Sizes: a residue has 48 words of 64 bits, in Montgomery form with R = 2^3072.</para>
/// <para>Timing: operands are secret. The time depends on no value: loops have fixed lengths, and subtractions are masked.</para>
/// <para>
/// Multiplication is the word-wise Montgomery product (CIOS). Because N ≡ −1 (mod 2^64), −N⁻¹ mod 2^64 is 1, and the factor of each step
/// is the lowest word.
/// </para>
/// <para>
/// No word overflows: x·y + t + c is at most (2^64−1)² + 2(2^64−1) = 2^128 − 1. Neither does t: a step changes it to
/// (t + x·y[i] + m·N)/2^64 with y[i] and m at most 2^64−1, so t stays below x + N &lt; 2^3073. It has 49 words between steps and 50 within
/// a step. The last t is (x·y + q·N)/R with q &lt; R. It is below 2N if x &lt; R and y &lt; N, so one masked subtraction reduces it. Read
/// accepts any x below R; every other operand is below N.
/// </para>
/// <para>Unoptimized code reads the constants through an allocating call, so the methods that use them skip the first JIT tier.</para>
/// </remarks>
internal readonly unsafe struct PortableKernel : IKernel
{
    public static int Words => Group.Words;

    public static int ScratchWords => Group.Words + 2;

    public static void Read(ulong* residue, ulong* integer) => Copy(residue, integer);

    public static void Write(ulong* integer, ulong* residue)
    {
        Copy(integer, residue);
        Group.SubtractModulus(integer, Group.Words);
    }

    public static void Square(ulong* result, ulong* x, ulong* scratch) => Multiply(result, x, x, scratch);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(ulong* result, ulong* x, ulong* y, ulong* scratch)
    {
        ulong* t = scratch;
        for (int i = 0; i < ScratchWords; i++)
            t[i] = 0;
        fixed (ulong* n = Group.Modulus)
        {
            for (int i = 0; i < Group.Words; i++)
            {
                ulong carry = 0;
                for (int j = 0; j < Group.Words; j++)
                    carry = MultiplyAdd(ref t[j], x[j], y[i], carry);
                t[Group.Words + 1] = AddCarry(ref t[Group.Words], carry);

                ulong m = t[0];
                ulong lowest = m;
                carry = MultiplyAdd(ref lowest, m, n[0], 0);
                for (int j = 1; j < Group.Words; j++)
                {
                    ulong word = t[j];
                    carry = MultiplyAdd(ref word, m, n[j], carry);
                    t[j - 1] = word;
                }
                ulong top = t[Group.Words];
                ulong over = AddCarry(ref top, carry);
                t[Group.Words - 1] = top;
                t[Group.Words] = t[Group.Words + 1] + over;
            }
        }
        Group.SubtractModulus(t, Group.Words + 1);
        Copy(result, t);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Subtract(ulong* result, ulong* x, ulong* y)
    {
        fixed (ulong* n = Group.Modulus)
        {
            ulong borrow = 0;
            for (int i = 0; i < Group.Words; i++)
            {
                ulong word = x[i], subtrahend = y[i], difference = word - subtrahend;
                result[i] = difference - borrow;
                borrow = (word < subtrahend ? 1UL : 0) | (difference < borrow ? 1UL : 0);
            }
            ulong negative = 0 - borrow;
            ulong carry = 0;
            for (int i = 0; i < Group.Words; i++)
            {
                ulong word = result[i];
                carry = AddCarry(ref word, carry) + AddCarry(ref word, n[i] & negative);
                result[i] = word;
            }
        }
    }

    private static void Copy(ulong* to, ulong* from)
    {
        for (int i = 0; i < Group.Words; i++)
            to[i] = from[i];
    }

    /// <summary>Adds x·y + carry to sum and returns the upper word.</summary>
    private static ulong MultiplyAdd(ref ulong sum, ulong x, ulong y, ulong carry)
    {
        ulong high = Math.BigMul(x, y, out ulong low);
        low += carry;
        high += low < carry ? 1UL : 0UL;
        sum += low;
        high += sum < low ? 1UL : 0UL;
        return high;
    }

    private static ulong AddCarry(ref ulong sum, ulong value)
    {
        sum += value;
        return sum < value ? 1UL : 0UL;
    }

    public static ReadOnlySpan<ulong> MontgomerySquare =>
    [
        0x2697CA9138D241CD, 0x3587F06960E7F138, 0x4F30B920E5C1DB66, 0x95823215B15BA577,
        0x4335AACB64894D96, 0xAE1284023C6ED6A3, 0xFC1187A5FA8406AB, 0x682AAB9A15B17FFA,
        0xBC2B64CF26E335D7, 0x8AA61391ABB0B76A, 0x1EF22571E41A52B2, 0x1D93075AA993D147,
        0xFEA5187FA77DEDDA, 0xAF80D4B5443561C6, 0xB186424B83DF2859, 0x1CAEFC188A59BC7F,
        0x1B9D01271D18F0C8, 0x3EFEF29DC3C0B3F4, 0x785483C608108C0C, 0x4F12768256E88B53,
        0xBFD961D538D6FCDD, 0xB41A05F078024208, 0x19CC8D59563706FB, 0x5A7795D86ECC4987,
        0x9A678BF4439F12EB, 0x7CDA502EC043F99C, 0x0672A33D61E37F74, 0x19C2883EEFC802AF,
        0x7DED489E670D9C6F, 0xA73D01032C4B8E90, 0x8C6CBD34D5965134, 0x77A5C747D85B0A83,
        0x109D099E16FD7568, 0xA5DAF736BC8D5E9E, 0x7139D0AB24B7E495, 0x49CD9D705DA184D5,
        0x2276CB40571F2C1C, 0xAF0EC45CDC396086, 0xAA05DA05C27FDD33, 0x9875D4C167DB7EDC,
        0x5CAA69009FBF543F, 0xFA022336F28DE772, 0xFAE1CD10648BEE54, 0x2AD479FE69695C75,
        0x84895A7C5542F96C, 0xA332E8E3E0669E0F, 0x44C4E4E431AD0295, 0x5AC8B4FB51DF35DA,
    ];

    public static ReadOnlySpan<ulong> CombScale =>
    [
        0x031C2DF44A730EFC, 0x2F086E5468639AC5, 0xBB4BEB616DE1B22C, 0x569F386F41C7BB10,
        0xD132A9FF4D8C33EF, 0xAE52E9C157C7FF7A, 0x178AF705D7053D13, 0xA383155DE9285794,
        0xB67936D6E78BE73C, 0x57AC60CFB03AD02A, 0x86A77FE2CC622C0A, 0xB9422BF4885A9AF6,
        0x79A34FB1403549F2, 0x43CD1823B65404FB, 0x35F545B8E700BAFB, 0xA1C71F4B5586FA98,
        0x6A4D00A24C35AD7E, 0x66BFE5ED4FD6B9A7, 0xE51D038D47288107, 0xBDD7081BE467DEB4,
        0xA00A2E5492BD1B61, 0xBD8AEEF25B82B697, 0xBA5B85C8D3E4901E, 0x2082A0DC27B5FE16,
        0x208BB37B01B8493B, 0x65D02001D0A072BE, 0xCDA31200EA1007B8, 0x38FD09659A092F1E,
        0xEF4175C697D93D5D, 0xB88F7A492218E23E, 0x1EC6F454737815E1, 0x723407A06E65DE5C,
        0x47CA8DAC0BEFA0B0, 0x38ACF35F730D6130, 0x77155BA6484F54CD, 0xD5FFDCD3395FAA87,
        0x3354C72C09BE42D5, 0x372E9C999890591F, 0xD99F02F7EC9BAACF, 0x78B5463CE03D22FD,
        0x6A90A3B781CBB17B, 0x105F4F58E3602803, 0x469D86AF3FDA7B99, 0x1CB33BC8F6F6A04C,
        0x40A0FD74706E18DF, 0xA750DF27C82F705D, 0x35530203D9E39D22, 0x1F13260A68A24238,
    ];
}
