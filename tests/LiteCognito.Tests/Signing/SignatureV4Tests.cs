using System.Text;
using System.Text.Json.Nodes;
using LiteCognito.Secrets;
using LiteCognito.Signing;

namespace LiteCognito.Tests.Signing;

/// <summary>Runs every stage of every case of AWS's signing test suite (spec/vectors/sigv4.json).</summary>
public sealed class SignatureV4Tests
{
    private static readonly JsonArray All = JsonNode.Parse(File.ReadAllText(Repository.Spec("vectors", "sigv4.json")))!["cases"]!.AsArray();

    public static TheoryData<string> Cases => [.. All.Select(vector => (string)vector!["name"]!)];

    [Fact]
    public void Suite_has_sixteen_cases() => Assert.Equal(16, All.Count);

    [Theory, MemberData(nameof(Cases))]
    public void Canonical_request_string_to_sign_and_signature_match_the_suite(string name)
    {
        JsonNode vector = All.Single(candidate => (string)candidate!["name"]! == name)!;
        JsonNode context = vector["context"]!, credentials = context["credentials"]!;
        string region = (string)context["region"]!, service = (string)context["service"]!;
        string secret = (string)credentials["secret_access_key"]!;
        string time = SignatureV4.Time(DateTimeOffset.Parse((string)context["timestamp"]!, null));
        (string method, Uri url, List<SignedHeader> sent, byte[] body) = Parse((string)vector["request"]!);
        sent.Add(new("x-amz-date", time));
        if ((string?)credentials["token"] is { } token && (bool?)context["omit_session_token"] != true)
            sent.Add(new("x-amz-security-token", token));
        if ((bool?)context["sign_body"] == true)
            sent.Add(new("x-amz-content-sha256", Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(body))));
        SignedHeader[] headers = [.. sent];

        var scope = new SigningScope(time, region, service);
        var canonical = new SecretBuffer(stackalloc byte[64]);
        CanonicalRequest.Write(ref canonical, method, url, headers, body);
        Assert.Equal((string)vector["canonicalRequest"]!, Encoding.UTF8.GetString(canonical.Written));

        var toSign = new SecretBuffer(stackalloc byte[64]);
        SignatureV4.WriteStringToSign(ref toSign, scope, canonical.Written);
        Assert.Equal((string)vector["stringToSign"]!, Encoding.UTF8.GetString(toSign.Written));

        byte[] key = new byte[SignatureV4.KeySize];
        SignatureV4.DeriveKey(secret, scope, key);
        string authorization = SignatureV4.Authorization(key, (string)credentials["access_key_id"]!, scope, method, url, headers, body);
        Assert.EndsWith($"Signature={(string)vector["signature"]!}", authorization, StringComparison.Ordinal);
        Assert.Contains($"\nAuthorization:{authorization}\n", (string)vector["signedRequest"]!, StringComparison.Ordinal);
    }

    [Fact]
    public void Canonical_query_is_sorted_as_by_botocore()
    {
        JsonArray queries = JsonNode.Parse(File.ReadAllText(Repository.Spec("vectors", "canonical-queries.json")))!["cases"]!.AsArray();
        Assert.Equal("a=1&a-b=3&a1=2", (string)queries.Single(item => (string)item!["query"]! == "a=1&a1=2&a-b=3")!["canonical"]!);
        Assert.All(queries, item =>
        {
            var canonical = new SecretBuffer(stackalloc byte[64]);
            var url = new Uri($"https://example.com/?{item!["query"]}");
            CanonicalRequest.Write(ref canonical, "GET", url, [new("host", "example.com")], []);
            Assert.Equal((string)item["canonical"]!, Encoding.UTF8.GetString(canonical.Written).Split('\n')[2]);
        });
    }

    /// <summary>Parses a request of the suite. A folded line continues the header before it.</summary>
    private static (string Method, Uri Url, List<SignedHeader> Headers, byte[] Body) Parse(string request)
    {
        string[] parts = request.Split("\n\n", 2);
        string[] lines = parts[0].TrimEnd('\n').Split('\n');
        string[] first = lines[0].Split(' ');
        var headers = new List<SignedHeader>();
        foreach (string line in lines[1..])
        {
            if (char.IsWhiteSpace(line[0]))
            {
                headers[^1] = headers[^1] with { Value = headers[^1].Value + "\n" + line };
                continue;
            }
            string[] pair = line.Split(':', 2);
            headers.Add(new(pair[0].ToLowerInvariant(), pair[1]));
        }
        string host = headers.Single(header => header.Name == "host").Value;
        return (first[0], new Uri($"https://{host}{first[1]}"), headers, Encoding.UTF8.GetBytes(parts.Length > 1 ? parts[1] : ""));
    }
}
