namespace LiteCognito.EndToEnd.Network;

/// <summary>Processes with a proxy in the environment.</summary>
public sealed class ProxyTests : IDisposable
{
    private readonly RecordingServer _server = new(), _proxy = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    [InlineData("LOCALHOST.")]
    [InlineData("pool.localhost")]
    [InlineData("[::ffff:127.0.0.1]")]
    public async Task No_request_to_loopback_goes_through_the_proxy(string host)
    {
        string server = $"http://{host}:{_server.Port}/";
        using Running run = Running.Start(
            "dotnet", [Path.Combine(AppContext.BaseDirectory, "LiteCognito.Refresher.dll"), "every-client", server],
            environment: WithProxy(new()
            {
                ["AWS_ENDPOINT_URL_STS"] = server + "sts",
                ["AWS_CONTAINER_CREDENTIALS_FULL_URI"] = server + "container",
                ["AWS_EC2_METADATA_SERVICE_ENDPOINT"] = server + "instance",
                ["AWS_EC2_METADATA_DISABLED"] = "",
            }));
        Finished finished = await run.FinishAsync("", Cancel);

        Assert.Equal((0, ""), (finished.ExitCode, finished.Errors));
        Assert.Empty(_proxy.Requests);
        Assert.Equal(
            ["GET /api", "GET /container", "GET /jwks", "POST /calls/", "POST /identities/", "POST /oauth2/token", "POST /sts/"],
            _server.Requests.Where(line => line.Split(' ')[0] != "PUT" && !line.Contains("meta-data", StringComparison.Ordinal)).Order(
                StringComparer.Ordinal));
        Assert.Contains("PUT /instance/latest/api/token", _server.Requests);
    }

    [Fact]
    public async Task Request_to_another_machine_goes_through_the_proxy()
    {
        using Running run = Running.Start(
            "dotnet", [Path.Combine(AppContext.BaseDirectory, "LiteCognito.Refresher.dll"), "every-client", "https://pool.test/"],
            environment: WithProxy(new()
            {
                ["AWS_ENDPOINT_URL_STS"] = "https://pool.test/",
                ["AWS_CONTAINER_CREDENTIALS_FULL_URI"] = "",
                ["AWS_EC2_METADATA_DISABLED"] = "true",
            }));
        await run.FinishAsync("", Cancel);
        Assert.Equal(["CONNECT pool.test:443"], _proxy.Requests.Distinct());
    }

    [Fact]
    public async Task Command_line_does_not_send_a_password_for_loopback_to_the_proxy()
    {
        using Running run = Running.CommandLine(
            [
                "sign-in", "--endpoint", _server.Address.AbsoluteUri, "--pool", "local_Pool", "--client", "app", "--username", "alice",
                "--flow", "password"
            ],
            WithProxy(new() { ["LITECOGNITO_PASSWORD"] = "Canary-password-7" }));
        await run.FinishAsync("", Cancel);
        Assert.Empty(_proxy.Requests);
        Assert.NotEmpty(_server.Requests);
    }

    [Fact]
    public async Task Command_line_sends_plain_http_to_another_machine_only_if_an_option_allows_it()
    {
        string[] signIn =
        [
            "sign-in", "--endpoint", "http://pool.test/", "--pool", "local_Pool", "--client", "app", "--username", "alice", "--flow",
            "password",
        ];
        Dictionary<string, string> environment = WithProxy(new() { ["LITECOGNITO_PASSWORD"] = "Canary-password-7" });
        using Running refused = Running.CommandLine(signIn, environment);
        Finished finished = await refused.FinishAsync("", Cancel);
        Assert.Equal(2, finished.ExitCode);
        Assert.Equal(
            "--endpoint http://pool.test/ would transmit secrets unencrypted. Use https, or set --allow-insecure-endpoint.",
            finished.Errors.Trim());
        Assert.Empty(_proxy.Requests);

        using Running allowed = Running.CommandLine([.. signIn, "--allow-insecure-endpoint"], environment);
        await allowed.FinishAsync("", Cancel);
        Assert.Equal(["POST http://pool.test/"], _proxy.Requests);
    }

    public void Dispose()
    {
        _server.Dispose();
        _proxy.Dispose();
    }

    private Dictionary<string, string> WithProxy(Dictionary<string, string> environment)
    {
        foreach (string name in (string[])["HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "no_proxy"])
            environment[name] = "";
        // On Windows, these names are the same as those in upper case.
        foreach (string name in (string[])["http_proxy", "https_proxy", "all_proxy"])
            environment[name] = _proxy.Address.AbsoluteUri;
        return environment;
    }
}
