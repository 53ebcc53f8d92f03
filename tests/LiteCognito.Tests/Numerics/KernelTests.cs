using System.Numerics;
using CsCheck;
using LiteCognito.Numerics;
using LiteCognito.Srp;

namespace LiteCognito.Tests.Numerics;

/// <summary>The portable kernel against System.Numerics and BouncyCastle, at random and at the edges.</summary>
public sealed class KernelTests
{
    private const int Iterations = 5000;

    private static readonly BigInteger N = BigIntegerKernel.N;
    private static readonly BigInteger R = BigInteger.One << 3072;

    private static readonly Gen<BigInteger> AnyBelowR = Gen.OneOf(
        Among(BigInteger.Zero, BigInteger.One, N - 1, N, N + 1, R - 1, R - 2, (BigInteger.One << 64) - 1, BigInteger.One << 64, N >> 1),
        Gen.Byte.Array[Group.Bytes].Select(bytes => new BigInteger(bytes, isUnsigned: true)));

    [Fact]
    public void Import_and_export_reduce() => AnyBelowR.Sample(x => Export(Import(x)) == x % N, iter: Iterations);

    [Fact]
    public void Multiply_square_and_subtract_agree_with_BigInteger() => Gen.Select(AnyBelowR, AnyBelowR).Sample((x, y) =>
    {
        ulong[] a = Import(x), b = Import(y), product = new ulong[Group.Words], square = new ulong[Group.Words], difference = new ulong[Group.Words];
        PortableKernel.Multiply(product, a, b);
        PortableKernel.Square(square, a);
        PortableKernel.Subtract(difference, a, b);
        return Export(product) == x * y % N && Export(square) == x * x % N && Export(difference) == ((x - y) % N + N) % N;
    }, iter: Iterations);

    [Fact]
    public void Results_may_alias_operands() => Gen.Select(AnyBelowR, AnyBelowR).Sample((x, y) =>
    {
        ulong[] a = Import(x), b = Import(y);
        PortableKernel.Multiply(a, a, b);
        PortableKernel.Subtract(b, a, b);
        PortableKernel.Square(a, a);
        BigInteger product = x * y % N;
        return Export(a) == product * product % N && Export(b) == ((product - y) % N + N) % N;
    }, iter: Iterations);

    [Fact]
    public void Powers_of_g_agree_with_BigInteger_and_BouncyCastle() => Gen.OneOf(Gen.Byte.Array[32], Among<byte[]>(new byte[32], Ones(32), Ones(128), [.. new byte[31], 1])).Sample(exponent =>
    {
        byte[] power = new byte[Group.Bytes], other = new byte[Group.Bytes];
        SrpGroup.PowerOfG(power, exponent);
        SrpGroup.PowerOfG<BigIntegerKernel>(other, exponent);
        var e = new Org.BouncyCastle.Math.BigInteger(1, exponent);
        var n = new Org.BouncyCastle.Math.BigInteger(N.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return power.AsSpan().SequenceEqual(other)
            && new Org.BouncyCastle.Math.BigInteger(1, power).Equals(Org.BouncyCastle.Math.BigInteger.Two.ModPow(e, n))
            && new BigInteger(power, true, true) == BigInteger.ModPow(2, new BigInteger(exponent, true, true), N);
    }, iter: 30);

    [Fact]
    public void Secret_agrees_with_the_formula() => Gen.Select(AnyBelowR, Gen.Byte.Array[32], Gen.Byte.Array[32], Gen.Byte.Array[32]).Sample((b, x, a, u) =>
    {
        byte[] secret = new byte[Group.Bytes];
        SrpGroup.Secret(secret, Bytes(b), x, a, u);
        BigInteger Number(ReadOnlySpan<byte> bytes) => new(bytes, true, true);
        BigInteger root = ((b - Number(SrpGroup.K) * BigInteger.ModPow(2, Number(x), N)) % N + N) % N;
        return Number(secret) == BigInteger.ModPow(root, Number(a) + Number(u) * Number(x), N);
    }, iter: 30);

    [Fact]
    public void Constants_are_what_they_say()
    {
        Assert.Equal(BigInteger.One, (N + 1) % (BigInteger.One << 64) + 1);
        byte[] n = N.ToByteArray(isUnsigned: true, isBigEndian: true);
        Assert.Equal(System.Security.Cryptography.SHA256.HashData((byte[])[0, .. n, Group.Generator]), SrpGroup.K.ToArray());
        Assert.Equal(BigInteger.ModPow(2, 6144, N), new BigInteger(System.Runtime.InteropServices.MemoryMarshal.AsBytes(Group.MontgomerySquare), true));
    }

    private static Gen<T> Among<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    private static byte[] Ones(int length) => [.. Enumerable.Repeat((byte)0xFF, length)];

    private static byte[] Bytes(BigInteger value)
    {
        byte[] bytes = new byte[Group.Bytes];
        byte[] digits = value.ToByteArray(isUnsigned: true, isBigEndian: true);
        digits.CopyTo(bytes.AsSpan(bytes.Length - digits.Length));
        return bytes;
    }

    private static ulong[] Import(BigInteger value)
    {
        ulong[] residue = new ulong[Group.Words];
        PortableKernel.Import(residue, Bytes(value));
        return residue;
    }

    private static BigInteger Export(ulong[] residue)
    {
        byte[] bytes = new byte[Group.Bytes];
        PortableKernel.Export(bytes, residue);
        return new BigInteger(bytes, isUnsigned: true, isBigEndian: true);
    }
}
