using BenchmarkDotNet.Attributes;
using LiteCognito.Emulator;

namespace LiteCognito.Benchmarks;

/// <summary>
/// Measures a complete sign-in to a pool in the same process. Most of USER_SRP_AUTH is the pool's side of SRP, which uses BouncyCastle.
/// USER_PASSWORD_AUTH shows the cost without the SRP arithmetic of either side.
/// </summary>
[MemoryDiagnoser]
public class SignInBenchmarks
{
    private CognitoEmulator _emulator = null!;
    private CognitoClient _client = null!;
    private CognitoTokenVerifier _verifier = null!;
    private string _token = null!;

    [GlobalSetup]
    public async Task SetUp()
    {
        _emulator = new CognitoEmulator();
        EmulatorPool pool = _emulator.CreatePool();
        EmulatorClient app = pool.CreateClient("app");
        pool.AddUser("alice", "Correct-horse-7");
        _client = new CognitoClient(new() { UserPoolId = pool.Id, ClientId = app.Id }, new HttpClient(_emulator.CreateHandler()));
        _verifier = _client.CreateTokenVerifier();
        _token = ((SignedIn)await _client.SignInAsync("alice", "Correct-horse-7")).Session.Tokens.AccessToken;
    }

    [Benchmark(Baseline = true)]
    public Task<SignInStep> UserSrpAuth() => _client.SignInAsync("alice", "Correct-horse-7");

    [Benchmark]
    public Task<SignInStep> UserPasswordAuth() =>
        _client.SignInAsync(new SignInRequest { Username = "alice", Password = "Correct-horse-7", Flow = SignInFlow.UserPassword });

    [Benchmark]
    public Task<VerifiedToken> VerifyAccessToken() => _verifier.VerifyAsync(_token, TokenUse.Access);

    [GlobalCleanup]
    public void CleanUp() => _emulator.Dispose();
}
