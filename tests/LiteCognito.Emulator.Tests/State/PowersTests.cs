using LiteCognito.Emulator.State;
using Org.BouncyCastle.Math;

namespace LiteCognito.Emulator.Tests.State;

/// <summary>Compares powers with those of BouncyCastle.</summary>
public sealed class PowersTests
{
    // Lengths of full words, of one bit more and one bit less; the highest and the lowest bits alone.
    private static readonly BigInteger[] Moduli =
    [
        .. ((int[])[64, 65, 127, 128, 3072]).SelectMany(bits => ((int[])[1, 3, 1105]).Select(
            odd => BigInteger.One.ShiftLeft(bits).Subtract(BigInteger.ValueOf(odd)))),
        BigInteger.ValueOf(3), BigInteger.One.ShiftLeft(3071).Add(BigInteger.One),
    ];

    [Fact]
    public void Powers_are_those_of_BouncyCastle()
    {
        foreach (BigInteger modulus in Moduli)
        {
            var powers = new Powers(modulus);
            BigInteger last = modulus.Subtract(BigInteger.One);
            BigInteger[] numbers = [BigInteger.Zero, BigInteger.One, last, SrpServer.Random(400).Mod(modulus)];
            foreach (BigInteger value in numbers)
            {
                Func<BigInteger, BigInteger> prepared = powers.Prepare(value);
                foreach (BigInteger exponent in Exponents())
                {
                    BigInteger expected = value.ModPow(exponent, modulus);
                    Assert.Equal(expected, powers.Power(value, exponent));
                    Assert.Equal(expected, prepared(exponent));
                    Assert.Equal(
                        value.Multiply(last).Mod(modulus).ModPow(exponent, modulus), powers.Power(value, last, exponent));
                }
            }
        }
    }

    private static BigInteger[] Exponents() =>
    [
        BigInteger.One, BigInteger.Two, BigInteger.One.ShiftLeft(255), BigInteger.One.ShiftLeft(256).Subtract(BigInteger.One),
        BigInteger.One.ShiftLeft(215), SrpServer.Random(32), SrpServer.Random(16),
    ];
}
