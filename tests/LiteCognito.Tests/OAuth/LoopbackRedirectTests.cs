using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Time.Testing;

namespace LiteCognito.Tests.OAuth;

/// <summary>Tests the browser's redirect to the loopback port, over real sockets.</summary>
public sealed class LoopbackRedirectTests : IDisposable
{
    private readonly FakeTimeProvider _clock = new();
    private readonly LoopbackRedirect _redirect;
    private readonly HttpClient _browser = new();

    public LoopbackRedirectTests() => _redirect = new(timeProvider: _clock);

    [Fact]
    public async Task Requests_for_other_addresses_do_not_end_the_wait()
    {
        Task<Uri> callback = _redirect.WaitAsync(Stop);
        Assert.Equal(HttpStatusCode.NotFound, (await _browser.GetAsync(new Uri(_redirect.RedirectUri, "/favicon.ico"), Stop)).StatusCode);
        Assert.Equal(
            HttpStatusCode.NotFound, (await _browser.GetAsync(new Uri(_redirect.RedirectUri, "/callback/x?code=1"), Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _browser.PostAsync(_redirect.RedirectUri, null, Stop)).StatusCode);
        Assert.False(callback.IsCompleted);

        HttpResponseMessage answer = await _browser.GetAsync(_redirect.RedirectUri + "?code=canary&state=%3Cs%3E", Stop);

        Assert.Equal(_redirect.RedirectUri + "?code=canary&state=%3Cs%3E", (await callback).AbsoluteUri);
        string page = await answer.Content.ReadAsStringAsync(Stop);
        Assert.Contains("You can close this window", page, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.True(answer.Headers.ConnectionClose);
    }

    [Theory]
    [InlineData("\u0016\u0003\u0001\u0002\r\n\r\n")]
    [InlineData("GET /callback?code=1\r\n\r\n")]
    [InlineData("GET  /callback?code=1 HTTP/1.1\r\n\r\n")]
    [InlineData("GET http://evil.test/callback?code=1 HTTP/1.1\r\n\r\n")]
    [InlineData("GET //callback?code=1 HTTP/1.1\r\n\r\n")]
    public async Task Invalid_request_is_refused_and_does_not_end_the_wait(string request)
    {
        Assert.StartsWith("HTTP/1.1 404 ", await SendAsync(request), StringComparison.Ordinal);
        await ComesBackAsync();
    }

    [Fact]
    public async Task Incomplete_request_is_refused()
    {
        Assert.StartsWith("HTTP/1.1 400 ", await SendAsync("GET /callback?code=1 HTTP/1.1\r\n", close: true), StringComparison.Ordinal);
        await ComesBackAsync();
    }

    [Fact]
    public async Task Request_that_is_too_large_is_refused()
    {
        // The request is exactly as long as the server reads, because unread bytes would reset the connection.
        Assert.StartsWith(
            "HTTP/1.1 400 ", await SendAsync("GET /callback?code=" + new string('a', 16 * 1024 - 19)), StringComparison.Ordinal);
        await ComesBackAsync();
    }

    [Fact]
    public async Task Slow_connection_does_not_block_others_and_is_closed_after_five_seconds()
    {
        using TcpClient slow = await ConnectAsync();
        await ComesBackAsync();

        _clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(0, await slow.GetStream().ReadAsync(new byte[1], Stop));
    }

    [Fact]
    public async Task Deadline_of_a_connection_is_not_extended_by_more_bytes()
    {
        using TcpClient slow = await ConnectAsync();
        await slow.GetStream().WriteAsync("GET /"u8.ToArray(), Stop);
        await ComesBackAsync();
        _clock.Advance(TimeSpan.FromSeconds(4));
        await slow.GetStream().WriteAsync("call"u8.ToArray(), Stop);
        await ComesBackAsync();

        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True(await IsClosedAsync(slow));
    }

    [Fact]
    public async Task Silent_and_slow_connections_do_not_delay_the_redirect()
    {
        // The clock stands still, so no deadline helps: without room for more connections, the redirect would wait forever.
        var clients = new List<TcpClient>();
        try
        {
            for (int i = 0; i < 128; i++)
            {
                clients.Add(await ConnectAsync());
                if (i % 2 == 0)
                    await clients[^1].GetStream().WriteAsync("GET /callback?code="u8.ToArray(), Stop);
            }
            await ComesBackAsync().WaitAsync(TimeSpan.FromSeconds(10), Stop);

            // Of the connections that have sent no complete request, the oldest is closed, and the newest remains.
            Assert.True(await IsClosedAsync(clients[0]));
            await clients[126].GetStream().WriteAsync("late HTTP/1.1\r\n\r\n"u8.ToArray(), Stop);
            Assert.Equal("?code=late", (await _redirect.WaitAsync(Stop)).Query);
        }
        finally
        {
            foreach (TcpClient client in clients)
                client.Dispose();
        }
    }

    [Fact]
    public async Task Request_in_many_pieces_is_answered()
    {
        using TcpClient client = await ConnectAsync();
        client.NoDelay = true;
        foreach (byte piece in "GET /callback?code=pieces HTTP/1.1\r\nHost: localhost\r\n\r\n"u8.ToArray())
            await client.GetStream().WriteAsync(new[] { piece }, Stop);
        Assert.StartsWith("HTTP/1.1 200 ", await ReadAsync(client.GetStream()), StringComparison.Ordinal);
        Assert.Equal("?code=pieces", (await _redirect.WaitAsync(Stop)).Query);
    }

    [Fact]
    public async Task Request_of_a_half_closed_connection_is_answered()
    {
        Assert.StartsWith("HTTP/1.1 200 ", await SendAsync("GET /callback?code=1 HTTP/1.1\r\n\r\n", close: true), StringComparison.Ordinal);
        Assert.Equal("?code=1", (await _redirect.WaitAsync(Stop)).Query);
    }

    [Fact]
    public async Task Connection_answers_one_request_and_ignores_a_second()
    {
        // The second request is still on its way when the first is answered. Unread bytes must not cost the client the answer.
        using TcpClient client = await ConnectAsync();
        await client.GetStream().WriteAsync("GET /callback?code=1 HTTP/1.1\r\n\r\n"u8.ToArray(), Stop);
        Assert.Equal("?code=1", (await _redirect.WaitAsync(Stop)).Query);
        await client.GetStream().WriteAsync("GET /callback?code=2 HTTP/1.1\r\n\r\n"u8.ToArray(), Stop);
        await client.GetStream().WriteAsync("GET /callback?code=3 HTTP/1.1\r\n\r\n"u8.ToArray(), Stop);

        string answer = await ReadAsync(client.GetStream());
        Assert.StartsWith("HTTP/1.1 200 ", answer, StringComparison.Ordinal);
        Assert.Equal(answer.IndexOf("HTTP/1.1", StringComparison.Ordinal), answer.LastIndexOf("HTTP/1.1", StringComparison.Ordinal));
        client.Dispose();

        Assert.StartsWith(
            "HTTP/1.1 200 ",
            await SendAsync("GET /callback?code=4 HTTP/1.1\r\n\r\nGET /callback?code=5 HTTP/1.1\r\n\r\n"), StringComparison.Ordinal);
        Assert.Equal("?code=4", (await _redirect.WaitAsync(Stop)).Query);
        await ComesBackAsync();
    }

    [Fact]
    public async Task Client_that_sends_without_end_gets_its_refusal_and_is_cut_off()
    {
        using TcpClient client = await ConnectAsync();
        byte[] block = new byte[16 * 1024];
        block.AsSpan().Fill((byte)'a');
        int sent = 0;
        await Assert.ThrowsAsync<IOException>(async () =>
        {
            for (; sent < 64 * 1024 * 1024; sent += block.Length)
                await client.GetStream().WriteAsync(block, Stop);
        });
        await ComesBackAsync();

        Assert.StartsWith("HTTP/1.1 400 ", await SendAsync(new string('a', 100 * 1024), close: true), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Canceled_wait_can_be_started_again()
    {
        using var stop = new CancellationTokenSource();
        Task<Uri> callback = _redirect.WaitAsync(stop.Token);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => callback);
        await ComesBackAsync();
    }

    [Fact]
    public async Task Disposal_closes_the_port_and_ends_the_wait()
    {
        Task<Uri> callback = _redirect.WaitAsync(Stop);
        _redirect.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => callback);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => _redirect.WaitAsync(Stop));
        await Assert.ThrowsAsync<HttpRequestException>(() => _browser.GetAsync(_redirect.RedirectUri, Stop));
    }

    [Fact]
    public void Port_and_path_can_be_chosen()
    {
        int port = _redirect.RedirectUri.Port;
        _redirect.Dispose();
        using var chosen = new LoopbackRedirect(port, "/");

        Assert.Equal($"http://127.0.0.1:{port}/", chosen.RedirectUri.AbsoluteUri);
        Assert.Throws<SocketException>(() => new LoopbackRedirect(port));
        Assert.Throws<ArgumentException>(() => new LoopbackRedirect(0, "callback"));
        Assert.Throws<ArgumentException>(() => new LoopbackRedirect(0, "/a b"));
        Assert.Throws<ArgumentException>(() => new LoopbackRedirect(0, "/a?b"));
    }

    [Fact]
    public async Task Sign_in_ignores_callbacks_with_another_state()
    {
        using var login = new ManagedLogin();
        CognitoTokens tokens = await login.Client.SignInAsync(_redirect, ["openid"], async (url, stop) =>
        {
            await _browser.GetAsync(_redirect.RedirectUri + "?code=forged&state=forged", stop);
            await _browser.GetAsync(_redirect.RedirectUri + "?state=1&state=2", stop);
            await _browser.GetAsync(await login.BrowseAsync(url), stop);
        }, cancellationToken: Stop);

        Assert.NotNull(tokens.IdToken);
    }

    public void Dispose()
    {
        _redirect.Dispose();
        _browser.Dispose();
    }

    private static CancellationToken Stop => ManagedLogin.Stop;

    private async Task ComesBackAsync()
    {
        await _browser.GetAsync(_redirect.RedirectUri + "?code=1", Stop);
        Assert.Equal("?code=1", (await _redirect.WaitAsync(Stop)).Query);
    }

    private async Task<TcpClient> ConnectAsync()
    {
        var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, _redirect.RedirectUri.Port, Stop);
        return client;
    }

    private static async Task<bool> IsClosedAsync(TcpClient client)
    {
        try
        {
            return await client.GetStream().ReadAsync(new byte[1], Stop) == 0;
        }
        catch (IOException)
        {
            return true; // reset
        }
    }

    private static async Task<string> ReadAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.Latin1);
        return await reader.ReadToEndAsync(Stop);
    }

    private async Task<string> SendAsync(string request, bool close = false)
    {
        using TcpClient client = await ConnectAsync();
        NetworkStream stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request), Stop);
        if (close)
            client.Client.Shutdown(SocketShutdown.Send);
        return await ReadAsync(stream);
    }
}
