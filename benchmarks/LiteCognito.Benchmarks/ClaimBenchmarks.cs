using BenchmarkDotNet.Attributes;

namespace LiteCognito.Benchmarks;

/// <summary>Measures the public SRP class: A with its conversions to text, and the response to PASSWORD_VERIFIER.</summary>
[MemoryDiagnoser]
public class ClaimBenchmarks
{
    private const string PoolId = "us-east-1_AbCdEfGhI";
    private static readonly DateTimeOffset Time = DateTimeOffset.UnixEpoch;

    private readonly Dictionary<string, string> _challenge = new()
    {
        ["SALT"] = "4d878b72e1dc7e57b39ec393bbd726bf",
        ["SRP_B"] = string.Concat(Enumerable.Repeat("7f3a91c5", 96)),
        ["SECRET_BLOCK"] = Convert.ToBase64String(new byte[640]),
        ["USER_ID_FOR_SRP"] = "alice",
    };

    private CognitoSrp _srp = null!;

    [GlobalSetup]
    public void SetUp() => _srp = new CognitoSrp(PoolId);

    [GlobalCleanup]
    public void CleanUp() => _srp.Dispose();

    [Benchmark]
    public string SrpA()
    {
        using var srp = new CognitoSrp(PoolId);
        return srp.SrpA;
    }

    [Benchmark]
    public object PasswordVerifier() => _srp.PasswordVerifier(_challenge, "Correct-horse-7", Time);
}
