using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using LiteCognito.Emulator.Tests.Signatures;
using Microsoft.Extensions.Time.Testing;

namespace LiteCognito.Emulator.Tests.Control;

/// <summary>The base of tests that call the emulator's own endpoints over a socket.</summary>
public abstract class ControlScene : IDisposable
{
    protected const string Password = "Correct-horse-7";

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    protected ControlScene(Func<CognitoEmulatorOptions, CognitoEmulatorOptions>? change = null)
    {
        CognitoEmulatorOptions options = new() { TimeProvider = Clock };
        Emulator = new(change?.Invoke(options) ?? options);
        Listener = Emulator.Listen();
        Pool = Emulator.CreatePool();
        App = Pool.CreateClient("app");
    }

    protected WatchedClock Clock { get; } = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));

    protected CognitoEmulator Emulator { get; }

    protected EmulatorListener Listener { get; }

    protected EmulatorPool Pool { get; }

    protected EmulatorClient App { get; }

    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    public virtual void Dispose()
    {
        _http.Dispose();
        Listener.Dispose();
        Emulator.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Sends a request. A body is JSON unless a header says something else.</summary>
    protected async Task<Reply> SendAsync(string method, string path, string? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(Listener.Endpoint, path));
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.TryAddWithoutValidation(
                "Content-Type", headers.FirstOrDefault(header => header.Name == "Content-Type").Value ?? "application/json");
        }
        foreach ((string name, string value) in headers)
            if (name != "Content-Type")
                request.Headers.TryAddWithoutValidation(name, value);
        using HttpResponseMessage response = await _http.SendAsync(request, Stop);
        return new(
            (int)response.StatusCode,
            response.Headers.Concat(response.Content.Headers).ToDictionary(
                header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase),
            await response.Content.ReadAsStringAsync(Stop));
    }

    /// <summary>Sends a request that must be answered, and returns the JSON.</summary>
    protected async Task<JsonNode> OkAsync(string method, string path, JsonNode? body = null)
    {
        Reply reply = await SendAsync(method, path, body?.ToJsonString());
        Assert.True(reply.Status == 200, reply.Body);
        return reply.Json;
    }

    /// <summary>Sends a request that must be refused, and returns "status code: message".</summary>
    protected async Task<string> RefusedAsync(
        string method, string path, string? body = null, params (string Name, string Value)[] headers)
    {
        Reply reply = await SendAsync(method, path, body, headers);
        Assert.Equal($"{reply.Json["__type"]}:", reply.Header("x-amzn-ErrorType"));
        return $"{reply.Status} {reply.Json["__type"]}: {reply.Json["message"]}";
    }

    /// <summary>Calls an operation without a signature.</summary>
    protected Task<Reply> CallAsync(string operation, JsonObject input) => SendAsync(
        "POST", "/", input.ToJsonString(),
        ("Content-Type", "application/x-amz-json-1.1"), ("X-Amz-Target", SignedCalls.TargetPrefix + operation));

    protected Task<Reply> SignInAsync(string username, string password = Password) => CallAsync("InitiateAuth", new()
    {
        ["ClientId"] = App.Id,
        ["AuthFlow"] = "USER_PASSWORD_AUTH",
        ["AuthParameters"] = new JsonObject { ["USERNAME"] = username, ["PASSWORD"] = password },
    });

    /// <summary>Signs a user up, who gets a code.</summary>
    protected async Task SignUpAsync(string username, EmulatorClient? app = null)
    {
        Reply reply = await CallAsync("SignUp", new()
        {
            ["ClientId"] = (app ?? App).Id,
            ["Username"] = username,
            ["Password"] = Password,
            ["UserAttributes"] = new JsonArray(new JsonObject { ["Name"] = "email", ["Value"] = $"{username}@example.com" }),
        });
        Assert.Equal(200, reply.Status);
    }

    /// <summary>A clock that tells when something waits for it.</summary>
    protected sealed class WatchedClock(DateTimeOffset start) : FakeTimeProvider(start)
    {
        private readonly Channel<bool> _timers = Channel.CreateUnbounded<bool>();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            ITimer timer = base.CreateTimer(callback, state, dueTime, period);
            _timers.Writer.TryWrite(true);
            return timer;
        }

        /// <summary>Waits until there is one more timer.</summary>
        public async Task TimerAsync() => await _timers.Reader.ReadAsync(Stop);
    }

    protected sealed record Reply(int Status, Dictionary<string, string> Headers, string Body)
    {
        public JsonNode Json => JsonNode.Parse(Body)!;

        public string? Header(string name) => Headers.GetValueOrDefault(name);
    }
}
