using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Tests.Protocol;

/// <summary>Tests the traces and metrics of calls: their names, every outcome, and what they never contain.</summary>
public sealed class MeasuredCallTests
{
    private const string Method = "CognitoIdentityProvider/GetUser";

    private readonly InstantClock _clock = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Call_is_a_client_span_and_a_duration_with_the_names_of_the_conventions()
    {
        using var listening = new Listening();
        await GetUserAsync(listening, new(_ => Answer(200, "{}", "id-1")));

        (Activity span, Dictionary<string, object?> tags) = listening.Span;
        Assert.Equal((Method, ActivityKind.Client, "LiteCognito"), (span.DisplayName, span.Kind, span.Source.Name));
        Assert.Equal(ActivityStatusCode.Unset, span.Status);
        var ofMetric = new Dictionary<string, object?>
        {
            ["rpc.system.name"] = "aws-api",
            ["rpc.method"] = Method,
            ["server.address"] = listening.Host,
            ["server.port"] = 8443,
        };
        Assert.Equal(ofMetric, listening.SampledTags);
        Assert.Equal(ofMetric, listening.Duration.Tags);
        Assert.Equal(
            new Dictionary<string, object?>(ofMetric) { ["http.response.status_code"] = 200, ["aws.request_id"] = "id-1" }, tags);
        Assert.Single(listening.Measurements);
    }

    [Fact]
    public async Task Refused_call_has_the_error_code_and_the_request_id()
    {
        using var listening = new Listening();
        const string Refusal = """{"__type": "NotAuthorizedException", "message": "Canary."}""";
        await Assert.ThrowsAsync<CognitoException>(() => GetUserAsync(listening, new(_ => Answer(400, Refusal, "id-1"))));

        (Activity span, Dictionary<string, object?> tags) = listening.Span;
        Assert.Equal((ActivityStatusCode.Error, null), (span.Status, span.StatusDescription));
        Assert.Equal(
            ("NotAuthorizedException", 400, "id-1"),
            (tags["error.type"], tags["http.response.status_code"], tags["aws.request_id"]));
        Assert.Equal("NotAuthorizedException", listening.Duration.Tags["error.type"]);
        Assert.DoesNotContain("aws.request_id", listening.Duration.Tags.Keys);
        Assert.DoesNotContain(listening.Texts, text => text.Contains("Canary", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Error_without_a_code_has_the_status_as_its_type()
    {
        using var listening = new Listening();
        await Assert.ThrowsAsync<CognitoException>(() => GetUserAsync(listening, new(_ => Answer(403, "<html>"))));
        Assert.Equal("403", listening.Span.Tags["error.type"]);
        Assert.Equal("403", listening.Duration.Tags["error.type"]);
    }

    [Fact]
    public async Task Throttled_call_counts_its_retries_and_its_duration_contains_the_delays()
    {
        using var listening = new Listening();
        const string Throttled = """{"__type": "TooManyRequestsException"}""";
        int calls = 0;
        await GetUserAsync(listening, new(_ => ++calls < 3 ? Answer(400, Throttled) : Answer(200, "{}")));

        (Activity span, Dictionary<string, object?> tags) = listening.Span;
        Assert.Equal((2, ActivityStatusCode.Unset), (tags["http.request.resend_count"], span.Status));
        Assert.DoesNotContain("error.type", tags.Keys);
        Assert.Equal(_clock.Delays.Sum(delay => delay.TotalSeconds), listening.Duration.Value, 0.001);
        var retries = listening.Measurements.Where(measurement => measurement.Instrument == "litecognito.client.retries").ToArray();
        Assert.Equal([1d, 1d], retries.Select(retry => retry.Value));
        Assert.All(retries, retry => Assert.Equal(
            ("TooManyRequestsException", Method), (retry.Tags["error.type"], retry.Tags["rpc.method"])));
    }

    [Fact]
    public async Task Call_without_an_answer_has_the_exception_as_its_type()
    {
        using var listening = new Listening();
        await Assert.ThrowsAsync<CognitoNoAnswerException>(
            () => GetUserAsync(listening, new(_ => throw new HttpRequestException("Canary."))));
        Assert.Equal(("LiteCognito.CognitoNoAnswerException", 2),
            (listening.Span.Tags["error.type"], listening.Span.Tags["http.request.resend_count"]));
        Assert.Equal("LiteCognito.CognitoNoAnswerException", listening.Duration.Tags["error.type"]);
        Assert.DoesNotContain(listening.Texts, text => text.Contains("Canary", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Canceled_call_is_recorded()
    {
        using var listening = new Listening();
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => GetUserAsync(listening, new(_ =>
        {
            stop.Cancel();
            return null;
        }), stop.Token));
        Assert.Equal("System.OperationCanceledException", listening.Span.Tags["error.type"]);
        Assert.Equal("System.OperationCanceledException", listening.Duration.Tags["error.type"]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Response_that_is_not_JSON_is_a_failure_with_the_status_of_the_response(bool raw)
    {
        using var listening = new Listening();
        CognitoClient client = Client(listening, new(_ => Answer(200, "<html>", "id-1")));
        await Assert.ThrowsAsync<CognitoProtocolException>(() => raw
            ? client.CallAsync("GetUser", JsonDocument.Parse("{}").RootElement, sign: false, Cancel)
            : client.GetUserAsync(new() { AccessToken = "access-token" }, Cancel));
        Dictionary<string, object?> tags = listening.Span.Tags;
        Assert.Equal(
            ("LiteCognito.CognitoProtocolException", 200, "id-1"),
            (tags["error.type"], tags["http.response.status_code"], tags["aws.request_id"]));
        Assert.Equal("LiteCognito.CognitoProtocolException", listening.Duration.Tags["error.type"]);
    }

    [Fact]
    public async Task Request_is_sent_within_the_span_and_the_callers_activity_is_current_again_afterwards()
    {
        using var listening = new Listening();
        using Activity caller = new Activity("caller").Start();
        Activity? within = null;
        await GetUserAsync(listening, new(_ =>
        {
            within = Activity.Current;
            return Answer(200, "{}");
        }));
        Assert.Same(listening.Span.Activity, within);
        Assert.Equal(caller.SpanId, within!.ParentSpanId);
        Assert.Same(caller, Activity.Current);
    }

    [Fact]
    public async Task Request_id_that_repeats_a_secret_is_not_recorded()
    {
        using var listening = new Listening();
        await GetUserAsync(listening, new(_ => Answer(200, "{}", "access-token")));
        Assert.DoesNotContain("aws.request_id", listening.Span.Tags.Keys);
    }

    [Fact]
    public async Task Sign_in_records_no_text_of_its_requests_and_responses()
    {
        using var offline = new Offline(withSecret: true);
        string totpSecret = offline.User.EnableSoftwareToken();
        var texts = new HashSet<string> { Offline.Username, Offline.Password, totpSecret, offline.App.Secret!, offline.Pool.Id };
        using var listening = new Listening();
        CognitoClient client = offline.NewClient(
            new HttpClient(new Reading(texts, offline.Emulator.CreateHandler())), listening.Endpoint);

        var challenge = Assert.IsAssignableFrom<CodeChallenge>(await client.SignInAsync(Offline.Username, Offline.Password, Cancel));
        string wrong = Offline.Wrong(offline.Totp(totpSecret));
        await Assert.ThrowsAsync<CognitoException>(() => challenge.RespondAsync(wrong, Cancel));
        CognitoSession session = Offline.Session(await challenge.RespondAsync(offline.Totp(totpSecret), Cancel));
        await session.RefreshAsync(Cancel);
        await session.GetUserAsync(Cancel);
        await session.SignOutAsync(Cancel);
        await Assert.ThrowsAsync<CognitoException>(() => client.SignInAsync("bob", "a wrong password", Cancel));

        Assert.True(listening.Spans.Count >= 8, $"{listening.Spans.Count} spans");
        Assert.True(texts.Count > 30, $"{texts.Count} texts");
        string[] recorded = [.. listening.Texts];
        Assert.Contains("CodeMismatchException", recorded);
        Assert.DoesNotContain(texts, text => recorded.Any(seen => seen.Contains(text, StringComparison.OrdinalIgnoreCase)));
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public async Task Listener_that_throws_loses_no_response_and_keeps_no_secret_in_memory(bool atStart, bool atEnd)
    {
        using var listening = new Listening(
            onStart: atStart ? () => throw new InvalidOperationException("start") : null,
            onEnd: atEnd ? () => throw new InvalidOperationException("end") : null);
        Task<Stream>? body = null;
        int calls = 0;
        GetUserResponse user = await GetUserAsync(listening, new(request =>
        {
            body ??= request.Content!.ReadAsStreamAsync(Cancel);
            return ++calls == 1 ? Answer(503, "") : Answer(200, """{"Username": "alice"}""");
        }));
        Assert.Equal(("alice", 2), (user.Username, calls));
        byte[] bytes = ((MemoryStream)await body!).ToArray(); // the bytes that the call used, not a copy from before it ended
        Assert.NotEmpty(bytes);
        Assert.All(bytes, value => Assert.Equal(0, value));
        Assert.Null(Activity.Current?.GetTagItem("server.address"));
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task Traces_and_metrics_can_be_listened_to_separately(bool toTraces, bool toMetrics)
    {
        using var listening = new Listening(toTraces, toMetrics);
        await GetUserAsync(listening, new(_ => Answer(200, "{}")));
        Assert.Equal((toTraces ? 1 : 0, toMetrics ? 1 : 0), (listening.Spans.Count, listening.Measurements.Count));
    }

    [Fact]
    public void Nothing_is_created_if_nobody_listens()
    {
        var transport = new Transport(new HttpClient(), new("https://example.com/"), Wire.TargetPrefix, new(), TimeProvider.System);
        Assert.Null(transport.Measure("GetUser", null));
        bool created = false;
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
            created |= transport.Measure("GetUser", null) is not null;
        Assert.Equal((0, false), (GC.GetAllocatedBytesForCurrentThread() - before, created));
    }

    [Fact]
    public async Task Call_to_an_identity_pool_names_its_service()
    {
        using var listening = new Listening();
        var client = new CognitoIdentityClient(
            new() { IdentityPoolId = "eu-west-1:7a20f652-910f-4281-8009-811ae8ac484f", Endpoint = listening.Endpoint },
            new HttpClient(new Scripted(_ => Answer(200, "{}"))));
        await client.GetIdAsync(new(), Cancel);
        Assert.Equal("CognitoIdentity/GetId", listening.Span.Activity.DisplayName);
    }

    [Fact]
    public async Task Requests_to_the_domain_of_a_pool_are_recorded()
    {
        using var listening = new Listening();
        var answers = new Queue<HttpResponseMessage>(
        [
            Answer(200, """{"access_token":"machine-token","token_type":"Bearer","expires_in":3600}"""),
            Answer(400, """{"error":"invalid_grant","error_description":"Canary."}"""),
            Answer(502, "<html>"),
            Answer(200, "{}"),
            Answer(200, "<html>"),
        ]);
        var oauth = new CognitoOAuthClient(
            new() { Domain = listening.Endpoint, ClientId = "the-client", ClientSecret = "the-secret" },
            new HttpClient(new Scripted(_ => answers.Dequeue())));
        await oauth.ClientCredentialsAsync(["orders/read"], Cancel);
        await Assert.ThrowsAsync<CognitoOAuthException>(() => oauth.RefreshAsync("refresh-token", Cancel));
        await Assert.ThrowsAsync<CognitoOAuthException>(() => oauth.GetUserInfoAsync("access-token", Cancel));
        await oauth.RevokeAsync("refresh-token", Cancel);
        await Assert.ThrowsAsync<CognitoProtocolException>(() => oauth.RefreshAsync("refresh-token", Cancel));

        Assert.Equal(
            [
                ("OAuth/client_credentials", 200, null), ("OAuth/refresh_token", 400, "invalid_grant"), ("OAuth/userinfo", 502, "502"),
                ("OAuth/revoke", 200, null), ("OAuth/refresh_token", 200, "LiteCognito.CognitoProtocolException"),
            ],
            listening.Spans.Select(span => (
                span.DisplayName, (int)span.GetTagItem("http.response.status_code")!, (string?)span.GetTagItem("error.type"))));
        Assert.Equal(5, listening.Measurements.Count);
        Assert.All(listening.Spans, span => Assert.Equal("oauth", span.GetTagItem("rpc.system.name")));
        Assert.DoesNotContain(
            listening.Texts, text => ((string[])["Canary", "the-client", "the-secret", "access-token", "machine-token", "orders"])
                .Any(secret => text.Contains(secret, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Fetch_of_the_keys_of_a_pool_is_recorded_without_the_pool()
    {
        using var listening = new Listening();
        var verifier = new CognitoTokenVerifier(
            new()
            {
                Issuers =
                [
                    new()
                    {
                        Issuer = "https://issuer.test/eu-west-1_Canary",
                        ClientIds = ["app"],
                        JwksUri = new(listening.Endpoint, "eu-west-1_Canary/jwks"),
                    },
                ],
            },
            new HttpClient(new Scripted(_ => Answer(404, ""))));
        await Assert.ThrowsAsync<CognitoTokenException>(() => verifier.PreloadAsync(Cancel));
        (Activity span, Dictionary<string, object?> tags) = listening.Span;
        Assert.Equal(("OAuth/jwks", 404, "404"), (span.DisplayName, tags["http.response.status_code"], tags["error.type"]));
        Assert.DoesNotContain(listening.Texts, text => text.Contains("Canary", StringComparison.Ordinal));
    }

    private static HttpResponseMessage Answer(int status, string body, string? requestId = null)
    {
        var response = new HttpResponseMessage((HttpStatusCode)status)
        {
            Content = new StringContent(body, Encoding.UTF8, "application/x-amz-json-1.1"),
        };
        if (requestId is not null)
            response.Headers.Add("x-amzn-RequestId", requestId);
        return response;
    }

    private CognitoClient Client(Listening listening, Scripted script) => new(
        new()
        {
            UserPoolId = "us-east-1_AbCdEfGhI",
            ClientId = "client",
            Endpoint = listening.Endpoint,
            TimeProvider = _clock,
            Limits = new() { AttemptTimeout = TimeSpan.FromHours(1), Timeout = TimeSpan.FromHours(1) },
        },
        new HttpClient(script) { Timeout = Timeout.InfiniteTimeSpan });

    private Task<GetUserResponse> GetUserAsync(Listening listening, Scripted script, CancellationToken? cancellationToken = null) =>
        Client(listening, script).GetUserAsync(new() { AccessToken = "access-token" }, cancellationToken ?? Cancel);

    /// <summary>Answers each request with the result of a function. If the result is null, waits until the request is canceled.</summary>
    private sealed class Scripted(Func<HttpRequestMessage, HttpResponseMessage?> answer) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (answer(request) is { } response)
                return response;
            await Task.Delay(Timeout.Infinite, cancellationToken);
            throw new UnreachableException();
        }
    }

    /// <summary>Collects the texts of requests and responses that have at least 4 characters.</summary>
    private sealed class Reading(HashSet<string> texts, HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Add(JsonNode.Parse(await request.Content!.ReadAsStringAsync(cancellationToken)));
            HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
            if (response.IsSuccessStatusCode && await response.Content.ReadAsStringAsync(cancellationToken) is { Length: > 0 } body)
                Add(JsonNode.Parse(body));
            return response;
        }

        private void Add(JsonNode? node)
        {
            if (node is JsonObject members)
                foreach ((_, JsonNode? value) in members)
                    Add(value);
            else if (node is JsonArray items)
                foreach (JsonNode? item in items)
                    Add(item);
            else if (node?.GetValueKind() == JsonValueKind.String && (string)node! is { Length: >= 4 } text)
                texts.Add(text);
        }
    }
}
