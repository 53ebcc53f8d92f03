using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;

namespace LiteCognito.Emulator.Tests.Signatures;

/// <summary>Tests which signed calls the emulator accepts and refuses, in process and over a port.</summary>
public sealed class SignatureVerifierTests : IDisposable
{
    private const string Target = SignedCalls.TargetPrefix + "CreateUserPool", Body = """{"PoolName":"p"}""";
    private const string Incomplete = "403 IncompleteSignatureException", Invalid = "403 InvalidSignatureException";
    private const string Prefix = "AWS4-HMAC-SHA256 Credential=testing/20260102/us-east-1/";
    private const string Mismatch = Invalid + ": The request signature we calculated does not match the signature you provided. "
        + "Check your AWS Secret Access Key and signing method. Consult the service documentation for details.";
    private const string Unknown = "400 UnrecognizedClientException: The security token included in the request is invalid.";

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
    private readonly CognitoEmulator _emulator;
    private readonly HttpClient _http;

    public SignatureVerifierTests()
    {
        _emulator = new(_clock);
        _http = new(_emulator.CreateHandler());
    }

    [Fact]
    public async Task Known_key_is_accepted()
    {
        _emulator.AddCredentials("AKIDEXAMPLE", "a secret");

        Assert.Equal("200", await SendAsync(Calls("testing", "testing")));
        Assert.Equal("200", await SendAsync(Calls("AKIDEXAMPLE", "a secret")));
    }

    [Fact]
    public async Task Wrong_secret_is_refused_with_403() => Assert.Equal(Mismatch, await SendAsync(Calls("testing", "another")));

    [Fact]
    public async Task Unknown_key_is_refused() => Assert.Equal(Unknown, await SendAsync(Calls("someone-else", "testing")));

    [Fact]
    public async Task Temporary_credentials_require_their_session_token()
    {
        _emulator.AddCredentials("ASIAEXAMPLE", "a secret", "a token");

        Assert.Equal("200", await SendAsync(Calls("ASIAEXAMPLE", "a secret", "a token")));
        Assert.Equal(Unknown, await SendAsync(Calls("ASIAEXAMPLE", "a secret", "another token")));
        Assert.Equal(Unknown, await SendAsync(Calls("ASIAEXAMPLE", "a secret")));
        Assert.Equal(Unknown, await SendAsync(Calls("testing", "testing", "a token")));
    }

    [Theory]
    [InlineData(-300, "200")]
    [InlineData(300, "200")]
    [InlineData(-301, Invalid + ": Signature expired: 20260102T025904Z is now earlier than 20260102T025905Z (20260102T030405Z - 5 min.)")]
    [InlineData(301, Invalid
        + ": Signature not yet current: 20260102T030906Z is still later than 20260102T030905Z (20260102T030405Z + 5 min.)")]
    public async Task Clock_can_be_five_minutes_off(int seconds, string expected)
    {
        var clock = new FakeTimeProvider(_clock.GetUtcNow().AddSeconds(seconds));

        Assert.Equal(expected, await SendAsync(new SignedCalls(_http, clock)));
    }

    [Fact]
    public async Task Every_response_has_the_date_of_the_emulators_clock()
    {
        using HttpResponseMessage refused = await PostAsync(_ => { });
        using HttpResponseMessage unknown = await _http.GetAsync(new Uri(SignedCalls.Address + "nothing"), Stop);
        using EmulatorListener listener = _emulator.Listen();
        using var http = new HttpClient();
        using HttpResponseMessage overThePort = await http.GetAsync(listener.Endpoint, Stop);

        Assert.All([refused, unknown, overThePort], answer => Assert.Equal(_clock.GetUtcNow(), answer.Headers.Date));
    }

    [Theory]
    [InlineData("body")]
    [InlineData("target")]
    [InlineData("date")]
    [InlineData("host")]
    [InlineData("query")]
    public async Task Altered_request_is_refused(string part)
    {
        using HttpResponseMessage answer = await PostAsync(request =>
        {
            Calls("testing", "testing").Sign(request, Body);
            switch (part)
            {
                case "body":
                    request.Content = new StringContent(Body.Replace("p\"", "q\"", StringComparison.Ordinal), Encoding.UTF8);
                    break;
                case "target":
                    request.Headers.Remove("X-Amz-Target");
                    request.Headers.Add("X-Amz-Target", SignedCalls.TargetPrefix + "CreateUserPoolClient");
                    break;
                case "date":
                    request.Headers.Remove("X-Amz-Date");
                    request.Headers.Add("X-Amz-Date", "20260102T030406Z");
                    break;
                case "host":
                    request.Headers.Host = "elsewhere.test";
                    break;
                default:
                    request.RequestUri = new Uri(SignedCalls.Address + "?a=b");
                    break;
            }
        });

        Assert.Equal(Mismatch, await TextAsync(answer));
    }

    [Theory]
    [InlineData("host", "403 InvalidSignatureException: 'Host' must be a 'SignedHeader' in the AWS Authorization.")]
    [InlineData("x-amz-date", "403 InvalidSignatureException: 'x-amz-date' must be a 'SignedHeader' in the AWS Authorization.")]
    [InlineData("x-amz-target", "403 InvalidSignatureException: 'x-amz-target' must be a 'SignedHeader' in the AWS Authorization.")]
    [InlineData("x-amz-security-token", Invalid + ": 'x-amz-security-token' must be a 'SignedHeader' in the AWS Authorization.")]
    public async Task Unsigned_header_that_must_be_signed_is_refused(string header, string expected)
    {
        _emulator.AddCredentials("ASIAEXAMPLE", "a secret", "a token");

        using HttpResponseMessage answer = await PostAsync(
            request => Calls("ASIAEXAMPLE", "a secret", "a token").Sign(request, Body, header));

        Assert.Equal(expected, await TextAsync(answer));
    }

    [Theory]
    [InlineData(null, "403 MissingAuthenticationTokenException")]
    [InlineData("Bearer abc", Incomplete)]
    [InlineData("AWS4-HMAC-SHA256", Incomplete)]
    [InlineData(Prefix + "cognito-idp/aws4_request, SignedHeaders=host", Incomplete)]
    [InlineData(Prefix + "cognito-idp/aws4_request, Signature=0", Incomplete)]
    [InlineData("AWS4-HMAC-SHA256 Credential=testing/20260102//cognito-idp/aws4_request, SignedHeaders=host, Signature=0", Incomplete)]
    [InlineData("AWS4-HMAC-SHA256 Credential=testing, SignedHeaders=host, Signature=0", Incomplete)]
    [InlineData(Prefix + "cognito-idp/aws4_request, SignedHeaders=host;x-amz-target, Signature=0", Incomplete)]
    [InlineData(Prefix + "cognito-idp/aws5_request, SignedHeaders=host, Signature=0", Invalid)]
    [InlineData(Prefix + "s3/aws4_request, SignedHeaders=host, Signature=0", Invalid)]
    [InlineData(Prefix + "cognito-idp/aws4_request, SignedHeaders=x-amz-target;host, Signature=0", Invalid)]
    public async Task Malformed_header_is_refused(string? header, string expected)
    {
        using HttpResponseMessage answer = await PostAsync(request =>
        {
            if (header is not null)
                request.Headers.TryAddWithoutValidation("Authorization", header);
        });

        Assert.StartsWith(expected, await TextAsync(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Credential_scope_of_another_day_is_refused()
    {
        using HttpResponseMessage answer = await PostAsync(request =>
        {
            Calls("testing", "testing").Sign(request, Body);
            string header = string.Join(' ', request.Headers.NonValidated["Authorization"])
                .Replace("/20260102/", "/20260101/", StringComparison.Ordinal);
            request.Headers.Remove("Authorization");
            request.Headers.TryAddWithoutValidation("Authorization", header);
        });

        Assert.StartsWith(
            "403 InvalidSignatureException: Date in Credential scope does not match", await TextAsync(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signatures_are_also_verified_over_a_port()
    {
        using EmulatorListener listener = _emulator.Listen();
        using var http = new HttpClient();

        Assert.Equal(HttpStatusCode.OK, await StatusAsync("testing"));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync("other"));

        async Task<HttpStatusCode> StatusAsync(string secret)
        {
            using HttpRequestMessage request = SignedCalls.Request(Target, Body, listener.Endpoint.ToString());
            Calls("testing", secret).Sign(request, Body);
            using HttpResponseMessage answer = await http.SendAsync(request, Stop);
            return answer.StatusCode;
        }
    }

    public void Dispose()
    {
        _http.Dispose();
        _emulator.Dispose();
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private SignedCalls Calls(string key, string secret, string? token = null) =>
        new(_http, _clock) { AccessKeyId = key, SecretAccessKey = secret, SessionToken = token };

    private static async Task<string> SendAsync(SignedCalls calls)
    {
        (int status, JsonNode answer) = await calls.SendAsync("CreateUserPool", new() { ["PoolName"] = "p" }, sign: true);
        return status == 200 ? "200" : $"{status} {answer["__type"]}: {answer["message"]}";
    }

    private async Task<HttpResponseMessage> PostAsync(Action<HttpRequestMessage> change)
    {
        using HttpRequestMessage request = SignedCalls.Request(Target, Body, SignedCalls.Address);
        change(request);
        return await _http.SendAsync(request, Stop);
    }

    private static async Task<string> TextAsync(HttpResponseMessage answer)
    {
        JsonNode body = JsonNode.Parse(await answer.Content.ReadAsStringAsync(Stop))!;
        return string.Create(CultureInfo.InvariantCulture, $"{(int)answer.StatusCode} {body["__type"]}: {body["message"]}");
    }
}
