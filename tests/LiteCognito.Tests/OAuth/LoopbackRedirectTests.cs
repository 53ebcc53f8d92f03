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
    public async Task Slow_connection_does_not_block_others_and_is_closed_after_ten_seconds()
    {
        using TcpClient slow = await ConnectAsync();
        await ComesBackAsync();

        _clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(0, await slow.GetStream().ReadAsync(new byte[1], Stop));
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

    private async Task<string> SendAsync(string request, bool close = false)
    {
        using TcpClient client = await ConnectAsync();
        NetworkStream stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request), Stop);
        if (close)
            client.Client.Shutdown(SocketShutdown.Send);
        using var reader = new StreamReader(stream, Encoding.Latin1);
        return await reader.ReadToEndAsync(Stop);
    }
}
