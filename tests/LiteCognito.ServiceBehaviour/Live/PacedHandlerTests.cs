using System.Net;

namespace LiteCognito.ServiceBehaviour.Live;

public sealed class PacedHandlerTests
{
    private readonly InstantTime _time = new();
    private readonly List<TimeSpan> _calls = [];
    private readonly Queue<(int Status, string Body)> _answers = [];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Calls_are_paced_after_a_burst()
    {
        await CallAsync(8);

        Assert.Equal([0, 0, 0, 200, 400, 600, 800, 1000], _calls.Select(at => at.TotalMilliseconds));
    }

    [Theory]
    [InlineData("TooManyRequestsException", "Rate exceeded")]
    [InlineData("TooManyRequestsException", "Too many requests")]
    [InlineData("com.amazonaws#ThrottlingException", "Rate exceeded")]
    [InlineData("LimitExceededException", "Rate exceeded for CreateUserPool")]
    public async Task Throttled_call_is_repeated_after_pauses_that_double(string code, string message)
    {
        for (int i = 0; i < 3; i++)
            _answers.Enqueue((400, Error(code, message)));

        Assert.Equal([200], await CallAsync(1));
        Assert.Equal([0, 1, 3, 7], _calls.Select(at => at.TotalSeconds));
    }

    [Theory]
    [InlineData(400, "LimitExceededException", "Attempt limit exceeded, please try after some time.")]
    [InlineData(400, "NotAuthorizedException", "Password attempts exceeded")]
    [InlineData(500, "InternalErrorException", "Rate exceeded")]
    public async Task Other_refusal_is_not_repeated(int status, string code, string message)
    {
        _answers.Enqueue((status, Error(code, message)));

        Assert.Equal([status], await CallAsync(1));
        Assert.Single(_calls);
    }

    [Fact]
    public async Task Call_that_stays_throttled_ends()
    {
        for (int i = 0; i < 6; i++)
            _answers.Enqueue((400, Error("TooManyRequestsException", "")));

        Assert.Equal([400], await CallAsync(1));
    }

    private static string Error(string code, string message) => $$"""{"__type":"{{code}}","message":"{{message}}"}""";

    private async Task<List<int>> CallAsync(int count)
    {
        DateTimeOffset start = _time.GetUtcNow();
        using var handler = new PacedHandler(_time, 5, burst: 3) { InnerHandler = new Answers(this, start) };
        using var http = new HttpClient(handler);
        var statuses = new List<int>();
        for (int i = 0; i < count; i++)
        {
            using HttpResponseMessage response = await http.GetAsync(new Uri("https://cognito.test/"), Stop);
            statuses.Add((int)response.StatusCode);
        }
        return statuses;
    }

    private sealed class Answers(PacedHandlerTests test, DateTimeOffset start) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            test._calls.Add(test._time.GetUtcNow() - start);
            (int status, string body) = test._answers.TryDequeue(out (int, string) answer) ? answer : (200, "{}");
            return Task.FromResult(new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body) });
        }
    }

    /// <summary>A clock on which every delay ends at once, with the clock set to its end.</summary>
    private sealed class InstantTime : TimeProvider
    {
        private DateTimeOffset _now = DateTimeOffset.UnixEpoch;

        public override DateTimeOffset GetUtcNow() => _now;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            _now += dueTime;
            callback(state);
            return System.CreateTimer(_ => { }, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }
}
