using System.Numerics;
using CsCheck;
using LiteCognito.Numerics;
using LiteCognito.Srp;

namespace LiteCognito.Tests.Numerics;

/// <summary>Every kernel agrees with System.Numerics and BouncyCastle on random operands and edge cases.</summary>
public sealed class KernelTests
{
    public static TheoryData<string> Kernels =>
    [
        "portable",
        .. KernelKinds.Integer ? ["integer"] : Array.Empty<string>(),
        .. KernelKinds.Sse2 ? ["sse2"] : Array.Empty<string>(),
        .. KernelKinds.Fma256 ? ["fma 256"] : Array.Empty<string>(),
        .. KernelKinds.Fma512 ? ["fma 512"] : Array.Empty<string>(),
    ];

    [Theory, MemberData(nameof(Kernels))]
    public void Import_and_export_reduce_the_integer(string kernel) => Contract(kernel).ImportAndExport();

    [Theory, MemberData(nameof(Kernels))]
    public void Write_returns_the_integer_that_Read_converted(string kernel) => Contract(kernel).ReadAndWrite();

    [Theory, MemberData(nameof(Kernels))]
    public void Products_squares_and_differences_agree_with_BigInteger(string kernel) => Contract(kernel).Operations();

    [Theory, MemberData(nameof(Kernels))]
    public void Results_can_alias_operands(string kernel) => Contract(kernel).Aliases();

    [Theory, MemberData(nameof(Kernels))]
    public void Powers_of_g_agree_with_BigInteger_and_BouncyCastle(string kernel) => Contract(kernel).PowersOfG();

    [Theory, MemberData(nameof(Kernels))]
    public void Secret_agrees_with_its_formula(string kernel) => Contract(kernel).Secret();

    [Theory, MemberData(nameof(Kernels))]
    public void Constants_are_powers_of_R(string kernel) => Contract(kernel).Constants();

    [Theory, MemberData(nameof(Kernels))]
    public void No_heap_memory_is_allocated(string kernel) => Contract(kernel).Allocation();

    [Theory, MemberData(nameof(Kernels))]
    public void Zero_operands_and_exponents_have_correct_results(string kernel) => Contract(kernel).Zeros();

    private static KernelContract Contract(string kernel) => kernel switch
    {
        "integer" => new KernelContract<IntegerKernel>(),
        "sse2" => new KernelContract<Sse2Kernel>(),
        "fma 256" => new KernelContract<Fma256Kernel>(),
        "fma 512" => new KernelContract<Fma512Kernel>(),
        _ => new KernelContract<PortableKernel>(),
    };
}

internal abstract class KernelContract
{
    public abstract void ImportAndExport();

    public abstract void ReadAndWrite();

    public abstract void Operations();

    public abstract void Aliases();

    public abstract void PowersOfG();

    public abstract void Secret();

    public abstract void Constants();

    public abstract void Allocation();

    public abstract void Zeros();
}

internal sealed class KernelContract<TKernel> : KernelContract
    where TKernel : struct, IKernel
{
    private static readonly BigInteger N = Operands.N;

    public override void ImportAndExport() =>
        Operands.Any.Sample(x => Residues<TKernel>.Export(Residues<TKernel>.Import(x)) == x % N, iter: Operands.Count / 10);

    public override void ReadAndWrite() =>
        Operands.Any.Sample(x => Residues<TKernel>.Write(Residues<TKernel>.Read(x)) == x % N, iter: Operands.Count / 10);

    public override void Operations() => Gen.Select(Operands.Any, Operands.Any).Sample((x, y) =>
    {
        ulong[] a = Residues<TKernel>.Import(x), b = Residues<TKernel>.Import(y);
        ulong[] product = new ulong[TKernel.Words], square = new ulong[TKernel.Words], difference = new ulong[TKernel.Words];
        Residues<TKernel>.Multiply(product, a, b);
        Residues<TKernel>.Square(square, a);
        Residues<TKernel>.Subtract(difference, a, b);
        return Residues<TKernel>.Export(product) == x * y % N && Residues<TKernel>.Export(square) == x * x % N
            && Residues<TKernel>.Export(difference) == Operands.Modulo(x - y);
    }, iter: Operands.Count / 2);

    public override void Aliases() => Gen.Select(Operands.Any, Operands.Any).Sample((x, y) =>
    {
        ulong[] a = Residues<TKernel>.Import(x), b = Residues<TKernel>.Import(y);
        Residues<TKernel>.Multiply(a, a, b);
        Residues<TKernel>.Subtract(b, a, b);
        Residues<TKernel>.Square(a, a);
        Residues<TKernel>.Multiply(b, a, b);
        BigInteger product = x * y, square = product * product % N;
        return Residues<TKernel>.Export(a) == square && Residues<TKernel>.Export(b) == Operands.Modulo(square * (product - y));
    }, iter: Operands.Count / 10);

    public override void PowersOfG() =>
        Gen.OneOf(
            Gen.Byte.Array[32],
            Operands.Among<byte[]>(
                new byte[32], Ones(32), Ones(128), new byte[128], [.. new byte[31], 1], [0x80, .. new byte[31]])).Sample(exponent =>
        {
            byte[] power = new byte[Group.Bytes];
            SrpGroup.PowerOfG<TKernel>(power, exponent);
            var e = new Org.BouncyCastle.Math.BigInteger(1, exponent);
            var n = new Org.BouncyCastle.Math.BigInteger(N.ToString(System.Globalization.CultureInfo.InvariantCulture));
            return new Org.BouncyCastle.Math.BigInteger(1, power).Equals(Org.BouncyCastle.Math.BigInteger.Two.ModPow(e, n))
                && Operands.Number(power) == BigInteger.ModPow(2, Operands.Number(exponent), N);
        }, iter: 50);

    public override void Secret() =>
        Gen.Select(
            Operands.Any, Gen.Byte.Array[32], Gen.OneOf(Gen.Byte.Array[32], Gen.Byte.Array[128], Gen.Const(Ones(32)), Gen.Const(Ones(128))),
            Gen.OneOf(Gen.Byte.Array[32], Gen.Const(Ones(32)))).Sample((b, x, a, u) =>
        {
            byte[] secret = new byte[Group.Bytes];
            SrpGroup.Secret<TKernel>(secret, Operands.Bytes(b), x, a, u);
            BigInteger root = Operands.Modulo(b - Operands.Number(SrpGroup.K) * BigInteger.ModPow(2, Operands.Number(x), N));
            return Operands.Number(secret) == BigInteger.ModPow(root, Operands.Number(a) + Operands.Number(u) * Operands.Number(x), N);
        }, iter: 50);

    public override void Constants()
    {
        // The Montgomery product of the digits of 1 and 1 is R^-1.
        ulong[] one = Residues<TKernel>.Read(BigInteger.One);
        Residues<TKernel>.Multiply(one, one, one);
        BigInteger r = BigInteger.ModPow(Residues<TKernel>.Write(one), N - 2, N);
        Assert.Equal(BigInteger.ModPow(r, 2, N), Operands.Number(TKernel.MontgomerySquare));
        Assert.Equal(BigInteger.ModPow(r, (BigInteger.One << 33) - 1, N), Operands.Number(TKernel.CombScale));
    }

    public override void Allocation()
    {
        byte[] a = Ones(32), power = new byte[Group.Bytes], secret = new byte[Group.Bytes], b = Operands.Bytes(N - 2);
        long allocated = 0;
        for (int i = 0; i < 3; i++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            SrpGroup.PowerOfG<TKernel>(power, a);
            SrpGroup.Secret<TKernel>(secret, b, a, a, a);
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        }
        Assert.Equal(0, allocated);
    }

    public override void Zeros()
    {
        byte[] zero = new byte[32], power = new byte[Group.Bytes], secret = new byte[Group.Bytes];
        SrpGroup.PowerOfG<TKernel>(power, zero);
        Assert.Equal(BigInteger.One, Operands.Number(power));

        // B = k·g^x makes the base 0. A server that does not know x cannot send it, but the arithmetic must handle it.
        SrpGroup.Secret<TKernel>(secret, Operands.Bytes(Operands.Number(SrpGroup.K)), zero, Ones(32), zero);
        Assert.Equal(BigInteger.Zero, Operands.Number(secret));
        SrpGroup.Secret<TKernel>(secret, Operands.Bytes(Operands.Number(SrpGroup.K)), zero, zero, zero);
        Assert.Equal(BigInteger.One, Operands.Number(secret));
    }

    private static byte[] Ones(int length) => [.. Enumerable.Repeat((byte)0xFF, length)];
}
