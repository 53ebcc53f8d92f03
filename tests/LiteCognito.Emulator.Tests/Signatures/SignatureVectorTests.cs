using System.Text;
using System.Text.Json.Nodes;
using LiteCognito.Emulator.Calls;
using LiteCognito.Emulator.Signatures;

namespace LiteCognito.Emulator.Tests.Signatures;

/// <summary>Tests the emulator's verification with AWS's Signature Version 4 test suite (spec/vectors/sigv4.json).</summary>
public class SignatureVectorTests
{
    private static readonly JsonNode[] Cases =
        [.. JsonNode.Parse(File.ReadAllText(Repository.Spec("vectors", "sigv4.json")))!["cases"]!.AsArray().Select(item => item!)];

    public static TheoryData<string> Names => [.. Cases.Select(item => (string)item["name"]!)];

    [Fact]
    public void Suite_has_sixteen_cases() => Assert.Equal(16, Cases.Length);

    [Theory]
    [MemberData(nameof(Names))]
    public void Signature_is_recomputed_from_the_received_request(string name)
    {
        JsonNode vector = Cases.Single(item => (string)item["name"]! == name);
        EmulatorRequest request = Parse((string)vector["signedRequest"]!);
        AuthorizationHeader header = AuthorizationHeader.Parse(request.Authorization!);
        JsonNode credentials = vector["context"]!["credentials"]!;

        string canonical = CanonicalRequest.Of(request, header.SignedHeaders);
        string toSign = Signature.StringToSign(request.Header("X-Amz-Date")!, header.Scope, canonical);

        Assert.Equal((string)vector["canonicalRequest"]!, canonical);
        Assert.Equal((string)vector["stringToSign"]!, toSign);
        Assert.Equal((string)vector["signature"]!, Signature.Of(toSign, header.Scope, (string)credentials["secret_access_key"]!));
        Assert.Equal((string)vector["signature"]!, header.Signature);
        Assert.Equal((string)credentials["access_key_id"]!, header.AccessKeyId);
    }

    [Fact]
    public void Path_is_encoded_again_and_the_query_is_sorted()
    {
        var request = new EmulatorRequest(
            "GET", new("https://example.com/"), "/a%20b//c?b=2&a=%C3%A9&b=1&c", [new("Host", "example.com")], []);

        string[] lines = CanonicalRequest.Of(request, ["host"]).Split('\n');

        Assert.Equal(("/a%2520b//c", "a=%C3%A9&b=1&b=2&c="), (lines[1], lines[2]));
    }

    [Fact]
    public void White_space_in_headers_becomes_one_space()
    {
        var request = new EmulatorRequest(
            "GET", new("https://example.com/"), "/",
            [new("Host", "example.com"), new("My-Header", "\t a \n\u00a0 b "), new("my-header", " "), new("MY-HEADER", "c")], []);

        Assert.Equal("my-header:a b,,c", CanonicalRequest.Of(request, ["my-header"]).Split('\n')[3]);
    }

    [Fact]
    public void Canonical_query_is_sorted_as_by_botocore() => Assert.All(
        JsonNode.Parse(File.ReadAllText(Repository.Spec("vectors", "canonical-queries.json")))!["cases"]!.AsArray(),
        item =>
        {
            var request = new EmulatorRequest(
                "GET", new("https://example.com/"), $"/?{item!["query"]}", [new("Host", "example.com")], []);
            Assert.Equal((string)item["canonical"]!, CanonicalRequest.Of(request, ["host"]).Split('\n')[2]);
        });

    /// <summary>Parses a request from text. Header lines may be folded.</summary>
    private static EmulatorRequest Parse(string text)
    {
        string[] halves = text.Split("\n\n", 2);
        string[] lines = halves[0].Replace("\n ", " ", StringComparison.Ordinal).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        string[] first = lines[0].Split(' ');
        KeyValuePair<string, string>[] headers =
            [.. lines.Skip(1).Select(line => line.Split(':', 2)).Select(pair => KeyValuePair.Create(pair[0], pair[1]))];
        return new(
            first[0], new("https://example.amazonaws.com" + first[1]), first[1], headers, Encoding.UTF8.GetBytes(halves[1].TrimEnd('\n')));
    }
}
