using System.Diagnostics;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using System.Security.Cryptography;
using LiteCognito.Numerics;
using LiteCognito.Srp;

namespace LiteCognito;

/// <summary>
/// The client side of SRP beside System.Numerics: results on every kernel that runs here, and speed. Runs in a browser and in tests.
/// </summary>
internal static class BrowserSrpChecks
{
    private static readonly BigInteger N = new(MemoryMarshal.AsBytes(Group.Modulus), isUnsigned: true);
    private static readonly BigInteger K = Number(SrpGroup.K);

    private static readonly Dictionary<string, string> Challenge = new()
    {
        ["SALT"] = "a1b2c3d4e5f60718293a4b5c6d7e8f90",
        ["SRP_B"] = new string('b', 768),
        ["SECRET_BLOCK"] = Convert.ToBase64String(new byte[1024]),
        ["USER_ID_FOR_SRP"] = "alice",
    };

    private delegate void PowerOfG(Span<byte> power, ReadOnlySpan<byte> exponent);

    private delegate void Secret(
        Span<byte> secret, ReadOnlySpan<byte> publicB, ReadOnlySpan<byte> x, ReadOnlySpan<byte> a, ReadOnlySpan<byte> u);

    /// <summary>
    /// Measures whole clients: A, g^x, S and the claim. To measure the first client of a process, call this before anything else that
    /// computes SRP.
    /// </summary>
    /// <returns>
    /// The kernel, and milliseconds: of the first client, the median of later clients, and the shortest time of BigInteger for the same
    /// three powers with an <c>a</c> of 1024 bits.
    /// </returns>
    public static (string Kernel, double First, double Later, double BigInteger) Measure(int later = 9, int bigIntegers = 3)
    {
        double first = Time(Client);
        double[] times = [.. Enumerable.Range(0, later).Select(_ => Time(Client)).Order()];
        double bigInteger = Enumerable.Range(0, bigIntegers).Min(_ => Time(BigIntegerClient));
        return (Kernels.Choose().ToString(), first, times[later / 2], bigInteger);
    }

    /// <summary>Computes A and S of exchanges with random values.</summary>
    /// <returns>For every kernel that runs here, the number of exchanges in which both values equal those of BigInteger.</returns>
    public static Dictionary<string, int> Agree(int exchanges = 20)
    {
        Dictionary<string, (PowerOfG A, Secret S)> kernels = new()
        {
            [nameof(KernelKind.Portable)] = (SrpGroup.PowerOfG<PortableKernel>, SrpGroup.Secret<PortableKernel>),
        };
        if (IntegerArithmetic.IsSupported)
            kernels[nameof(KernelKind.Integer)] = (SrpGroup.PowerOfG<IntegerKernel>, SrpGroup.Secret<IntegerKernel>);
        if (Sse2Kernel.IsSupported)
            kernels[nameof(KernelKind.Sse2)] = (SrpGroup.PowerOfG<Sse2Kernel>, SrpGroup.Secret<Sse2Kernel>);
        if (Vector256.IsHardwareAccelerated && Fma.IsSupported && Avx2.IsSupported)
            kernels[nameof(KernelKind.Fma256)] = (SrpGroup.PowerOfG<Fma256Kernel>, SrpGroup.Secret<Fma256Kernel>);
        if (Vector512.IsHardwareAccelerated && Fma.IsSupported && Avx2.IsSupported)
            kernels[nameof(KernelKind.Fma512)] = (SrpGroup.PowerOfG<Fma512Kernel>, SrpGroup.Secret<Fma512Kernel>);

        Dictionary<string, int> agreed = kernels.ToDictionary(kernel => kernel.Key, _ => 0);
        byte[] publicA = new byte[Group.Bytes], secret = new byte[Group.Bytes];
        for (int i = 0; i < exchanges; i++)
        {
            byte[] a = RandomNumberGenerator.GetBytes(32), x = RandomNumberGenerator.GetBytes(32), u = RandomNumberGenerator.GetBytes(32);
            byte[] b = RandomNumberGenerator.GetBytes(Group.Bytes);
            (BigInteger expectedA, BigInteger expectedS) = Exchange(Number(a), Number(x), Number(u), Number(b));
            foreach ((string name, (PowerOfG powerOfG, Secret computeSecret)) in kernels)
            {
                powerOfG(publicA, a);
                computeSecret(secret, b, x, a, u);
                if (Number(publicA) == expectedA && Number(secret) == expectedS)
                    agreed[name]++;
            }
        }
        return agreed;
    }

    private static void Client()
    {
        using var srp = new CognitoSrp("eu-central-1_AbCdEfGhI");
        srp.PasswordVerifier(Challenge, "Correct-horse-7", TimeProvider.System.GetUtcNow());
    }

    private static void BigIntegerClient() => Exchange(Random(128), Random(32), Random(32), Random(Group.Bytes));

    private static (BigInteger A, BigInteger S) Exchange(BigInteger a, BigInteger x, BigInteger u, BigInteger b)
    {
        BigInteger root = (b - K * BigInteger.ModPow(2, x, N)) % N;
        return (BigInteger.ModPow(2, a, N), BigInteger.ModPow(root.Sign < 0 ? root + N : root, a + u * x, N));
    }

    private static double Time(Action work)
    {
        long started = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    private static BigInteger Random(int bytes) => Number(RandomNumberGenerator.GetBytes(bytes));

    private static BigInteger Number(ReadOnlySpan<byte> bytes) => new(bytes, isUnsigned: true, isBigEndian: true);
}
