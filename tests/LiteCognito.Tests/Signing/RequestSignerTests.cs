using System.Net;
using System.Text;
using LiteCognito.Signing;

namespace LiteCognito.Tests.Signing;

/// <summary>Tests signatures, the caching of the signing key and the correction of the clock by the service's time.</summary>
public sealed class RequestSignerTests
{
    private const string Refused = """{"__type": "InvalidSignatureException",""" +
        """ "message": "Signature expired: 20260102T030405Z is now earlier than 20260102T034905Z (20260102T035405Z - 5 min.)"}""";

    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    private readonly Clock _clock = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Signature_matches_a_plain_implementation_with_and_without_a_session_token()
    {
        foreach (string? token in (string?[])[null, "session-token=="])
        {
            var service = new Service();
            await CallAsync(Client(service, Credentials("secret", token)));
            Assert.Equal(Plain(service.Seen[0], "secret"), service.Seen[0].Authorization);
            Assert.Equal(token, service.Seen[0].Headers.GetValueOrDefault("x-amz-security-token"));
            Assert.StartsWith(
                "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260102/us-east-1/cognito-idp/aws4_request, " +
                    "SignedHeaders=content-type;host;x-amz-date;"
                + (token is null ? "" : "x-amz-security-token;") + "x-amz-target, Signature=", service.Seen[0].Authorization,
                    StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("http://127.0.0.1:9229/", "127.0.0.1:9229")]
    [InlineData("http://[::1]:9229/", "[::1]:9229")]
    [InlineData("https://cognito.example/", "cognito.example")]
    [InlineData("https://cognito.example:443/", "cognito.example")]
    [InlineData("https://münchen.example:8443/", "xn--mnchen-3ya.example:8443")]
    [InlineData("http://localhost:80/a/path with spaces/%7Eü/", "localhost")]
    public async Task Address_is_signed_as_it_is_sent(string endpoint, string host)
    {
        var service = new Service();
        var client = new CognitoClient(
            new()
            {
                Endpoint = new Uri(endpoint),
                Region = "us-east-1",
                Credentials = Credentials("secret"),
                TimeProvider = _clock,
            }, new HttpClient(service));
        await CallAsync(client);
        Assert.Equal(Plain(service.Seen[0], "secret", host), service.Seen[0].Authorization);
    }

    [Fact]
    public async Task Body_in_any_script_is_signed_as_its_bytes()
    {
        var service = new Service();
        await CallAsync(Client(service, Credentials("sécrèt\U0001F511")), """{"Filter": "name = \"Łódź 東京 \uD83D\uDD11\""}""");
        Assert.Equal(Plain(service.Seen[0], "sécrèt\U0001F511"), service.Seen[0].Authorization);
    }

    [Fact]
    public async Task Key_changes_with_the_day_and_the_credentials()
    {
        var service = new Service();
        AwsCredentials current = await Credentials("first").GetAsync(Cancel);
        CognitoClient client = Client(service, new Changing(() => current));
        await CallAsync(client);
        _clock.Now = Now.AddDays(1);
        await CallAsync(client);
        current = await Credentials("second").GetAsync(Cancel);
        await CallAsync(client);
        current = await Credentials("first").GetAsync(Cancel);
        await CallAsync(client);
        Assert.Equal(
            [
                Plain(service.Seen[0], "first"), Plain(service.Seen[1], "first"), Plain(service.Seen[2], "second"),
                Plain(service.Seen[3], "first")],
            service.Seen.Select(seen => seen.Authorization));
        Assert.Contains("/20260103/", service.Seen[1].Authorization, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(50)]
    [InlineData(-50)]
    public async Task Wrong_clock_is_corrected_by_the_services_date_and_the_call_is_retried_at_once(int minutes)
    {
        var service = new Service { Skew = TimeSpan.FromMinutes(minutes) };
        CognitoClient client = Client(service, Credentials("secret"));
        await CallAsync(client);
        Assert.Equal(
            ["20260102T030405Z", SignatureV4.Time(Now.AddMinutes(minutes))], service.Seen.Select(seen => seen.Headers["x-amz-date"]));
        Assert.Equal(0, _clock.Timers);

        await CallAsync(client); // the correction persists
        Assert.Equal(3, service.Seen.Count);
    }

    [Fact]
    public async Task Calls_already_sent_with_the_wrong_time_are_retried_with_the_right_one()
    {
        var held = new TaskCompletionSource();
        var service = new Service { Skew = TimeSpan.FromMinutes(50), Held = held.Task };
        CognitoClient client = Client(service, Credentials("secret"));
        Task[] calls = [.. Enumerable.Range(0, 5).Select(_ => CallAsync(client))];
        held.SetResult();
        await Task.WhenAll(calls);
        Assert.Equal(10, service.Seen.Count);
    }

    [Fact]
    public async Task Wrong_secret_is_not_mistaken_for_a_wrong_clock()
    {
        var service = new Service { Skew = TimeSpan.FromMinutes(1), Refuses = true };
        CognitoException thrown = await Assert.ThrowsAsync<CognitoException>(() => CallAsync(Client(service, Credentials("secret"))));
        Assert.Equal((1, 403, "InvalidSignatureException"), (thrown.Attempts, (int)thrown.StatusCode, thrown.Code));
    }

    [Fact]
    public async Task Clock_is_corrected_only_once_for_a_call_that_is_still_refused()
    {
        var service = new Service { Skew = TimeSpan.FromMinutes(50), Refuses = true };
        CognitoException thrown = await Assert.ThrowsAsync<CognitoException>(() => CallAsync(Client(service, Credentials("secret"))));
        Assert.Equal(2, thrown.Attempts);
    }

    [Theory]
    [InlineData("9999-12-31T23:59:59Z")]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("2026-01-03T03:04:06Z")] // a day and a second
    public async Task Date_that_is_more_than_a_day_away_corrects_no_clock(string date)
    {
        DateTimeOffset theirs = DateTimeOffset.Parse(date, System.Globalization.CultureInfo.InvariantCulture);
        var service = new Service { Skew = theirs - Now };
        CognitoClient client = Client(service, Credentials("secret"));

        CognitoException thrown = await Assert.ThrowsAsync<CognitoException>(() => CallAsync(client));
        await Assert.ThrowsAsync<CognitoException>(() => CallAsync(client));

        Assert.Equal(1, thrown.Attempts);
        Assert.Equal(["20260102T030405Z", "20260102T030405Z"], service.Seen.Select(seen => seen.Headers["x-amz-date"]));
    }

    [Theory]
    [InlineData(24)]
    [InlineData(-24)]
    public async Task Clock_that_is_wrong_by_a_day_is_corrected(int hours)
    {
        var service = new Service { Skew = TimeSpan.FromHours(hours) };
        await CallAsync(Client(service, Credentials("secret")));
        Assert.Equal(SignatureV4.Time(Now.AddHours(hours)), service.Seen[^1].Headers["x-amz-date"]);
    }

    [Fact]
    public async Task Session_token_is_removed_from_a_refusal_that_repeats_the_string_to_sign()
    {
        var service = new Service
        {
            Refuses = true,
            Says = "The Canonical String should have been 'POST / x-amz-security-token:canary-token x'",
        };
        CognitoException thrown = await Assert.ThrowsAsync<CognitoException>(
            () => CallAsync(Client(service, Credentials("secret", "canary-token"))));
        Assert.EndsWith("x-amz-security-token:*** x'", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Empty_session_token_is_not_sent()
    {
        var service = new Service();
        await CallAsync(Client(service, Credentials("secret", "")));
        Assert.False(service.Seen[0].Headers.ContainsKey("x-amz-security-token"));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Failure_to_fetch_credentials_is_not_retried_as_a_failure_of_the_call(bool inTime)
    {
        int asked = 0;
        var service = new Service();
        CognitoClient client = Client(service, AwsCredentialProvider.FromDelegate(_ =>
        {
            asked++;
            throw inTime
                ? new HttpRequestException("The vault is down.")
                : new TaskCanceledException("The vault is down.", new TimeoutException());
        }, _clock));
        var thrown = await Assert.ThrowsAsync<AwsCredentialException>(() => CallAsync(client));
        Assert.Equal("The vault is down.", thrown.InnerException!.Message);
        Assert.Equal((1, 0), (asked, service.Seen.Count));
    }

    [Theory]
    [InlineData("AKID\r\nX-Injected: 1", null)]
    [InlineData("AKIDEXAMPLE ", null)]
    [InlineData("", null)]
    [InlineData("AKIDEXAMPLE", "token\n")]
    public async Task Credentials_that_cannot_be_a_header_are_refused_without_quoting_them(string id, string? token)
    {
        var service = new Service();
        var thrown = await Assert.ThrowsAsync<AwsCredentialException>(
            () => CallAsync(
            Client(service, new Changing(() => new() { AccessKeyId = id, SecretAccessKey = "secret", SessionToken = token }))));
        Assert.Empty(service.Seen);
        Assert.DoesNotContain("secret", thrown.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signed_call_with_an_endpoint_but_no_region_names_the_missing_option()
    {
        var client = new CognitoClient(new() { Endpoint = new Uri("http://127.0.0.1:9/"), Credentials = Credentials("secret") });
        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(() => CallAsync(client));
        Assert.Contains("Region", thrown.Message, StringComparison.Ordinal);
    }

    private static Task<System.Text.Json.JsonElement> CallAsync(
        CognitoClient client, string input = """{"UserPoolId": "us-east-1_AbCdEfGhI"}""") =>
        client.CallAsync("ListUsers", System.Text.Json.JsonElement.Parse(input), null, Cancel);

    private static Changing Credentials(string secret, string? token = null) =>
        new(() => new() { AccessKeyId = "AKIDEXAMPLE", SecretAccessKey = secret, SessionToken = token });

    private static string Plain(Seen seen, string secret, string? host = null)
    {
        var headers = new SortedDictionary<string, string>(
            seen.Headers.Where(header => header.Key is "content-type" or "x-amz-date" or "x-amz-target" or "x-amz-security-token")
            .ToDictionary(), StringComparer.Ordinal)
        { ["host"] = host ?? "cognito-idp.us-east-1.amazonaws.com" };
        return PlainSignature.Authorization("AKIDEXAMPLE", secret, "us-east-1", "cognito-idp", "POST", seen.Path, headers, seen.Body);
    }

    private CognitoClient Client(Service service, AwsCredentialProvider credentials) => new(
        new()
        {
            Region = "us-east-1",
            Credentials = credentials,
            TimeProvider = _clock,
        }, new HttpClient(service) { Timeout = Timeout.InfiniteTimeSpan });

    private sealed record Seen(string Path, Dictionary<string, string> Headers, byte[] Body)
    {
        public string Authorization => Headers["authorization"];
    }

    private sealed class Changing(Func<AwsCredentials> current) : AwsCredentialProvider
    {
        public override ValueTask<AwsCredentials> GetAsync(CancellationToken cancellationToken = default) => new(current());
    }

    /// <summary>A service that refuses a signing time more than five minutes from its own time.</summary>
    private sealed class Service : HttpMessageHandler
    {
        public List<Seen> Seen { get; } = [];

        public TimeSpan Skew { get; init; }

        public bool Refuses { get; init; }

        public string? Says { get; init; }

        public Task Held { get; init; } = Task.CompletedTask;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Dictionary<string, string> headers = request.Headers.Concat(request.Content!.Headers).ToDictionary(
                header => header.Key.ToLowerInvariant(), header => header.Value.Single());
            byte[] body = await request.Content.ReadAsByteArrayAsync(cancellationToken);
            lock (Seen)
                Seen.Add(new(request.RequestUri!.AbsolutePath, headers, body));
            await Held;
            bool inTime = (DateTimeOffset.ParseExact(
                headers["x-amz-date"], "yyyyMMdd'T'HHmmss'Z'", null,
                System.Globalization.DateTimeStyles.AssumeUniversal) - (Now + Skew)).Duration() <= TimeSpan.FromMinutes(5)
                || Skew == default;
            bool refused = Refuses || !inTime;
            return new HttpResponseMessage(refused ? HttpStatusCode.Forbidden : HttpStatusCode.OK)
            {
                Content = new StringContent(
                    refused ? Says is null ? Refused : $$"""{"__type": "InvalidSignatureException", "message": "{{Says}}"}""" : "{}",
                    Encoding.UTF8, "application/x-amz-json-1.1"),
                Headers = { Date = Now + Skew },
            };
        }
    }

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = RequestSignerTests.Now;

        public int Timers { get; private set; }

        public override DateTimeOffset GetUtcNow() => Now;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            if (dueTime < TimeSpan.FromSeconds(21))
                Timers++;
            return base.CreateTimer(callback, state, dueTime, period);
        }
    }
}
