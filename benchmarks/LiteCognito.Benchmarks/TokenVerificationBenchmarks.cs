using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using BenchmarkDotNet.Attributes;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace LiteCognito.Benchmarks;

/// <summary>Measures the verification of an access token with a cached key. The RSA operation is the lower bound.</summary>
[MemoryDiagnoser]
public class TokenVerificationBenchmarks
{
    private const string Issuer = "https://cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI", ClientId = "5example2client3id4";

    private readonly JsonWebTokenHandler _handler = new();
    private readonly RSA _key = RSA.Create(2048);
    private CognitoTokenVerifier _verifier = null!;
    private TokenValidationParameters _parameters = null!;
    private string _token = null!;
    private byte[] _signed = null!, _signature = null!;

    [GlobalSetup]
    public async Task SetUp()
    {
        string n = Base64Url.EncodeToString(_key.ExportParameters(false).Modulus);
        string jwks = $$"""{"keys":[{"alg":"RS256","e":"AQAB","kid":"4kB0pQ6uVpnDN0SEYnPgPXSdJJE2qzpxnmTzGYoZJ0c=","kty":"RSA","n":"{{n}}","use":"sig"}]}""";
        long now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        string header = """{"kid":"4kB0pQ6uVpnDN0SEYnPgPXSdJJE2qzpxnmTzGYoZJ0c=","alg":"RS256"}""";
        string claims = $$"""{"sub":"d4c8c4c8-20a1-70b5-4b5e-1f2a3b4c5d6e","cognito:groups":["admins","staff"],"iss":"{{Issuer}}","client_id":"{{ClientId}}","origin_jti":"9a1b2c3d-0e0f-4a5b-8c7d-6e5f4a3b2c1d","event_id":"1a2b3c4d-5e6f-4a7b-8c9d-0e1f2a3b4c5d","token_use":"access","scope":"aws.cognito.signin.user.admin","auth_time":{{now}},"exp":{{now + 86400}},"iat":{{now}},"jti":"0f1e2d3c-4b5a-4697-8879-6a5b4c3d2e1f","username":"alice"}""";
        string signed = $"{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(header))}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims))}";
        _signed = Encoding.ASCII.GetBytes(signed);
        _signature = _key.SignData(_signed, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        _token = $"{signed}.{Base64Url.EncodeToString(_signature)}";

        _verifier = new(new() { Issuers = [new() { Issuer = Issuer, ClientIds = [ClientId], Jwks = jwks }] });
        _parameters = new() { ValidIssuer = Issuer, ValidateAudience = false, ValidAlgorithms = ["RS256"], IssuerSigningKeys = new JsonWebKeySet(jwks).GetSigningKeys() };
        if (!(await Microsoft()).IsValid || (await LiteCognito()).Username != "alice" || !RsaAlone())
            throw new InvalidOperationException("A verifier did not accept the token.");
    }

    [Benchmark(Baseline = true)]
    public Task<TokenValidationResult> Microsoft() => _handler.ValidateTokenAsync(_token, _parameters);

    [Benchmark]
    public Task<VerifiedToken> LiteCognito() => _verifier.VerifyAsync(_token, TokenUse.Access);

    [Benchmark]
    public bool RsaAlone() => _key.VerifyData(_signed, _signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    [GlobalCleanup]
    public void CleanUp() => _key.Dispose();
}
