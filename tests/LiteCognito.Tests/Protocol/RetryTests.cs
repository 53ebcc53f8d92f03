using System.Net;
using System.Text;
using LiteCognito.Model;

namespace LiteCognito.Tests.Protocol;

/// <summary>
/// Tests which calls are retried, how often and after which delays. A script returns the responses, and a clock that jumps records the
/// delays.
/// </summary>
public sealed class RetryTests
{
    private const string Throttled = """{"__type": "TooManyRequestsException", "message": "Rate exceeded"}""";
    private static readonly TimeSpan Never = TimeSpan.FromHours(1);

    private readonly InstantClock _clock = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(400, "TooManyRequestsException", 3)]
    [InlineData(400, "ThrottlingException", 3)]
    [InlineData(429, "Whatever", 3)]
    [InlineData(500, "InternalErrorException", 3)]
    [InlineData(502, null, 3)]
    [InlineData(503, null, 3)]
    [InlineData(504, null, 3)]
    [InlineData(501, null, 1)]
    [InlineData(400, "LimitExceededException", 1)]
    [InlineData(400, "CodeMismatchException", 1)]
    [InlineData(400, "NotAuthorizedException", 1)]
    [InlineData(400, "UserNotFoundException", 1)]
    [InlineData(400, "ExpiredCodeException", 1)]
    [InlineData(403, "AccessDeniedException", 1)]
    [InlineData(404, null, 1)]
    [InlineData(307, null, 1)]
    public async Task Status_and_code_determine_whether_a_call_is_retried(int status, string? code, int attempts)
    {
        var script = new Script(() => Answer(status, code is null ? "<html>" : $$"""{"__type": "{{code}}", "message": "No."}"""));
        CognitoException thrown = await Assert.ThrowsAsync<CognitoException>(() => GetUserAsync(Client(script)));
        Assert.Equal((attempts, attempts), (script.Count, thrown.Attempts));
        Assert.Equal(attempts - 1, _clock.Delays.Count);
    }

    [Fact]
    public async Task Call_succeeds_after_the_service_has_recovered()
    {
        var script = new Script(() => Answer(400, Throttled), () => Answer(500, ""), () => Answer(200, """{"Username": "alice"}"""));
        Assert.Equal("alice", (await GetUserAsync(Client(script))).Username);
        Assert.Equal(3, script.Count);
    }

    [Fact]
    public async Task Delays_are_random_below_a_bound_that_doubles_up_to_twenty_seconds()
    {
        const int Attempts = 9;
        var first = new List<double>();
        for (int i = 0; i < 20; i++)
        {
            _clock.Delays.Clear();
            await Assert.ThrowsAsync<CognitoException>(
                () => GetUserAsync(
                    Client(new(() => Answer(400, Throttled)), new() { MaxAttempts = Attempts, AttemptTimeout = Never, Timeout = Never })));
            Assert.Equal(Attempts - 1, _clock.Delays.Count);
            for (int delay = 0; delay < Attempts - 1; delay++)
                Assert.InRange(_clock.Delays[delay].TotalSeconds, 0, Math.Min(Math.Pow(2, delay), 20));
            first.Add(_clock.Delays[0].TotalSeconds);
        }
        Assert.True(first.Distinct().Count() > 10, "The delays are not random.");
        Assert.True(first.Max() > 0.5, "The delays do not use their full range.");
    }

    [Fact]
    public async Task Retry_after_header_is_honored_in_seconds_and_as_a_date()
    {
        var script = new Script(
            () => Answer(503, "", response => response.Headers.TryAddWithoutValidation("Retry-After", "37")),
            () => Answer(503, "", response =>
            {
                response.Headers.TryAddWithoutValidation("Date", "Fri, 02 Jan 2026 03:00:00 GMT");
                response.Headers.TryAddWithoutValidation("Retry-After", "Fri, 02 Jan 2026 03:00:41 GMT");
            }),
            () => Answer(200, "{}"));
        await GetUserAsync(Client(script));
        Assert.Equal([TimeSpan.FromSeconds(37), TimeSpan.FromSeconds(41)], _clock.Delays);
    }

    [Fact]
    public async Task Delay_that_exceeds_the_time_limit_is_not_started()
    {
        var script = new Script(() => Answer(503, "", response => response.Headers.TryAddWithoutValidation("Retry-After", "3601")));
        CognitoException thrown = await Assert.ThrowsAsync<CognitoException>(() => GetUserAsync(Client(script)));
        Assert.Equal(1, thrown.Attempts + _clock.Delays.Count);
    }

    [Fact]
    public async Task Calls_of_a_client_share_a_quota_that_successes_refill()
    {
        bool down = true;
        var script = new Script(() => down ? Answer(503, "") : Answer(200, "{}"));
        CognitoClient client = Client(script);
        for (int i = 0; i < 50; i++) // 100 retries at 5 each
            await Assert.ThrowsAsync<CognitoException>(() => GetUserAsync(client));
        Assert.Equal(150, script.Count);
        CognitoException spent = await Assert.ThrowsAsync<CognitoException>(() => GetUserAsync(client));
        Assert.Equal(1, spent.Attempts);

        down = false;
        for (int i = 0; i < 5; i++)
            await GetUserAsync(client);
        down = true;
        CognitoException again = await Assert.ThrowsAsync<CognitoException>(() => GetUserAsync(client));
        Assert.Equal(2, again.Attempts); // five successes, one retry
    }

    [Fact]
    public async Task Success_after_a_retry_refunds_its_cost()
    {
        int call = 0;
        var script = new Script(() => ++call % 2 == 1 ? Answer(503, "") : Answer(200, "{}"));
        CognitoClient client = Client(script);
        for (int i = 0; i < 200; i++)
            await GetUserAsync(client);
        Assert.Equal(400, script.Count);
    }

    [Fact]
    public async Task Lost_connection_is_retried()
    {
        using var server = new ScriptedServer(
            ScriptedServer.Lost, ScriptedServer.Cut, () => ScriptedServer.Answer(200, """{"Username": "alice"}"""));
        Assert.Equal("alice", (await GetUserAsync(Client(server))).Username);
        Assert.Equal(3, server.Requests);
    }

    [Fact]
    public async Task Challenge_response_is_not_retried_if_its_result_was_lost_and_the_message_contains_advice()
    {
        using var server = new ScriptedServer(ScriptedServer.Lost, ScriptedServer.Lost);
        var thrown = await Assert.ThrowsAsync<CognitoNoAnswerException>(() => Client(server).RespondToAuthChallengeAsync(
            new()
            {
                ChallengeName = "SOFTWARE_TOKEN_MFA",
                Session = "session",
                ChallengeResponses = new Dictionary<string,
                string>
                { ["SOFTWARE_TOKEN_MFA_CODE"] = "123456" },
            }, Cancel));
        Assert.Equal(1, server.Requests);
        Assert.Equal((1, true, "RespondToAuthChallenge"), (thrown.Attempts, thrown.MayHaveHappened, thrown.Operation));
        Assert.Contains("its response was lost. The call is not retried.", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("sign in again", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Challenge_response_that_was_never_sent_is_retried()
    {
        var script = new Script(() => throw new HttpRequestException(HttpRequestError.ConnectionError, "Connection refused"));
        var thrown = await Assert.ThrowsAsync<CognitoNoAnswerException>(() => RespondAsync(Client(script)));
        Assert.Equal((3, 3, false), (script.Count, thrown.Attempts, thrown.MayHaveHappened));
    }

    [Fact]
    public async Task Throttled_challenge_response_is_retried()
    {
        var script = new Script(() => Answer(400, Throttled), () => Answer(200, "{}"));
        await RespondAsync(Client(script));
        Assert.Equal(2, script.Count);
    }

    [Fact]
    public async Task Challenge_response_is_not_retried_after_a_failure_of_the_service()
    {
        var script = new Script(() => Answer(500, """{"__type": "InternalErrorException", "message": "Oh."}"""));
        CognitoException thrown = await Assert.ThrowsAsync<CognitoException>(() => RespondAsync(Client(script)));
        Assert.Equal(1, script.Count);
        Assert.Contains("Oh. The call is not retried.", thrown.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SignUp")]
    [InlineData("ConfirmSignUp")]
    [InlineData("VerifySoftwareToken")]
    [InlineData("AssociateSoftwareToken")]
    [InlineData("InitiateAuth")]
    [InlineData("DeleteUser")]
    [InlineData("ForgetDevice")]
    public async Task Call_with_a_single_use_code_or_session_is_not_sent_twice(string operation)
    {
        using var server = new ScriptedServer(ScriptedServer.Lost, ScriptedServer.Lost);
        CognitoClient client = Client(server);
        var thrown = await Assert.ThrowsAsync<CognitoNoAnswerException>(() => operation switch
        {
            "SignUp" => client.SignUpAsync(new() { Username = "alice", Password = "password" }, Cancel),
            "ConfirmSignUp" => client.ConfirmSignUpAsync(new() { Username = "alice", ConfirmationCode = "123456" }, Cancel),
            "VerifySoftwareToken" => client.VerifySoftwareTokenAsync(new() { AccessToken = "token", UserCode = "123456" }, Cancel),
            "AssociateSoftwareToken" => client.AssociateSoftwareTokenAsync(new() { Session = "session" }, Cancel),
            "DeleteUser" => client.DeleteUserAsync(new() { AccessToken = "token" }, Cancel),
            "ForgetDevice" => client.ForgetDeviceAsync(new() { AccessToken = "token", DeviceKey = "key" }, Cancel),
            _ => (Task)client.InitiateAuthAsync(new() { AuthFlow = "USER_AUTH", Session = "session" }, Cancel),
        });
        Assert.Equal((1, 1, operation), (server.Requests, thrown.Attempts, thrown.Operation));
    }

    [Fact]
    public async Task Wrong_certificate_is_not_retried()
    {
        var script = new Script(
            () => throw new HttpRequestException(HttpRequestError.SecureConnectionError, "The SSL connection could not be established"));
        var thrown = await Assert.ThrowsAsync<CognitoNoAnswerException>(() => GetUserAsync(Client(script)));
        Assert.Equal(1, thrown.Attempts);
    }

    [Fact]
    public async Task Interrupted_handshake_is_retried()
    {
        var script = new Script(
            () => throw new HttpRequestException(
            HttpRequestError.SecureConnectionError, "The SSL connection could not be established", new IOException("Connection reset")),
            () => Answer(200, "{}"));
        await GetUserAsync(Client(script));
        Assert.Equal(2, script.Count);
    }

    [Fact]
    public async Task MayHaveHappened_is_true_if_any_attempt_was_sent()
    {
        var client = new CognitoClient(
            new() { Region = "us-east-1", TimeProvider = _clock, Limits = new() { AttemptTimeout = Never, Timeout = Never } },
            new HttpClient(new SentOnce()) { Timeout = Timeout.InfiniteTimeSpan });
        var thrown = await Assert.ThrowsAsync<CognitoNoAnswerException>(() => GetUserAsync(client));
        Assert.Equal((3, true), (thrown.Attempts, thrown.MayHaveHappened));
    }

    [Fact]
    public async Task Protocol_exception_has_request_id_and_attempts()
    {
        foreach (string body in (string[])["<html>", new string(' ', 200)])
        {
            var script = new Script(
                () => Answer(500, ""), () => Answer(200, body, response => response.Headers.Add("x-amzn-RequestId", "id-1")));
            var thrown = await Assert.ThrowsAsync<CognitoProtocolException>(
                () => GetUserAsync(Client(script, new() { AttemptTimeout = Never, Timeout = Never, MaxResponseBytes = 100 })));
            Assert.Equal(("GetUser", 2, "id-1"), (thrown.Operation, thrown.Attempts, thrown.RequestId));
        }
    }

    [Fact]
    public async Task Attempt_that_hangs_is_retried_until_the_time_limit_of_the_call()
    {
        var script = new Script(() => null!); // never responds
        var limits = new CallLimits { AttemptTimeout = TimeSpan.FromSeconds(30), Timeout = TimeSpan.FromSeconds(100) };
        var thrown = await Assert.ThrowsAsync<CognitoNoAnswerException>(() => GetUserAsync(Client(script, limits)));
        Assert.Equal(3, thrown.Attempts);
        Assert.Contains("received no response after 3 attempts: the time limit expired", thrown.Message, StringComparison.Ordinal);
        Assert.InRange(_clock.Delays.Sum(delay => delay.TotalSeconds), 90, 100);
    }

    [Fact]
    public void Default_HttpClient_has_no_timeout_of_its_own() =>
        Assert.Equal(Timeout.InfiniteTimeSpan, LiteCognito.Protocol.Transport.DefaultHttp.Timeout);

    [Fact]
    public async Task Last_attempt_ends_at_the_time_limit_of_the_call()
    {
        var script = new Script(() => null!);
        var limits = new CallLimits { AttemptTimeout = TimeSpan.FromSeconds(30), Timeout = TimeSpan.FromSeconds(45) };
        await Assert.ThrowsAsync<CognitoNoAnswerException>(() => GetUserAsync(Client(script, limits)));
        Assert.Equal(2, script.Count);
        Assert.Equal(45, _clock.Delays.Sum(delay => delay.TotalSeconds), 0.001);
    }

    [Fact]
    public async Task Timeout_of_the_callers_HttpClient_is_retried()
    {
        var script = new Script(() => throw new TaskCanceledException("Timeout", new TimeoutException()));
        var thrown = await Assert.ThrowsAsync<CognitoNoAnswerException>(() => GetUserAsync(Client(script)));
        Assert.Equal(3, thrown.Attempts);
    }

    [Fact]
    public async Task Cancellation_stops_an_attempt_and_a_delay_at_once()
    {
        using var inAttempt = new CancellationTokenSource();
        var hangs = new Script(() =>
        {
            inAttempt.Cancel();
            return null!;
        });
        var stopped = await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Client(hangs).GetUserAsync(new() { AccessToken = "token" }, inAttempt.Token));
        Assert.Equal(inAttempt.Token, stopped.CancellationToken);

        using var inDelay = new CancellationTokenSource();
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(); // the delay never ends
        var fails = new Script(() =>
        {
            inDelay.CancelAfter(1);
            return Answer(503, "");
        });
        var client = new CognitoClient(new() { Region = "us-east-1", TimeProvider = clock }, new HttpClient(fails));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.GetUserAsync(new() { AccessToken = "token" }, inDelay.Token));
        Assert.Equal(1, fails.Count);
    }

    [Fact]
    public async Task Canceled_call_is_not_sent()
    {
        var script = new Script(() => Answer(200, "{}"));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Client(script).GetUserAsync(new() { AccessToken = "token" }, new CancellationToken(canceled: true)));
        Assert.Equal(0, script.Count);
    }

    [Theory]
    [InlineData(0, 1, 1, 1, "CallLimits.MaxAttempts")]
    [InlineData(1, 0, 1, 1, "CallLimits.AttemptTimeout")]
    [InlineData(1, 1, -1, 1, "CallLimits.Timeout")]
    [InlineData(1, 1, 1, 0, "CallLimits.MaxResponseBytes")]
    public void Message_names_an_invalid_limit(int attempts, int attemptSeconds, int seconds, int bytes, string named)
    {
        var limits = new CallLimits
        {
            MaxAttempts = attempts,
            AttemptTimeout = TimeSpan.FromSeconds(attemptSeconds),
            Timeout = TimeSpan.FromSeconds(seconds),
            MaxResponseBytes = bytes,
        };
        var thrown = Assert.Throws<ArgumentException>(() => new CognitoClient(new() { Region = "us-east-1", Limits = limits }));
        Assert.Contains(named, thrown.Message, StringComparison.Ordinal);
    }

    private static Task<GetUserResponse> GetUserAsync(CognitoClient client) =>
        client.GetUserAsync(new() { AccessToken = "canary-token" }, Cancel);

    private static Task<RespondToAuthChallengeResponse> RespondAsync(CognitoClient client) =>
        client.RespondToAuthChallengeAsync(new() { ChallengeName = "SMS_MFA", Session = "session" }, Cancel);

    private static HttpResponseMessage Answer(int status, string body, Action<HttpResponseMessage>? with = null)
    {
        var response = new HttpResponseMessage((HttpStatusCode)status)
        {
            Content = new StringContent(body, Encoding.UTF8, "application/x-amz-json-1.1"),
        };
        with?.Invoke(response);
        return response;
    }

    private CognitoClient Client(ScriptedServer server) => new(new()
    {
        Endpoint = server.Url,
        ClientId = "client",
        TimeProvider = _clock,
        Limits = new() { AttemptTimeout = Never, Timeout = Never },
    });

    private CognitoClient Client(Script script, CallLimits? limits = null) => new(
        new()
        {
            Region = "us-east-1",
            ClientId = "client",
            TimeProvider = _clock,
            Limits = limits ?? new() { AttemptTimeout = Never, Timeout = Never },
        },
        new HttpClient(script) { Timeout = Timeout.InfiniteTimeSpan });

    /// <summary>Reads the first request and then breaks the connection; refuses all other connections.</summary>
    private sealed class SentOnce : HttpMessageHandler
    {
        private bool _sent;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (!_sent)
                await request.Content!.CopyToAsync(Stream.Null, cancellationToken);
            _sent = true;
            throw new HttpRequestException(HttpRequestError.ConnectionError, "Connection refused");
        }
    }

    /// <summary>Returns the script's responses, repeating the last one. A null response hangs until it is canceled.</summary>
    private sealed class Script(params Func<HttpResponseMessage?>[] lines) : HttpMessageHandler
    {
        public int Count { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            HttpResponseMessage? answer = lines[Math.Min(Count++, lines.Length - 1)]();
            if (answer is null)
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
            return answer!;
        }
    }
}
