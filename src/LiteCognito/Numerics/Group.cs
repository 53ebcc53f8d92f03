using System.Runtime.CompilerServices;

namespace LiteCognito.Numerics;

/// <summary>
/// The group of Cognito's SRP: the 3072-bit prime of RFC 3526 with the generator 2.
/// </summary>
/// <remarks>
/// <para>Sources: RFC 3526 section 4, RFC 5054 appendix A, and spec/srp.md.</para>
/// <para>Sizes: an integer has 384 bytes, or 48 words of 64 bits, least significant first.</para>
/// <para>Timing: the group is public. <see cref="SubtractModulus"/> is for secret integers; its time depends only on their length.</para>
/// </remarks>
internal static unsafe class Group
{
    public const int Bytes = 384;

    public const int Words = Bytes / sizeof(ulong);

    public const byte Generator = 2;

    /// <summary>The modulus N. N ≡ −1 (mod 2^64).</summary>
    public static ReadOnlySpan<ulong> Modulus =>
    [
        0xFFFFFFFFFFFFFFFF, 0x4B82D120A93AD2CA, 0x43DB5BFCE0FD108E, 0x08E24FA074E5AB31,
        0x770988C0BAD946E2, 0xBBE117577A615D6C, 0x521F2B18177B200C, 0xD87602733EC86A64,
        0xF12FFA06D98A0864, 0xCEE3D2261AD2EE6B, 0x1E8C94E04A25619D, 0xABF5AE8CDB0933D7,
        0xB3970F85A6E1E4C7, 0x8AEA71575D060C7D, 0xECFB850458DBEF0A, 0xA85521ABDF1CBA64,
        0xAD33170D04507A33, 0x15728E5A8AAAC42D, 0x15D2261898FA0510, 0x3995497CEA956AE5,
        0xDE2BCBF695581718, 0xB5C55DF06F4C52C9, 0x9B2783A2EC07A28F, 0xE39E772C180E8603,
        0x32905E462E36CE3B, 0xF1746C08CA18217C, 0x670C354E4ABC9804, 0x9ED529077096966D,
        0x1C62F356208552BB, 0x83655D23DCA3AD96, 0x69163FA8FD24CF5F, 0x98DA48361C55D39A,
        0xC2007CB8A163BF05, 0x49286651ECE45B3D, 0xAE9F24117C4B1FE6, 0xEE386BFB5A899FA5,
        0x0BFF5CB6F406B7ED, 0xF44C42E9A637ED6B, 0xE485B576625E7EC6, 0x4FE1356D6D51C245,
        0x302B0A6DF25F1437, 0xEF9519B3CD3A431B, 0x514A08798E3404DD, 0x020BBEA63B139B22,
        0x29024E088A67CC74, 0xC4C6628B80DC1CD1, 0xC90FDAA22168C234, 0xFFFFFFFFFFFFFFFF,
    ];

    /// <summary>Subtracts N if the integer is not below N. The integer may have more than 48 words.</summary>
    /// <param name="integer">The integer, secret.</param>
    /// <param name="words">The number of words.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void SubtractModulus(ulong* integer, int words)
    {
        fixed (ulong* n = Modulus)
        {
            ulong borrow = 0;
            for (int i = 0; i < words; i++)
            {
                ulong word = integer[i], subtrahend = i < Words ? n[i] : 0;
                borrow = (word < subtrahend ? 1UL : 0) | (word - subtrahend < borrow ? 1UL : 0);
            }
            ulong keep = borrow - 1;
            borrow = 0;
            for (int i = 0; i < words; i++)
            {
                ulong word = integer[i], subtrahend = i < Words ? n[i] & keep : 0, difference = word - subtrahend;
                integer[i] = difference - borrow;
                borrow = (word < subtrahend ? 1UL : 0) | (difference < borrow ? 1UL : 0);
            }
        }
    }
}
