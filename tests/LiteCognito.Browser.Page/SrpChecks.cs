using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using LiteCognito.Aot;
using LiteCognito.Numerics;

namespace LiteCognito.Browser.Page;

/// <summary>The client side of SRP: its results, and its speed beside System.Numerics.BigInteger.</summary>
internal static class SrpChecks
{
    private const int Vectors = 2, Repetitions = 3;

    private static readonly Dictionary<string, string> Challenge = new()
    {
        ["SALT"] = "a1b2c3d4e5f60718293a4b5c6d7e8f90",
        ["SRP_B"] = new string('b', 768),
        ["SECRET_BLOCK"] = Convert.ToBase64String(new byte[1024]),
        ["USER_ID_FOR_SRP"] = "alice",
    };

    public static IEnumerable<KeyValuePair<string, Func<Settings, Task<string>>>> All =>
    [
        new("Srp_agrees_with_the_vectors", _ => Task.FromResult(Replay())),
        new("Srp_client_takes", _ => Task.FromResult(Measure())),
    ];

    private static string Replay()
    {
        var tally = new Tally();
        SrpVectors.Replay(tally, Vectors);
        return $"{tally.Passed} passed, {tally.Failed} failed";
    }

    /// <summary>
    /// Returns the time of the page's first client, the shortest time of some more, and the shortest time with BigInteger, in milliseconds.
    /// </summary>
    private static string Measure()
    {
        double first = Time(Client), later = Shortest(Client), bigInteger = Shortest(BigIntegerClient);
        return string.Create(CultureInfo.InvariantCulture, $"{first:0} {later:0} {bigInteger:0}");
    }

    private static double Shortest(Action work) => Enumerable.Range(0, Repetitions).Min(_ => Time(work));

    private static double Time(Action work)
    {
        long start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static void Client()
    {
        using var srp = new CognitoSrp("eu-central-1_AbCdEfGhI");
        srp.PasswordVerifier(Challenge, "Correct-horse-7", TimeProvider.System.GetUtcNow());
    }

    /// <summary>The powers of a client as other libraries compute them, with an exponent of 1024 bits.</summary>
    private static void BigIntegerClient()
    {
        var n = new BigInteger(MemoryMarshal.AsBytes(Group.Modulus), isUnsigned: true);
        BigInteger a = Random(128), x = Random(32), u = Random(32), k = Random(32), b = Random(384) % n;
        _ = BigInteger.ModPow(2, a, n);
        BigInteger verifier = BigInteger.ModPow(2, x, n);
        BigInteger root = (b - k * verifier) % n;
        _ = BigInteger.ModPow(root.Sign < 0 ? root + n : root, a + u * x, n);
    }

    private static BigInteger Random(int bytes) => new(RandomNumberGenerator.GetBytes(bytes), isUnsigned: true);
}
