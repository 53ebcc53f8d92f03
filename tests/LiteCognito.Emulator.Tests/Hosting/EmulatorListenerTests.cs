using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;

namespace LiteCognito.Emulator.Tests.Hosting;

/// <summary>HTTP/1.1 over sockets: what a listener accepts, refuses and ends.</summary>
public sealed class EmulatorListenerTests : IDisposable
{
    private const string Health = "GET /health HTTP/1.1\r\nHost: a\r\n\r\n", Unknown = "SerializationException";

    private readonly CognitoEmulator _emulator = new();
    private readonly EmulatorListener _listener;

    public EmulatorListenerTests() => _listener = _emulator.Listen();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("localhost")]
    [InlineData("cognito:9229")]
    [InlineData("host.docker.internal:9229")]
    [InlineData("my_service")]
    [InlineData("[::1]:9229")]
    [InlineData("192.0.2.7")]
    [InlineData("UPPER.example.")]
    public async Task Every_host_is_answered(string host)
    {
        (int status, _, string body) = await AskAsync($"GET /health HTTP/1.1\r\nHost: {host}\r\n\r\n");
        Assert.Equal((200, """{"status":"ok"}"""), (status, body));
    }

    [Theory]
    [InlineData("")]
    [InlineData(":80")]
    [InlineData("a b")]
    [InlineData("a/b")]
    [InlineData("user@host")]
    [InlineData("host:port")]
    [InlineData("host:99999")]
    [InlineData("[::1")]
    [InlineData("[]")]
    [InlineData("a?b#c")]
    [InlineData("h\u00f6st")]
    [InlineData("a\r\nHost: b")]
    public async Task Malformed_host_is_refused(string host) => await RefusedAsync(400, $"GET / HTTP/1.1\r\nHost: {host}\r\n\r\n");

    [Theory]
    [InlineData(400, "GET / HTTP/1.1\r\n\r\n")]
    [InlineData(400, "GET\r\n\r\n")]
    [InlineData(400, "GET / \r\n\r\n")]
    [InlineData(400, "G@T / HTTP/1.1\r\nHost: a\r\n\r\n")]
    [InlineData(400, "GET /\u00e9 HTTP/1.1\r\nHost: a\r\n\r\n")]
    [InlineData(400, "GET /#a HTTP/1.1\r\nHost: a\r\n\r\n")]
    [InlineData(400, "GET a HTTP/1.1\r\nHost: a\r\n\r\n")]
    [InlineData(400, "GET * HTTP/1.1\r\nHost: a\r\n\r\n")]
    [InlineData(400, "CONNECT a:443 HTTP/1.1\r\nHost: a:443\r\n\r\n")]
    [InlineData(400, "GET / HTTP/1.1\r\nHost: a\r\n folded\r\n\r\n")]
    [InlineData(400, "GET / HTTP/1.1\r\nHost : a\r\n\r\n")]
    [InlineData(400, "GET / HTTP/1.1\r\nHost: a\r\nX: a\0b\r\n\r\n")]
    [InlineData(400, "GET / HTTP/1.1\r\nHost: a\r\nX: a\rb\r\n\r\n")]
    [InlineData(400, "\u0016\u0003\u0001\n\n")]
    [InlineData(505, "PRI * HTTP/2.0\r\n\r\n")]
    [InlineData(400, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n")]
    [InlineData(400, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999999999\r\n\r\n")]
    [InlineData(400, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n")]
    [InlineData(400, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n")]
    [InlineData(501, "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n")]
    [InlineData(400, "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nx\r\n")]
    [InlineData(400, "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nffffffff\r\n")]
    [InlineData(400, "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n")]
    [InlineData(400, "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nabc\r\n")]
    [InlineData(417, "POST / HTTP/1.1\r\nHost: a\r\nExpect: more\r\n\r\n")]
    public async Task Malformed_request_is_refused(int status, string request) => await RefusedAsync(status, request);

    [Fact]
    public async Task Long_target_is_refused() => await RefusedAsync(414, $"GET /{new string('a', 40_000)} HTTP/1.1\r\nHost: a\r\n\r\n");

    [Fact]
    public async Task Large_head_is_refused() => await RefusedAsync(
        431, "GET / HTTP/1.1\r\nHost: a\r\n" + string.Concat(Enumerable.Repeat($"X: {new string('a', 1000)}\r\n", 70)) + "\r\n");

    [Fact]
    public async Task Endless_line_is_refused() => await RefusedAsync(414, new string('a', 200_000));

    [Fact]
    public async Task Large_body_is_refused_while_it_arrives()
    {
        using RawConnection connection = await RawConnection.OpenAsync(_listener);
        await connection.SendAsync(
            "POST / HTTP/1.1\r\nHost: a\r\nX-Amz-Target: AWSCognitoIdentityProviderService.GetUser\r\nContent-Length: 4000000000\r\n\r\n");
        await connection.SendAsync(new string(' ', 3 * 1024 * 1024));
        (int status, string head, string body) = await connection.ReadAsync();
        Assert.Equal(413, status);
        Assert.Contains("connection: close", head, StringComparison.Ordinal);
        Assert.Contains("RequestEntityTooLargeException", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Requests_follow_each_other_on_a_connection()
    {
        using RawConnection connection = await RawConnection.OpenAsync(_listener);
        await connection.SendAsync(Health + "\r\n" + Health + Call("""{"AccessToken":"x"}""") + "HEAD /health HTTP/1.1\r\nHost: a\r\n\r\n");
        Assert.Equal(200, (await connection.ReadAsync()).Status);
        Assert.Equal(200, (await connection.ReadAsync()).Status);
        Assert.Contains("Invalid Access Token", (await connection.ReadAsync()).Body, StringComparison.Ordinal);
        Assert.Contains("content-length: 15", (await connection.ReadAsync(hasBody: false)).Head, StringComparison.Ordinal);
        await connection.SendAsync(Health);
        Assert.Equal(200, (await connection.ReadAsync()).Status);
    }

    [Fact]
    public async Task Request_may_arrive_byte_by_byte()
    {
        using RawConnection connection = await RawConnection.OpenAsync(_listener);
        foreach (char part in Call("""{"AccessToken":"x"}"""))
            await connection.SendAsync(part.ToString());
        Assert.Contains("Invalid Access Token", (await connection.ReadAsync()).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Body_may_arrive_in_chunks()
    {
        using RawConnection connection = await RawConnection.OpenAsync(_listener);
        await connection.SendAsync(
            "POST / HTTP/1.1\r\nHost: a\r\nX-Amz-Target: AWSCognitoIdentityProviderService.GetUser\r\nTransfer-Encoding: Chunked\r\n\r\n"
            + "10;name=value\r\n{\"AccessToken\":\"\r\n3 \r\nx\"}\r\n0\r\nTrailer: value\r\n\r\n" + Health);
        Assert.Contains("Invalid Access Token", (await connection.ReadAsync()).Body, StringComparison.Ordinal);
        Assert.Equal(200, (await connection.ReadAsync()).Status);
    }

    [Fact]
    public async Task Body_is_asked_for_if_the_caller_waits()
    {
        using RawConnection connection = await RawConnection.OpenAsync(_listener);
        const string Body = """{"AccessToken":"x"}""";
        string call = Call(Body);
        await connection.SendAsync(call[..^(Body.Length + 2)] + "Expect: 100-Continue\r\n\r\n");
        Assert.Equal(100, (await connection.ReadAsync()).Status);
        await connection.SendAsync(Body);
        Assert.Equal(400, (await connection.ReadAsync()).Status);
    }

    [Theory]
    [InlineData("GET /health HTTP/1.1\r\nHost: a\r\nConnection: x, Close\r\n\r\n")]
    [InlineData("GET /health HTTP/1.0\r\n\r\n")]
    public async Task Connection_ends_if_the_caller_says_so(string request)
    {
        using RawConnection connection = await RawConnection.OpenAsync(_listener);
        await connection.SendAsync(request);
        Assert.EndsWith("""{"status":"ok"}""", await connection.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Caller_may_close_its_side_before_the_response()
    {
        using RawConnection connection = await RawConnection.OpenAsync(_listener);
        await connection.SendAsync(Health);
        connection.EndSending();
        Assert.EndsWith("""{"status":"ok"}""", await connection.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Caller_that_leaves_in_the_middle_of_a_request_gets_nothing()
    {
        using RawConnection connection = await RawConnection.OpenAsync(_listener);
        await connection.SendAsync("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nx");
        connection.EndSending();
        Assert.Equal("", await connection.ReadToEndAsync());
    }

    [Fact]
    public async Task Target_may_be_a_whole_address()
    {
        EmulatorPool pool = _emulator.CreatePool();
        (_, _, string body) = await AskAsync(
            $"GET http://pool.test:81/{pool.Id}/.well-known/openid-configuration HTTP/1.1\r\nHost: other\r\n\r\n");
        Assert.Equal($"http://pool.test:81/{pool.Id}", (string?)JsonNode.Parse(body)!["issuer"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("GET / HTTP/1.1\r\nHo")]
    [InlineData("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nx")]
    public async Task Connection_that_waits_too_long_ends(string part)
    {
        var timers = new FakeTimeProvider();
        using EmulatorListener listener = _emulator.Listen(new(), timers);
        using RawConnection connection = await RawConnection.OpenAsync(listener);
        await connection.SendAsync(part);
        Task<string> end = connection.ReadToAnyEndAsync();
        while (!end.IsCompleted)
        {
            timers.Advance(TimeSpan.FromMinutes(1)); // again, because the time counts from when the part has arrived
            await Task.Yield();
        }
        string response = await end;
        Assert.True(response.Length == 0 || response.StartsWith("HTTP/1.1 408 ", StringComparison.Ordinal), response);
    }

    [Fact]
    public async Task Oldest_connection_makes_room_for_the_newest()
    {
        using RawConnection first = await RawConnection.OpenAsync(_listener), second = await RawConnection.OpenAsync(_listener);
        await second.SendAsync(Health);
        await second.ReadAsync();
        await first.SendAsync(Health);
        await first.ReadAsync();
        var others = new List<RawConnection>();
        for (int i = 0; i < EmulatorListener.MaxConnections - 1; i++)
            others.Add(await RawConnection.OpenAsync(_listener));
        Assert.Equal("", await second.ReadToEndAsync());
        await first.SendAsync(Health);
        Assert.Equal(200, (await first.ReadAsync()).Status);
        others.ForEach(other => other.Dispose());
    }

    [Fact]
    public async Task Requests_are_answered_at_the_same_time()
    {
        RawConnection[] connections =
            await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => RawConnection.OpenAsync(_listener)));
        await Task.WhenAll(connections.Select(async connection =>
        {
            for (int i = 0; i < 5; i++)
            {
                await connection.SendAsync(Call("""{"AccessToken":"x"}"""));
                Assert.Equal(400, (await connection.ReadAsync()).Status);
            }
            connection.Dispose();
        }));
    }

    [Fact]
    public async Task Disposing_ends_connections_and_releases_the_port()
    {
        using RawConnection connection = await RawConnection.OpenAsync(_listener);
        await connection.SendAsync(Health);
        await connection.ReadAsync();
        _listener.Dispose();
        Assert.Equal("", await connection.ReadToEndAsync());
        using EmulatorListener next = _emulator.Listen(_listener.Endpoint.Port);
        Assert.Equal(_listener.Endpoint, next.Endpoint);
    }

    [Fact]
    public async Task Only_this_machine_is_reached_without_an_address()
    {
        Assert.Equal($"http://127.0.0.1:{_listener.Endpoint.Port}/", _listener.Endpoint.AbsoluteUri);
        Assert.SkipUnless(Socket.OSSupportsIPv6, "The machine has no IPv6.");
        using RawConnection connection = await RawConnection.OpenAsync(_listener, IPAddress.IPv6Loopback);
        await connection.SendAsync(Health);
        Assert.Equal(200, (await connection.ReadAsync()).Status);
        // An address of the same machine that is not listened on.
        await Assert.ThrowsAsync<SocketException>(() => RawConnection.OpenAsync(_listener, IPAddress.Parse("127.0.0.2")));
    }

    [Theory]
    [InlineData("0.0.0.0", "http://127.0.0.1")]
    [InlineData("::", "http://127.0.0.1")]
    [InlineData("127.0.0.2", "http://127.0.0.2")]
    [InlineData("::1", "http://[::1]")]
    public async Task Address_is_listened_on(string address, string endpoint)
    {
        Assert.SkipWhen(address.Contains(':', StringComparison.Ordinal) && !Socket.OSSupportsIPv6, "The machine has no IPv6.");
        Assert.SkipWhen(address == "127.0.0.2" && OperatingSystem.IsMacOS(), "macOS has no 127.0.0.2.");
        using EmulatorListener listener = _emulator.Listen(new EmulatorListenerOptions { Address = IPAddress.Parse(address) });
        Assert.Equal($"{endpoint}:{listener.Endpoint.Port}/", listener.Endpoint.AbsoluteUri);
        using var http = new HttpClient();
        Assert.Equal("""{"status":"ok"}""", await http.GetStringAsync(new Uri(listener.Endpoint, "/health"), Stop));
    }

    [Fact]
    public void Port_that_cannot_be_used_is_named()
    {
        int port = _listener.Endpoint.Port;
        var busy = Assert.Throws<IOException>(() => _emulator.Listen(port));
        Assert.StartsWith($"Port {port} cannot be used: ", busy.Message, StringComparison.Ordinal);
        var foreign = Assert.Throws<IOException>(
            () => _emulator.Listen(new EmulatorListenerOptions { Port = port, Address = IPAddress.Parse("192.0.2.7") }));
        Assert.StartsWith($"Port {port} of 192.0.2.7 cannot be used: ", foreign.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => _emulator.Listen(65536));
        Assert.Throws<ArgumentOutOfRangeException>(() => _emulator.Listen(-1));
    }

    public void Dispose()
    {
        _listener.Dispose();
        _emulator.Dispose();
    }

    private static string Call(string body) => "POST / HTTP/1.1\r\nHost: a\r\nX-Amz-Target: AWSCognitoIdentityProviderService.GetUser\r\n"
        + $"Content-Length: {body.Length}\r\n\r\n{body}";

    private async Task<(int Status, string Head, string Body)> AskAsync(string request)
    {
        using RawConnection connection = await RawConnection.OpenAsync(_listener);
        await connection.SendAsync(request);
        return await connection.ReadAsync();
    }

    /// <summary>Sends a request and expects an error in the form of AWS, after which the connection ends.</summary>
    private async Task RefusedAsync(int status, string request)
    {
        using RawConnection connection = await RawConnection.OpenAsync(_listener);
        await connection.SendAsync(request);
        (int actual, string head, string body) = await connection.ReadAsync();
        Assert.Equal(status, actual);
        Assert.Contains("x-amzn-errortype: ", head, StringComparison.Ordinal);
        JsonNode error = JsonNode.Parse(body)!;
        Assert.Equal(status == 400, (string?)error["__type"] == Unknown);
        Assert.NotEqual("", (string?)error["message"]);
        Assert.Equal("", await connection.ReadToEndAsync());
    }
}
