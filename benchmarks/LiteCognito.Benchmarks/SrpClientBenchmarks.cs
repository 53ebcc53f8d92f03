using System.Numerics;
using System.Security.Cryptography;
using BenchmarkDotNet.Attributes;

namespace LiteCognito.Benchmarks;

/// <summary>What does the arithmetic of one SRP sign-in cost? Against System.Numerics at equal work, the baseline.</summary>
[MemoryDiagnoser]
public class SrpClientBenchmarks
{
    private static readonly DateTimeOffset Time = DateTimeOffset.UnixEpoch;

    private readonly Dictionary<string, string> _challenge = new()
    {
        ["SALT"] = "4d878b72e1dc7e57b39ec393bbd726bf",
        ["SECRET_BLOCK"] = Convert.ToBase64String(new byte[640]),
        ["USER_ID_FOR_SRP"] = "alice",
    };

    private BigInteger _n;
    private BigInteger _b;

    /// <summary>Takes a B that no structure favours.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        // N = 2^3072 − 2^3008 − 1 + 2^64·([2^2942·π] + 1690314), RFC 3526 section 4
        _n = BigInteger.Parse(
            "0FFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74020BBEA63B139B22514A08798E3404DDEF9519B3CD3A431B302B0A6DF25F1437" +
            "4FE1356D6D51C245E485B576625E7EC6F44C42E9A637ED6B0BFF5CB6F406B7EDEE386BFB5A899FA5AE9F24117C4B1FE649286651ECE45B3DC2007CB8A163BF05" +
            "98DA48361C55D39A69163FA8FD24CF5F83655D23DCA3AD961C62F356208552BB9ED529077096966D670C354E4ABC9804F1746C08CA18217C32905E462E36CE3B" +
            "E39E772C180E86039B2783A2EC07A28FB5C55DF06F4C52C9DE2BCBF6955817183995497CEA956AE515D2261898FA051015728E5A8AAAC42DAD33170D04507A33" +
            "A85521ABDF1CBA64ECFB850458DBEF0A8AEA71575D060C7DB3970F85A6E1E4C7ABF5AE8CDB0933D71E8C94E04A25619DCEE3D2261AD2EE6BF12FFA06D98A0864" +
            "D87602733EC86A64521F2B18177B200CBBE117577A615D6C770988C0BAD946E208E24FA074E5AB3143DB5BFCE0FD108E4B82D120A93AD2CAFFFFFFFFFFFFFFFF",
            System.Globalization.NumberStyles.HexNumber, System.Globalization.CultureInfo.InvariantCulture);
        _b = Random(384) % _n;
        _challenge["SRP_B"] = _b.ToString("x", System.Globalization.CultureInfo.InvariantCulture).TrimStart('0');
    }

    /// <summary>The three exponentiations of a client, nothing else.</summary>
    [Benchmark(Baseline = true)]
    public BigInteger SystemNumerics()
    {
        BigInteger a = Random(32), x = Random(32), u = Random(32), k = Random(32);
        BigInteger publicA = BigInteger.ModPow(2, a, _n);
        BigInteger root = (_b - k * BigInteger.ModPow(2, x, _n) % _n + _n) % _n;
        return publicA + BigInteger.ModPow(root, a + u * x, _n);
    }

    /// <summary>The whole client: A, the key and the claim.</summary>
    [Benchmark]
    public object LiteCognitoClient()
    {
        using var srp = new CognitoSrp("us-east-1_AbCdEfGhI");
        return srp.PasswordVerifier(_challenge, "Correct-horse-7", Time);
    }

    private static BigInteger Random(int bytes) => new(RandomNumberGenerator.GetBytes(bytes), isUnsigned: true);
}
