using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;

namespace LiteCognito.Tests.Tokens;

/// <summary>Creates genuine and forged tokens, and the key sets and verifiers to test them with.</summary>
/// <param name="managed">True for verifiers that compute RSA in managed code, as in a browser.</param>
internal sealed partial class TokenForge(bool managed = false) : IDisposable
{
    public const string Issuer = "https://cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI";
    public const string OtherIssuer = "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_ZyXwVuTsR";

    // Created once, because generating 2048-bit keys is slow.
    private static readonly RSAParameters[] Pairs = [.. Enumerable.Range(0, 2).Select(_ =>
    {
        using var rsa = RSA.Create(2048);
        return rsa.ExportParameters(true);
    })];

    public RSA Key { get; } = RSA.Create(Pairs[0]);

    public RSA Other { get; } = RSA.Create(Pairs[1]);

    public bool IsManaged { get; } = managed;

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));

    public long Now => Clock.GetUtcNow().ToUnixTimeSeconds();

    public static TrustedIssuer Trusted => new() { Issuer = Issuer, ClientIds = ["client"] };

    public TrustedIssuer WithKeys => Trusted with { Jwks = Jwks(("k1", Key)) };

    public JsonObject Claims(string use) => new()
    {
        ["sub"] = "sub-1",
        ["iss"] = Issuer,
        ["token_use"] = use,
        ["exp"] = Now + 3600,
        ["iat"] = Now,
        [use == "id" ? "aud" : "client_id"] = "client",
        [use == "id" ? "cognito:username" : "username"] = "alice",
        ["cognito:groups"] = new JsonArray("admins"),
    };

    public string Sign(JsonObject claims, JsonObject? header = null, RSA? key = null) =>
        Sign((header ?? Header()).ToJsonString(), claims.ToJsonString(), key);

    public string Sign(string header, string claims, RSA? key = null) => SignParts(Encode(header), Encode(claims), key);

    public string SignParts(string header, string payload, RSA? key = null)
    {
        string signed = $"{header}.{payload}";
        byte[] signature = (key ?? Key).SignData(Encoding.UTF8.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return $"{signed}.{Base64Url.EncodeToString(signature)}";
    }

    public static JsonObject Header(string kid = "k1", string algorithm = "RS256") => new() { ["kid"] = kid, ["alg"] = algorithm };

    public static string Encode(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));

    public static string Jwks(params (string Kid, RSA Key)[] keys) => new JsonObject
    {
        ["keys"] = new JsonArray([.. keys.Select(key =>
        {
            RSAParameters parameters = key.Key.ExportParameters(false);
            return (JsonNode)new JsonObject
            {
                ["kty"] = "RSA",
                ["kid"] = key.Kid,
                ["use"] = "sig",
                ["alg"] = "RS256",
                ["n"] = Base64Url.EncodeToString(parameters.Modulus),
                ["e"] = Base64Url.EncodeToString(parameters.Exponent),
            };
        })]),
    }.ToJsonString();

    public void Dispose()
    {
        Key.Dispose();
        Other.Dispose();
    }
}

/// <summary>Answers requests for a pool's keys in process.</summary>
internal sealed class JwksServer(Func<string> answer) : HttpMessageHandler
{
    private int _calls;

    public Func<string> Answer { get; set; } = answer;

    /// <summary>The task that every answer awaits.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    /// <summary>Completes when the next request arrives, if it is set.</summary>
    public TaskCompletionSource? Reached { get; set; }

    public int Calls => Volatile.Read(ref _calls);

    public List<string> Addresses { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _calls);
        lock (Addresses)
            Addresses.Add(request.RequestUri!.AbsoluteUri);
        Reached?.TrySetResult();
        await Gate;
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(Answer()) };
    }
}
