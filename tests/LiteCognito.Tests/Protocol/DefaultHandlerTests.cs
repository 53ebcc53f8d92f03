using System.Net;
using LiteCognito.Protocol;
using LiteCognito.Signing.Credentials;

namespace LiteCognito.Tests.Protocol;

public sealed class DefaultHandlerTests : IDisposable
{
    private readonly RecordingServer _server = new(), _proxy = new();

    [Theory]
    [InlineData("http://127.0.0.1/", true)]
    [InlineData("http://127.255.255.254/", true)]
    [InlineData("http://127.1/", true)]
    [InlineData("http://2130706433/", true)]
    [InlineData("http://[::1]/", true)]
    [InlineData("http://[0:0:0:0:0:0:0:1]/", true)]
    [InlineData("http://[::ffff:127.0.0.1]/", true)]
    [InlineData("http://[::ffff:127.9.9.9]/", true)]
    [InlineData("http://localhost/", true)]
    [InlineData("http://LocalHost/", true)]
    [InlineData("http://localhost./", true)]
    [InlineData("http://a.b.localhost/", true)]
    [InlineData("http://a.localhost./", true)]
    [InlineData("http://[::127.0.0.1]/", false)]
    [InlineData("http://[::ffff:128.0.0.1]/", false)]
    [InlineData("http://[::2]/", false)]
    [InlineData("http://[::]/", false)]
    [InlineData("http://0.0.0.0/", false)]
    [InlineData("http://128.0.0.1/", false)]
    [InlineData("http://127.0.0.1.example.com/", false)]
    [InlineData("http://notlocalhost/", false)]
    [InlineData("http://localhost.example.com/", false)]
    [InlineData("http://localhost@example.com/", false)]
    public void Loopback_is_recognized(string address, bool isLoopback) =>
        Assert.Equal(isLoopback, Endpoints.IsLoopback(new Uri(address)));

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    [InlineData("a.localhost")]
    public async Task Loopback_is_called_without_the_proxy(string host)
    {
        Assert.Equal("{}", await GetAsync($"http://{host}:{_server.Port}/direct"));
        Assert.Equal(["GET /direct"], _server.Requests);
        Assert.Empty(_proxy.Requests);
    }

    [Fact]
    public async Task Another_machine_is_called_through_the_proxy()
    {
        Assert.Equal("{}", await GetAsync("http://pool.test/there"));
        Assert.Equal(["GET http://pool.test/there"], _proxy.Requests);
    }

    [Fact]
    public void Every_client_of_the_library_has_the_handler()
    {
        Assert.False(Assert.IsType<SocketsHttpHandler>(DefaultHandler.CreateDirect()).UseProxy);
        Assert.Same(Transport.DefaultHttp, AwsEnvironment.Process.Internet.Value);
        string[] files = [.. Directory.GetFiles(Path.Combine(Repository.Root, "src", "LiteCognito"), "*.cs", SearchOption.AllDirectories)
            .Where(file => File.ReadLines(file).Any(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal)
                && (line.Contains("new SocketsHttpHandler", StringComparison.Ordinal)
                    || line.Contains("SocketsHttpHandler Create", StringComparison.Ordinal)
                    || line.Contains("new HttpClientHandler", StringComparison.Ordinal)
                    || line.Contains("new HttpClient()", StringComparison.Ordinal))))
            .Select(file => Path.GetFileName(file))];
        Assert.Equal(["DefaultHandler.cs"], files);
    }

    public void Dispose()
    {
        _server.Dispose();
        _proxy.Dispose();
    }

    private async Task<string> GetAsync(string address)
    {
        using var http = new HttpClient(DefaultHandler.Create(proxy: new WebProxy(_proxy.Address)));
        return await http.GetStringAsync(new Uri(address), TestContext.Current.CancellationToken);
    }
}
