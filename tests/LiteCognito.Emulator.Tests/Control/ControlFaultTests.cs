using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace LiteCognito.Emulator.Tests.Control;

/// <summary>Calls that fail or wait because a test asked for it.</summary>
public sealed class ControlFaultTests : ControlScene
{
    private const string Path = "/_emulator/faults";

    private static readonly AsyncLocal<Channel<EmulatorRequestEntry>?> Made = new();

    private readonly Channel<EmulatorRequestEntry> _log;

    public ControlFaultTests()
        : base(options => options with { OnRequest = NewLog().Writer.TryWriteEntry }) => _log = Made.Value!;

    [Fact]
    public async Task Next_call_of_the_operation_fails_and_the_one_after_it_does_not()
    {
        await AddAsync(new() { ["operation"] = "InitiateAuth", ["error"] = "TooManyRequestsException" });
        Pool.AddUser("maria", Password);
        Reply other = await CallAsync("ForgotPassword", new() { ["ClientId"] = App.Id, ["Username"] = "nobody" });
        Assert.NotEqual("TooManyRequestsException", (string?)other.Json["__type"]);

        Reply failed = await SignInAsync("maria");
        Assert.Equal(
            (400, "TooManyRequestsException:", "TooManyRequestsException", "The emulator was asked to fail this call."),
            (failed.Status, failed.Header("x-amzn-ErrorType"), (string?)failed.Json["__type"], (string?)failed.Json["message"]));
        Assert.Equal(200, (await SignInAsync("maria")).Status);
        Assert.Empty((await OkAsync("GET", Path))["faults"]!.AsArray());
    }

    [Fact]
    public async Task Failed_call_has_changed_nothing()
    {
        await AddAsync(new() { ["operation"] = "SignUp", ["error"] = "InternalErrorException", ["message"] = "Try again." });
        Reply failed = await CallAsync("SignUp", new() { ["ClientId"] = App.Id, ["Username"] = "maria", ["Password"] = Password });
        Assert.Equal((500, "Try again."), (failed.Status, (string?)failed.Json["message"]));
        Assert.Empty(Emulator.Messages);
        await SignUpAsync("maria");
    }

    [Theory]
    [InlineData("InternalErrorException", null, 500)]
    [InlineData("InternalFailure", null, 500)]
    [InlineData("LimitExceededException", null, 400)]
    [InlineData("ServiceUnavailable", 503, 503)]
    [InlineData("InternalFailure", 599, 599)]
    public async Task Status_follows_the_error_unless_it_is_given(string error, int? status, int expected)
    {
        var fault = new JsonObject { ["operation"] = "*", ["error"] = error, ["status"] = status };
        Assert.Equal(expected, (int)(await AddAsync(fault))["status"]!);
        Assert.Equal(expected, (await SignInAsync("maria")).Status);
    }

    [Fact]
    public async Task Faults_are_used_in_their_order_and_as_often_as_asked()
    {
        await AddAsync(new() { ["operation"] = "*", ["error"] = "First", ["times"] = 2 });
        await AddAsync(new() { ["operation"] = "InitiateAuth", ["error"] = "Second" });
        JsonArray listed = (await OkAsync("GET", Path))["faults"]!.AsArray();
        Assert.Equal([("*", 2), ("InitiateAuth", 1)], listed.Select(fault => ((string)fault!["operation"]!, (int)fault["times"]!)));

        var codes = new List<string?>();
        for (int i = 0; i < 4; i++)
            codes.Add((string?)(await SignInAsync("maria")).Json["__type"]);
        Assert.Equal(["First", "First", "Second", "UserNotFoundException"], codes);
    }

    [Fact]
    public async Task Failed_calls_are_logged_and_own_endpoints_never_fail()
    {
        await AddAsync(new() { ["operation"] = "*", ["error"] = "Oops", ["times"] = 100 });
        await SignInAsync("maria");
        await SendAsync("GET", "/health");
        await SendAsync("GET", $"/{Pool.Id}/.well-known/jwks.json");
        Assert.Equal(99, (int)(await OkAsync("GET", Path))["faults"]![0]!["times"]!);
        Assert.Equal("Oops", (await _log.Reader.ReadAsync(Stop)).Outcome);
    }

    [Fact]
    public async Task Token_endpoint_fails_in_its_own_form()
    {
        await AddAsync(new() { ["operation"] = "token", ["error"] = "invalid_grant", ["message"] = "Gone." });
        Reply failed = await SendAsync(
            "POST", "/oauth2/token", "grant_type=client_credentials", ("Content-Type", "application/x-www-form-urlencoded"));
        Assert.Equal((400, """{"error":"invalid_grant","error_description":"Gone."}"""), (failed.Status, failed.Body));
    }

    [Fact]
    public async Task Faults_are_removed()
    {
        await AddAsync(new() { ["operation"] = "*", ["error"] = "A" });
        await AddAsync(new() { ["operation"] = "*", ["error"] = "B" });
        Assert.Equal(2, (int)(await OkAsync("DELETE", Path))["removed"]!);
        Assert.Equal("UserNotFoundException", (string?)(await SignInAsync("maria")).Json["__type"]);
    }

    [Fact]
    public async Task Delayed_call_waits_without_stopping_others_and_then_succeeds()
    {
        Pool.AddUser("maria", Password);
        await AddAsync(new() { ["operation"] = "InitiateAuth", ["delayMilliseconds"] = 600_000 });
        Task<Reply> waiting = SignInAsync("maria");
        await Clock.TimerAsync();
        Assert.Equal(200, (await SignInAsync("maria")).Status);
        Clock.Advance(TimeSpan.FromMinutes(9));
        Assert.False(waiting.IsCompleted);
        Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(200, (await waiting).Status);
    }

    [Fact]
    public async Task Delayed_error_comes_after_the_delay()
    {
        await AddAsync(new() { ["operation"] = "InitiateAuth", ["delayMilliseconds"] = 5000, ["error"] = "InternalFailure" });
        Task<Reply> waiting = SignInAsync("maria");
        await Clock.TimerAsync();
        Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(500, (await waiting).Status);
        Assert.Equal(TimeSpan.FromSeconds(5), (await _log.Reader.ReadAsync(Stop)).Duration);
    }

    [Fact]
    public async Task Setting_the_clock_ends_no_delay()
    {
        await AddAsync(new() { ["operation"] = "InitiateAuth", ["delayMilliseconds"] = 5000 });
        Task<Reply> waiting = SignInAsync("maria");
        await Clock.TimerAsync();
        await OkAsync("POST", "/_emulator/clock", new JsonObject { ["advanceSeconds"] = 3600 });
        Assert.False(waiting.IsCompleted);
        Clock.Advance(TimeSpan.FromSeconds(5));
        await waiting;
    }

    [Fact]
    public async Task Many_calls_wait_at_once_without_a_thread_each()
    {
        const int Calls = 200;
        await AddAsync(new() { ["operation"] = "*", ["delayMilliseconds"] = 1000, ["times"] = Calls });
        using var http = new HttpClient(Emulator.CreateHandler());
        Task<HttpResponseMessage>[] waiting = [.. Enumerable.Range(0, Calls).Select(_ => PostAsync(http, Stop))];
        Assert.All(waiting, call => Assert.False(call.IsCompleted)); // each call has returned at once, on this thread
        Clock.Advance(TimeSpan.FromSeconds(1));
        foreach (HttpResponseMessage answer in await Task.WhenAll(waiting))
            answer.Dispose();
    }

    [Fact]
    public async Task Caller_that_goes_ends_the_delay_and_nothing_happens()
    {
        await AddAsync(new() { ["operation"] = "SignUp", ["delayMilliseconds"] = 5000 });
        await AddAsync(new() { ["operation"] = "SignUp", ["delayMilliseconds"] = 5000 });
        using var inProcess = new HttpClient(Emulator.CreateHandler());
        using var overSocket = new HttpClient();
        foreach (HttpClient http in (HttpClient[])[inProcess, overSocket])
        {
            using var leaving = new CancellationTokenSource();
            Task<HttpResponseMessage> call = PostAsync(http, leaving.Token);
            await Clock.TimerAsync();
            await leaving.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
            EmulatorRequestEntry entry = await _log.Reader.ReadAsync(Stop);
            Assert.Equal(("SignUp", "maria", "Cancelled"), (entry.Operation, entry.Username, entry.Outcome));
        }
        Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Empty(Emulator.Messages);
    }

    [Fact]
    public async Task End_of_the_listener_ends_the_delay()
    {
        await AddAsync(new() { ["operation"] = "SignUp", ["delayMilliseconds"] = 5000 });
        using var http = new HttpClient();
        Task<HttpResponseMessage> call = PostAsync(http, Stop);
        await Clock.TimerAsync();
        Listener.Dispose();
        await Assert.ThrowsAsync<HttpRequestException>(() => call);
        Assert.Equal("Cancelled", (await _log.Reader.ReadAsync(Stop)).Outcome);
    }

    [Theory]
    [InlineData("""{}""", "operation is missing.")]
    [InlineData("""{"operation":null,"error":"A"}""", "operation is missing.")]
    [InlineData("""{"operation":"*"}""", "A fault must have error, delayMilliseconds or both.")]
    [InlineData("""{"operation":"*","status":500,"delayMilliseconds":5}""", "status needs error.")]
    [InlineData("""{"operation":"*","message":"a","delayMilliseconds":5}""", "message needs error.")]
    [InlineData("""{"operation":5,"error":"A"}""", "operation must be a text of 1 to 128 characters.")]
    [InlineData("""{"operation":"*","error":""}""", "error must be a text of 1 to 128 characters.")]
    [InlineData("""{"operation":"*","error":"a\r\nb"}""", "error must be the code of an error, such as TooManyRequestsException.")]
    [InlineData("""{"operation":"*","error":"A","status":200}""", "status must be a whole number from 400 to 599.")]
    [InlineData("""{"operation":"*","error":"A","status":"400"}""", "status must be a whole number from 400 to 599.")]
    [InlineData("""{"operation":"*","error":"A","status":400.5}""", "status must be a whole number from 400 to 599.")]
    [InlineData("""{"operation":"*","error":"A","times":0}""", "times must be a whole number from 1 to 1000000.")]
    [InlineData("""{"operation":"*","error":"A","times":1e400}""", "times must be a whole number from 1 to 1000000.")]
    [InlineData("""{"operation":"*","delayMilliseconds":0}""", "delayMilliseconds must be a whole number from 1 to 600000.")]
    [InlineData("""{"operation":"*","delayMilliseconds":600001}""", "delayMilliseconds must be a whole number from 1 to 600000.")]
    [InlineData("""{"operation":"*","delayMilliseconds":-1}""", "delayMilliseconds must be a whole number from 1 to 600000.")]
    [InlineData("""{"operation":"*","errors":"A"}""",
        "There is no member 'errors'. The members are operation, error, message, status, delayMilliseconds, times.")]
    [InlineData("""{"operation":"InitateAuth","error":"A"}""",
        "operation 'InitateAuth' is not one that the emulator knows. Did you mean InitiateAuth?")]
    [InlineData("""{"operation":"initiateauth","error":"A"}""",
        "operation 'initiateauth' is not one that the emulator knows. Did you mean InitiateAuth?")]
    [InlineData("""{"operation":"Unicorn\u001b","error":"A"}""",
        "operation 'Unicorn ' is not one that the emulator knows. Use the name of an operation such as InitiateAuth, token for POST "
        + "/oauth2/token, or * for all.")]
    public async Task Fault_that_is_wrong_is_refused_by_member_and_applies_nothing(string body, string message)
    {
        Assert.Equal($"400 InvalidParameterException: {message}", await RefusedAsync("POST", Path, body));
        Assert.Empty((await OkAsync("GET", Path))["faults"]!.AsArray());
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("""{"operation":"*","operation":"*","error":"A"}""")]
    [InlineData("""{"operation":"\ud800","error":"A"}""")]
    public async Task Body_that_is_no_object_is_refused(string body) => Assert.StartsWith(
        "400 SerializationException: The body is not a JSON object. The members are operation, ",
        await RefusedAsync("POST", Path, body), StringComparison.Ordinal);

    [Fact]
    public async Task Hostile_bodies_are_refused()
    {
        Assert.StartsWith("413 ", await RefusedAsync("POST", Path, new string(' ', 70_000)), StringComparison.Ordinal);
        Assert.StartsWith(
            "400 ", await RefusedAsync("POST", Path, $$"""{"operation":{{new string('[', 9000)}}"""), StringComparison.Ordinal);
        Assert.StartsWith("400 ", await RefusedAsync("POST", Path + "?operation=*", """{"operation":"*","error":"A"}"""),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=a")]
    [InlineData("application/jsonp")]
    [InlineData("")]
    public async Task Body_of_another_type_is_refused_because_a_form_could_send_it(string type)
    {
        const string Body = """{"operation":"*","error":"A"}""";
        Assert.Equal(
            "415 UnsupportedMediaTypeException: The Content-Type of the body must be application/json.",
            await RefusedAsync("POST", Path, Body, ("Content-Type", type)));
        Assert.Equal(200, (await SendAsync("POST", Path, Body, ("Content-Type", "Application/JSON; charset=utf-8"))).Status);
    }

    [Fact]
    public async Task There_are_at_most_1000_faults()
    {
        for (int i = 0; i < 1000; i++)
            await AddAsync(new() { ["operation"] = "*", ["error"] = "A" });
        Assert.StartsWith(
            "400 LimitExceededException: ", await RefusedAsync("POST", Path, """{"operation":"*","error":"A"}"""),
            StringComparison.Ordinal);
        Assert.Equal(1000, (await OkAsync("GET", Path))["faults"]!.AsArray().Count);
    }

    private static Channel<EmulatorRequestEntry> NewLog() => Made.Value = Channel.CreateUnbounded<EmulatorRequestEntry>();

    private Task<JsonNode> AddAsync(JsonObject fault) => OkAsync("POST", Path, fault);

    private async Task<HttpResponseMessage> PostAsync(HttpClient http, CancellationToken cancellationToken)
    {
        using var request = Signatures.SignedCalls.Request(
            Signatures.SignedCalls.TargetPrefix + "SignUp",
            $$"""{"ClientId":"{{App.Id}}","Username":"maria","Password":"{{Password}}"}""", Listener.Endpoint.AbsoluteUri);
        return await http.SendAsync(request, cancellationToken);
    }
}

internal static class ChannelExtensions
{
    public static void TryWriteEntry(this ChannelWriter<EmulatorRequestEntry> writer, EmulatorRequestEntry entry) => writer.TryWrite(entry);
}
