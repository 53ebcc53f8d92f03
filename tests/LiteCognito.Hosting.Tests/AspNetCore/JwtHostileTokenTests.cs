using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using LiteCognito.Tests.Tokens;

namespace LiteCognito.Hosting.Tests.AspNetCore;

/// <summary>Sends the hostile tokens of the library's own tests to every endpoint of a real server.</summary>
public sealed class JwtHostileTokenTests : IAsyncLifetime
{
    private const int Altered = 2_000;

    private JwtSite _site = null!;

    private TokenForge Forge => _site.Forge;

    public async ValueTask InitializeAsync() => _site = await JwtSite.StartAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Every_hostile_token_is_refused_by_every_endpoint()
    {
        string[] tokens = [.. HostileTokens().Distinct()];
        Assert.InRange(tokens.Length, 100, 1000);
        foreach (string token in tokens)
            foreach (string path in JwtSite.Protected)
                Assert.True(
                    await _site.StatusAsync(path, token) == HttpStatusCode.Unauthorized, $"{path} does not answer 401: {token}");
        Assert.Equal(HttpStatusCode.OK, await _site.StatusAsync("/admin", _site.Token()));
    }

    [Fact]
    public async Task Altered_token_is_accepted_exactly_if_the_library_accepts_it()
    {
        await using JwtSite site = await JwtSite.StartAsync(options => options.TokenUse = TokenUse.Id);
        var verifier = new CognitoTokenVerifier(new() { Issuers = [site.Forge.WithKeys], TimeProvider = site.Forge.Clock });
        var mutations = new TokenMutations(site.Forge, 20261128);
        int accepted = 0, refused = 0;
        for (int i = 0; i < Altered; i++)
        {
            // The server trims a header, and other characters cannot be sent in one.
            string token = mutations.Next().Trim();
            if (token.Length == 0 || token.Any(c => c is < ' ' or > '~'))
                continue;
            bool isAccepted = await IsAcceptedAsync(verifier, token);
            HttpStatusCode expected = isAccepted ? HttpStatusCode.OK : HttpStatusCode.Unauthorized;
            Assert.True(await site.StatusAsync("/me", token) == expected, $"{i} is not answered with {expected}: {token}");
            if (isAccepted)
                accepted++;
            else
                refused++;
        }
        Assert.True(accepted > 100 && refused > 1000, $"{accepted}, {refused}");
    }

    private static async Task<bool> IsAcceptedAsync(CognitoTokenVerifier verifier, string token)
    {
        try
        {
            await verifier.VerifyAsync(token, TokenUse.Id, TestContext.Current.CancellationToken);
            return true;
        }
        catch (CognitoTokenException)
        {
            return false;
        }
    }

    private IEnumerable<string> HostileTokens()
    {
        string genuine = _site.Token(), header = TokenForge.Header().ToJsonString(), claims = Claims().ToJsonString();
        string[] parts = genuine.Split('.');
        string signed = $"{parts[0]}.{parts[1]}";

        // Text that is not a token.
        foreach (string text in (string[])
            [".", "..", "...", "a", "a.b", "a..b", genuine + ".", "." + genuine, $"{genuine}.{genuine}", "Bearer " + genuine,
            genuine.Replace('.', ' '), $"{genuine},Bearer {genuine}", $"{genuine}.{parts[2]}.{parts[2]}", "null", "{}", "%00"])
            yield return text;

        // Algorithms.
        foreach (string algorithm in (string[])
            ["none", "None", "NONE", "nOnE", "HS256", "HS384", "HS512", "rs256", "RS384", "RS512", "PS256", "ES256", "EdDSA", "", " RS256"])
        {
            string other = TokenForge.Header(algorithm: algorithm).ToJsonString();
            yield return Forge.Sign(other, claims);
            yield return $"{TokenForge.Encode(other)}.{parts[1]}.";
            yield return $"{TokenForge.Encode(other)}.{parts[1]}.AA";
        }
        foreach (string other in (string[])
            ["""{"kid":"k1"}""", """{"alg":["RS256"],"kid":"k1"}""", """{"alg":"RS256"}""", """{"alg":"RS256","kid":1}""",
            """{"alg":"RS256","kid":"k2"}""", """{"alg":"RS256","kid":""}""", """{"alg":"RS256","kid":"k1","crit":["exp"]}""",
            """{"alg":"RS256","alg":"RS256","kid":"k1"}""", """{"alg":"RS256","kid":"k1"}x""", """["RS256"]""", "null", "",
            """{"alg":"RS256","kid":"../../dev/null"}""", """{"alg":"RS256","kid":"' OR 1=1 --"}"""])
            yield return Forge.Sign(other, claims);

        // Keys that the token itself brings.
        string otherKey = JsonNode.Parse(TokenForge.Jwks(("k1", Forge.Other)))!["keys"]![0]!.ToJsonString();
        foreach (string member in (string[])
            [$"\"jwk\":{otherKey}", "\"jku\":\"https://attacker.example/jwks.json\"", "\"x5u\":\"https://attacker.example/key.pem\"",
            "\"x5c\":[\"MIIB\"]"])
            yield return Forge.Sign($$"""{"alg":"RS256","kid":"k1",{{member}}}""", claims, Forge.Other);
        foreach (byte[] secret in (byte[][])
            [Forge.Key.ExportSubjectPublicKeyInfo(), Forge.Key.ExportRSAPublicKey(),
            Encoding.ASCII.GetBytes(Forge.Key.ExportSubjectPublicKeyInfoPem()), Forge.Key.ExportParameters(false).Modulus!])
            foreach (string algorithm in (string[])["HS256", "RS256"])
            {
                string text = $"{TokenForge.Encode(TokenForge.Header(algorithm: algorithm).ToJsonString())}.{parts[1]}";
                yield return $"{text}.{Base64Url.EncodeToString(HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes(text)))}";
            }

        // Signatures.
        byte[] content = Encoding.ASCII.GetBytes(signed);
        byte[] good = Forge.Key.SignData(content, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        foreach (byte[] signature in (byte[][])
            [Forge.Key.SignData(content, HashAlgorithmName.SHA256, RSASignaturePadding.Pss),
            Forge.Key.SignData(content, HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1),
            Forge.Other.SignData(content, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
            good[..255], [.. good, 0], [0, .. good], new byte[256], new byte[1], [.. Enumerable.Repeat((byte)255, 256)], new byte[9000]])
            yield return $"{signed}.{Base64Url.EncodeToString(signature)}";
        yield return $"{signed}.";
        yield return $"{signed}.{parts[2]}=";
        yield return $"{signed}.{parts[2].Replace('-', '+').Replace('_', '/')}==";

        // Claims, all signed by the pool.
        foreach ((string name, JsonNode? value) in (IEnumerable<(string, JsonNode?)>)
            [("token_use", "id"), ("token_use", "refresh"), ("token_use", "ACCESS"), ("token_use", null), ("token_use", new JsonArray("access")),
            ("client_id", "another"), ("client_id", "Client"), ("client_id", "client "), ("client_id", null), ("client_id", ""),
            ("client_id", new JsonArray("client")), ("iss", TokenForge.OtherIssuer), ("iss", TokenForge.Issuer + "/"), ("iss", null),
            ("iss", TokenForge.Issuer.ToUpperInvariant()), ("iss", "https://attacker.example"), ("iss", new JsonArray(TokenForge.Issuer)),
            ("exp", 1), ("exp", 0), ("exp", -1), ("exp", null), ("exp", Forge.Now), ("exp", "9999999999"), ("exp", true),
            ("nbf", Forge.Now + 60), ("nbf", "1"), ("iat", "1"), ("sub", null), ("sub", 1), ("jti", 1)])
            yield return _site.Token("access", (name, value));
        yield return Forge.Sign(new JsonObject { ["token_use"] = "access", ["client_id"] = "client" });
        foreach (string payload in (string[])
            [claims + "x", "[" + claims + "]", claims[..^1] + ",\"exp\":9999999999}", claims[..^1] + ",\"x\":\"\\uD800\"}",
            claims[..^1] + ",\"x\":[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]}", "", "null", "\uFEFF" + claims])
            yield return Forge.Sign(header, payload);
    }

    private JsonObject Claims() => Forge.Claims("access");
}
