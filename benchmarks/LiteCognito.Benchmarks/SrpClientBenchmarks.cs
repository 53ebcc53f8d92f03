using BenchmarkDotNet.Attributes;
using LiteCognito.Ratios;
using Org.BouncyCastle.Crypto.Agreement.Srp;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Security;
using BouncyInteger = Org.BouncyCastle.Math.BigInteger;

namespace LiteCognito.Benchmarks;

/// <summary>Measures the arithmetic of one SRP client, A and S. The baseline is System.Numerics with the same exponents.</summary>
[MemoryDiagnoser]
public class SrpClientBenchmarks
{
    private readonly Exchange _ours = new(32), _peers = new(128);
    private readonly byte[] _salt = [1, 2, 3, 4], _identity = "alice"u8.ToArray(), _password = "Correct-horse-7"u8.ToArray();
    private readonly SecureRandom _random = new();
    private readonly BouncyInteger _n = Exchange.Bouncy(Exchange.N);
    private readonly BouncyInteger _b;

    public SrpClientBenchmarks() => _b = Exchange.Bouncy(_ours.B);

    [Benchmark]
    public void LiteCognito() => _ours.Client();

    [Benchmark(Baseline = true)]
    public object SystemNumerics() => _ours.SystemNumerics();

    [Benchmark]
    public object SystemNumerics1024BitA() => _peers.SystemNumerics();

    [Benchmark]
    public object BouncyCastle1024BitA() => _peers.BouncyCastle();

    /// <summary>Runs BouncyCastle's SRP client, which generates the secret value a itself.</summary>
    [Benchmark]
    public object BouncyCastleSrp6Client()
    {
        var client = new Srp6Client();
        client.Init(_n, BouncyInteger.Two, new Sha256Digest(), _random);
        client.GenerateClientCredentials(_salt, _identity, _password);
        return client.CalculateSecret(_b);
    }

    /// <summary>Runs only the three constant-time exponentiations.</summary>
    [Benchmark]
    public void OpenSsl() => Loaded(_ours).OpenSslClient();

    [Benchmark]
    public void OpenSsl1024BitA() => Loaded(_peers).OpenSslClient();

    private static Exchange Loaded(Exchange exchange) =>
        exchange.OpenSsl is null ? throw new PlatformNotSupportedException("libcrypto.so.3 is not installed, so this benchmark is skipped.") : exchange;
}
