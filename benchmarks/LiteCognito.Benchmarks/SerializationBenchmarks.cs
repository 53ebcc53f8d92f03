using System.Text.Json;
using BenchmarkDotNet.Attributes;
using LiteCognito.Model;

namespace LiteCognito.Benchmarks;

/// <summary>Measures writing the largest request of a sign-in and reading its response.</summary>
[MemoryDiagnoser]
public class SerializationBenchmarks
{
    private static readonly byte[] Answer = System.Text.Encoding.UTF8.GetBytes(
        $$$"""{"AuthenticationResult":{"AccessToken":"{{{new string('a', 1100)}}}","ExpiresIn":3600,"IdToken":"{{{new string('i', 1200)}}}","RefreshToken":"{{{new string('r', 1800)}}}","TokenType":"Bearer"},"ChallengeParameters":{}}""");

    private readonly RespondToAuthChallengeRequest _request = new()
    {
        ChallengeName = "PASSWORD_VERIFIER",
        ClientId = "5example2client3id4",
        ChallengeResponses = new Dictionary<string, string>
        {
            ["PASSWORD_CLAIM_SECRET_BLOCK"] = Convert.ToBase64String(new byte[1200]),
            ["PASSWORD_CLAIM_SIGNATURE"] = Convert.ToBase64String(new byte[32]),
            ["TIMESTAMP"] = "Fri Jan 2 10:26:05 UTC 2026",
            ["USERNAME"] = "alice",
        },
    };

    [Benchmark]
    public byte[] Request() => JsonSerializer.SerializeToUtf8Bytes(_request, RespondToAuthChallengeJson.Operation.Request);

    [Benchmark]
    public object? Response() => JsonSerializer.Deserialize(Answer, RespondToAuthChallengeJson.Operation.Response);
}
