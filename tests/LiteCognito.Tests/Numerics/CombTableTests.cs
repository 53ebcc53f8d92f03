using System.Numerics;
using System.Security.Cryptography;
using LiteCognito.Numerics;
using LiteCognito.Srp;

namespace LiteCognito.Tests.Numerics;

/// <summary>Tests the constants by computing them again.</summary>
public sealed class CombTableTests
{
    [Fact]
    public void Every_table_entry_is_the_documented_power()
    {
        Assert.Equal(2 * CombTable.BlockWords, CombTable.Words.Length);
        for (int block = 0; block < 2; block++)
            for (int entry = 0; entry < CombTable.Entries; entry++)
            {
                BigInteger exponent = Enumerable.Range(0, 4).Where(j => (entry >> j & 1) == 1)
                    .Aggregate(BigInteger.Zero, (sum, j) => sum + (BigInteger.One << (64 * j + 32 * block)));
                Assert.Equal(
                    BigInteger.ModPow(2, exponent, Operands.N),
                    Operands.Number(CombTable.Words.Slice(block * CombTable.BlockWords + entry * Group.Words, Group.Words)));
            }
    }

    [Fact]
    public void K_is_the_hash_of_N_and_g() =>
        Assert.Equal(SHA256.HashData([0, .. Operands.Bytes(Operands.N), Group.Generator]), SrpGroup.K.ToArray());

    [Fact]
    public void N_is_minus_1_modulo_a_word() => Assert.Equal(ulong.MaxValue, Group.Modulus[0]);
}
