using System.Net;
using System.Text;
using System.Text.Json;
using LiteCognito.Protocol;
using LiteCognito.Signing;
using LiteCognito.Tests.OAuth;

namespace LiteCognito.Tests.Protocol;

/// <summary>
/// Tests that no text of a peer brings a secret or a control character into an exception, and that a long text costs little.
/// </summary>
public sealed class PeerTextTests
{
    private const string Secret = "canary-4711-access-token-with-a-long-tail";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> BrokenResponses =>
    [
        $"NONSENSE {Secret}\r\n\r\n",
        $"HTTP/1.1 {Secret} OK\r\n\r\n",
        $"HTTP/1.1 200 OK\r\n{Secret}\r\n\r\n",
        $"HTTP/1.1 200 OK\r\n{Secret}\u001b[2J: x\r\n\r\n",
        $"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n{Secret}\r\n",
    ];

    [Theory, MemberData(nameof(BrokenResponses))]
    public async Task Invalid_http_is_not_quoted(string response)
    {
        using var server = new ScriptedServer(() => response);
        var client = new CognitoClient(new() { Endpoint = server.Url, Limits = new() { MaxAttempts = 1 } });
        Exception thrown = await Assert.ThrowsAnyAsync<Exception>(() => client.GetUserAsync(new() { AccessToken = Secret }, Cancel));
        Clean(thrown);
        if (thrown is CognitoNoAnswerException { InnerException: { } inner })
            Assert.True(inner is HttpRequestException or IOException);
    }

    [Theory, MemberData(nameof(BrokenResponses))]
    public async Task Invalid_http_of_managed_login_is_not_quoted(string response)
    {
        using var server = new ScriptedServer(() => response);
        var client = new CognitoOAuthClient(new() { Domain = server.Url, ClientId = "client" });
        Clean(await Assert.ThrowsAnyAsync<Exception>(() => client.RefreshAsync(Secret, Cancel)));
    }

    [Fact]
    public async Task Connection_failure_keeps_its_type_and_code_without_the_text_of_the_peer()
    {
        var failure = new HttpRequestException(
            HttpRequestError.InvalidResponse, $"Received an invalid header line: '{Secret}'.",
            new HttpIOException(HttpRequestError.ResponseEnded, $"After {Secret}", new IOException(Secret)));
        var client = new CognitoClient(
            new() { Region = "us-east-1", Limits = new() { MaxAttempts = 1 } }, new HttpClient(new Answering(_ => throw failure)));
        var thrown = await Assert.ThrowsAsync<CognitoNoAnswerException>(() => client.GetUserAsync(new() { AccessToken = Secret }, Cancel));
        Clean(thrown);
        Assert.Equal(HttpRequestError.InvalidResponse, Assert.IsType<HttpRequestException>(thrown.InnerException).HttpRequestError);
        var inner = Assert.IsType<HttpIOException>(thrown.InnerException.InnerException);
        Assert.Equal(HttpRequestError.ResponseEnded, inner.HttpRequestError);
        Assert.IsType<IOException>(inner.InnerException);
    }

    [Fact]
    public async Task Inner_exceptions_of_an_aggregate_are_cleaned()
    {
        var failure = new HttpRequestException(
            "failed", new AggregateException(new IOException("first"), new IOException("second", new IOException(Secret))));
        var client = new CognitoClient(
            new() { Region = "us-east-1", Limits = new() { MaxAttempts = 1 } }, new HttpClient(new Answering(_ => throw failure)));
        Clean(await Assert.ThrowsAsync<CognitoNoAnswerException>(() => client.GetUserAsync(new() { AccessToken = Secret }, Cancel)));
    }

    [Theory]
    [InlineData("403 Forbidden")]
    [InlineData("407 Proxy Authentication Required")]
    public async Task Password_of_the_proxy_is_not_quoted(string status)
    {
        using var server = new ScriptedServer(() => $"HTTP/1.1 {status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        // HTTPS_PROXY=http://corp:…@proxy:3128 creates the same address.
        var proxy = new WebProxy($"http://corp:canary-proxy-password@{server.Url.Authority}/");
        var client = new CognitoClient(
            new() { Region = "us-east-1", Limits = new() { MaxAttempts = 1 } },
            new HttpClient(new SocketsHttpHandler { Proxy = proxy, UseProxy = true }));
        var thrown = await Assert.ThrowsAsync<CognitoNoAnswerException>(() => client.GetUserAsync(new() { AccessToken = Secret }, Cancel));
        Clean(thrown);
        Assert.Contains("The proxy refused the connection", thrown.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x-amzn-ErrorType", "canary-4711")]
    [InlineData("x-amzn-ErrorType", "canary-4711-access-token-with")]
    [InlineData("__type", "canary-4711-access-token-with-a-long-tail")]
    [InlineData("code", "Prefix.canary-4711-access-token-with-a-long-tail")]
    [InlineData("__type", "Bad\\u001b[2JException")]
    public async Task Secret_sent_back_as_the_error_code_is_unrecognized(string where, string code)
    {
        string secret = code == "canary-4711" ? code : Secret;
        var thrown = await RefusedAsync(secret, where == "x-amzn-ErrorType" ? "{}" : $$"""{"{{where}}": "{{code}}"}""",
            where == "x-amzn-ErrorType" ? code : null);
        Assert.Equal(CognitoErrorCodes.Unrecognized, thrown.Code);
        Clean(thrown);
    }

    [Theory]
    [InlineData("ab#canaryCorrectHorse9", null, "ab#canaryCorrectHorse9")]
    [InlineData("canaryhorsebatterystapleException", null, "canaryhorsebatterystaple")]
    [InlineData(null, "id-canaryhorsebatterystaple", "canaryhorsebatterystaple")]
    [InlineData(null, "canarySignatureOfTheToken", "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIn0.canarySignatureOfTheToken")]
    public async Task Code_or_id_that_contains_a_secret_or_is_a_part_of_one_is_missing(string? code, string? id, string secret)
    {
        CognitoException thrown = await RefusedAsync(secret, """{"__type": "FooException"}""", code, id);
        Clean(thrown);
        Assert.Null(thrown.RequestId);
    }

    [Fact]
    public async Task Error_code_that_contains_a_word_of_the_request_is_kept() => Assert.Equal(
        CognitoErrorCodes.UserNotFound, (await RefusedAsync("User", """{"__type": "UserNotFoundException"}""")).Code);

    [Theory]
    [InlineData(Secret, null)]
    [InlineData("8f1c-\u001b[2J", null)]
    [InlineData("7d1f1c9e-0000-4444-8888-123456789abc", "7d1f1c9e-0000-4444-8888-123456789abc")]
    public async Task Request_id_is_an_identifier_or_missing(string id, string? expected)
    {
        Assert.Equal(expected, (await RefusedAsync(Secret, """{"__type": "FooException"}""", id: id)).RequestId);
        var client = Client(_ => Answer(200, "no json", null, id));
        Assert.Equal(expected, (await Assert.ThrowsAsync<CognitoProtocolException>(
            () => client.GetUserAsync(new() { AccessToken = Secret }, Cancel))).RequestId);
    }

    [Theory]
    [InlineData("no json", 4096)]
    [InlineData("much too long a response", 8)]
    public async Task Session_token_is_not_the_request_id_of_an_invalid_response(string body, int maxBytes)
    {
        const string SessionToken = "canary/session+token==";
        var client = new CognitoClient(
            new()
            {
                UserPoolId = "us-east-1_AbCdEfGhI",
                Limits = new() { MaxAttempts = 1, MaxResponseBytes = maxBytes },
                Credentials = AwsCredentialProvider.Static("AKIA", "secret", SessionToken),
            },
            new HttpClient(new Answering(_ => Answer(200, body, null, SessionToken))));
        Assert.Null((await Assert.ThrowsAsync<CognitoProtocolException>(
            () => client.AdminGetUserAsync(new() { Username = "alice" }, Cancel))).RequestId);
    }

    [Fact]
    public async Task Content_type_of_a_page_without_a_code_is_cleaned()
    {
        var client = Client(_ => new((HttpStatusCode)502) { Content = new StringContent("", Encoding.UTF8, $"text/{Secret}") });
        Clean(await Assert.ThrowsAsync<CognitoException>(() => client.GetUserAsync(new() { AccessToken = Secret }, Cancel)));
    }

    [Theory]
    [InlineData("a\\r\\nb")]
    [InlineData("a\\u001b[31mb")]
    [InlineData("a\\u009b\\u007fb")]
    [InlineData("a\\u2028\\u2029\\u0085b")]
    [InlineData("a\\u202e\\u2066\\u200fb")]
    public async Task Control_characters_of_a_message_become_spaces(string text)
    {
        string message = (await RefusedAsync(Secret, $$"""{"__type": "FooException", "message": "{{text}}"}""")).Message;
        Assert.DoesNotContain(message, c => c != ' ' && !char.IsAsciiLetterOrDigit(c) && c is not ('.' or ':' or '[' or '-' or '_'));
        Assert.EndsWith("b", message, StringComparison.Ordinal);
        var login = new CognitoOAuthClient(
            new() { Domain = new(ManagedLogin.Domain), ClientId = "client" },
            new HttpClient(Answering.With(400, $$"""{"error": "invalid_grant", "error_description": "{{text}}"}""")));
        string? description = (await Assert.ThrowsAsync<CognitoOAuthException>(() => login.RefreshAsync(Secret, Cancel))).Description;
        Assert.All(description!, c => Assert.InRange(c, ' ', '~'));
    }

    [Theory]
    [InlineData("Value 'canary-4711-access-to...' failed", "Value '***...' failed")]
    [InlineData("canary-4711-access-token-with-a-long-tail", "***")]
    [InlineData("canary-4711", "canary-4711")]
    public async Task Beginning_of_a_secret_is_replaced(string message, string cleaned) => Assert.EndsWith(
        cleaned, (await RefusedAsync(Secret, $$"""{"__type": "FooException", "message": "{{message}}"}""")).Message,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("p\"ss/w\u00f6rd 1", "p\\\"ss/w\u00f6rd 1")]
    [InlineData("p\"ss/w\u00f6rd 1", "p\\u0022ss\\/w\\u00f6rd 1")]
    [InlineData("p\"ss/w\u00f6rd 1", "p\\\\\\\"ss/w\\\\u00f6rd 1")]
    [InlineData("p\"ss/w\u00f6rd 1", "p%22ss%2Fw%C3%B6rd%201")]
    [InlineData("p\"ss/w\u00f6rd 1", "p%22ss%2fw%c3%b6rd+1")]
    [InlineData("p\"ss/w\u00f6rd 1", "p%2522ss%252Fw%25C3%25B6rd%25201")]
    [InlineData("p\"ss/w\u00f6rd 1", "p%5C%22ss/w%C3%B6rd%201")]
    [InlineData("p\"ss/w\u00f6rd 1", "p&quot;ss/w&#246;rd 1")]
    [InlineData("p\"ss/w\u00f6rd 1", "p&#34;ss&#x2F;w&#XF6;rd&#32;1")]
    [InlineData("p\"ss/w\u00f6rd 1", "p&amp;quot;ss/w\\u00f6rd 1")]
    [InlineData("<tom> & 'jerry'", "&lt;tom&gt; &amp; &apos;jerry&apos;")]
    [InlineData("<tom> & 'jerry'", "&lt;tom> & &#39;jerry&#39;")]
    public async Task Escaped_secret_is_not_repeated(string secret, string echo)
    {
        string body = JsonSerializer.Serialize(new Dictionary<string, string> { ["__type"] = "FooException", ["message"] = $"The {echo}" });
        string message = (await RefusedAsync(secret, body)).Message;
        Assert.True(message.EndsWith("The ***", StringComparison.Ordinal)
            || message.EndsWith("withheld: it repeats the request.", StringComparison.Ordinal), message);
    }

    [Theory]
    [InlineData("canary horse battery", "bad canary+horse+battery")]
    [InlineData("canary horse battery", "100% bad: canary+horse+battery")]
    [InlineData("canary horse&battery", "bad canary+horse&amp;battery")]
    [InlineData("canary\ttab\"quote", "bad canary\ttab\\\"quote")]
    [InlineData("canary\u00adsoft\"hyphen", "bad canary\u00adsoft\\\"hyphen")]
    [InlineData("canary& ", "bad canary&amp; ")]
    public void Escaped_secret_with_white_space_is_not_repeated(string secret, string message) =>
        Assert.DoesNotContain("canary", Redaction.Clean(message, [secret]), StringComparison.Ordinal);

    [Theory]
    [InlineData("Alice&lt;3canary!", "Alice", "Alice<3canary!")]
    [InlineData("1234\\\"canary-1", "1234", "1234\"canary-1")]
    [InlineData("canary-\\\"1234", "1234", "canary-\"1234")]
    public void Escaped_secret_that_contains_another_secret_is_not_repeated(string message, params string[] secrets) =>
        Assert.DoesNotContain("canary", Redaction.Clean(message, [.. secrets]), StringComparison.Ordinal);

    [Fact]
    public void Number_of_a_request_is_treated_as_a_secret() => Assert.Equal(
        "*** is no string", Redaction.Clean("482913 is no string", Redaction.SecretsOf("""{"ConfirmationCode": 482913}"""u8)));

    [Fact]
    public async Task Truncation_leaves_no_part_of_a_secret()
    {
        for (int cut = 1; cut < Secret.Length; cut++)
            foreach (string echo in (string[])[Secret, string.Concat(Secret.Select(c => $"\\\\u{(int)c:x4}"))])
            {
                string message = $"{new string('.', 1024 - cut)}{echo}{new string('.', 1000)}";
                string shown = (await RefusedAsync(Secret, $$"""{"__type": "FooException", "message": "{{message}}"}""")).Message;
                Assert.DoesNotContain("can", shown, StringComparison.Ordinal);
                Assert.DoesNotContain("\\u0063\\u0061\\u006e\\u0061", shown, StringComparison.Ordinal);
            }
    }

    [Theory]
    [InlineData("aaaaaaaaaaaaaaaa")]
    [InlineData("\\\\\\\\\\\\\\\\%25%25%25")]
    [InlineData("s0000000")]
    public void Long_message_needs_little_memory_even_if_the_request_has_many_strings(string unit)
    {
        string message = string.Concat(Enumerable.Repeat(unit, 4 * 1024 * 1024 / unit.Length));
        byte[] request = JsonSerializer.SerializeToUtf8Bytes(
            Enumerable.Range(0, 2000).ToDictionary(i => $"m{i}", i => $"s{i:d7}-{new string('a', 500)}"));
        long before = GC.GetAllocatedBytesForCurrentThread();
        string? clean = Redaction.Clean(message, Redaction.SecretsOf(request));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 50_000_000);
        Assert.InRange(clean!.Length, 1, 1025);
    }

    [Theory]
    [InlineData("InvalidPasswordException", "InvalidPasswordException")]
    [InlineData("canaryhorsebatterystaple", CognitoErrorCodes.Unrecognized)]
    public async Task Code_of_a_request_that_cannot_be_read_is_kept_only_if_it_is_an_exception(string sent, string code)
    {
        CognitoClient client = Client(_ => Answer(400, """{"message": "canaryhorsebatterystaple"}""", sent, null));
        var thrown = await Assert.ThrowsAsync<CognitoException>(() => client.CallAsync(
            "SignUp", JsonElement.Parse("""{"Password": "canaryhorsebatterystaple", "X": "\ud800"}"""), false, Cancel));
        Assert.Equal(code, thrown.Code);
        Clean(thrown);
    }

    [Fact]
    public async Task Message_is_withheld_if_the_request_has_too_many_strings_to_search_for()
    {
        string input = JsonSerializer.Serialize(Enumerable.Range(0, 5000).ToDictionary(i => $"m{i}", i => $"canary-{i:d7}"));
        CognitoClient client = Client(
            _ => Answer(400, """{"__type": "InvalidParameterException", "message": "canary-0000007"}""", null, null));
        var thrown = await Assert.ThrowsAsync<CognitoException>(
            () => client.CallAsync("GetUser", JsonElement.Parse(input), false, Cancel));
        Assert.Equal(CognitoErrorCodes.InvalidParameter, thrown.Code);
        Clean(thrown);
    }

    private static void Clean(Exception thrown)
    {
        string text = thrown.ToString();
        Assert.DoesNotContain("canary", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b", text, StringComparison.Ordinal);
    }

    private static Task<CognitoException> RefusedAsync(string secret, string body, string? code = null, string? id = null) =>
        Assert.ThrowsAsync<CognitoException>(
            () => Client(_ => Answer(400, body, code, id)).GetUserAsync(new() { AccessToken = secret }, Cancel));

    private static CognitoClient Client(Func<HttpRequestMessage, HttpResponseMessage> answer) => new(
        new() { Region = "us-east-1", Limits = new() { MaxAttempts = 1, MaxResponseBytes = 16 * 1024 * 1024 } },
        new HttpClient(new Answering(answer)));

    private static HttpResponseMessage Answer(int status, string body, string? code, string? id)
    {
        var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body) };
        if (code is not null)
            response.Headers.TryAddWithoutValidation("x-amzn-ErrorType", code);
        if (id is not null)
            response.Headers.TryAddWithoutValidation("x-amzn-RequestId", id);
        return response;
    }
}
