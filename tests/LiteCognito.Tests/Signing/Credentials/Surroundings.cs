using LiteCognito.Protocol;
using LiteCognito.Signing;
using LiteCognito.Signing.Credentials;
using LiteCognito.Tests.Protocol;

namespace LiteCognito.Tests.Signing.Credentials;

/// <summary>
/// Environment variables, a home directory and HTTP clients for one test. No request leaves loopback: <see cref="Elsewhere"/> answers for
/// other hosts.
/// </summary>
internal sealed class Surroundings : IDisposable
{
    public const string Secret = "canary-secret-key";

    private readonly TemporaryFolder _home = new();

    public Surroundings(bool allowInsecureEndpoint = false) => Environment = new()
    {
        Variables = name => Variables.GetValueOrDefault(name),
        Home = new(() => _home.File("")),
        Http = new(() => new HttpClient(new Guard(this, new SocketsHttpHandler { UseProxy = false }))),
        Internet = new(() => new HttpClient(new Guard(this, new SocketsHttpHandler()))),
        Clock = Clock,
        AllowInsecureEndpoint = allowInsecureEndpoint,
    };

    public Dictionary<string, string> Variables { get; } = [];

    /// <summary>Gets a clock on which pauses between attempts end at once and timeouts never elapse.</summary>
    public InstantClock Clock { get; } = new(TimeSpan.FromSeconds(1));

    public AwsEnvironment Environment { get; }

    /// <summary>Answers requests to hosts other than loopback. If it is null, those hosts are unreachable.</summary>
    public Func<HttpRequestMessage, HttpResponseMessage>? Elsewhere { get; set; }

    public List<Uri> Asked { get; } = [];

    public string Write(string name, string text)
    {
        string path = _home.File(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    public async Task<AwsCredentials> DefaultAsync() =>
        await AwsCredentialProvider.Default(Environment).GetAsync(TestContext.Current.CancellationToken);

    /// <summary>Returns the exception that the call throws, after asserting that it repeats no secret.</summary>
    public static async Task<AwsCredentialException> RefusedAsync(Func<Task<AwsCredentials>> get)
    {
        var thrown = await Assert.ThrowsAsync<AwsCredentialException>(get);
        Assert.DoesNotContain("canary", thrown.ToString(), StringComparison.Ordinal);
        return thrown;
    }

    public void Dispose() => _home.Dispose();

    private sealed class Guard(Surroundings surroundings, HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            surroundings.Asked.Add(request.RequestUri!);
            if (Endpoints.IsLoopback(request.RequestUri!) && !request.RequestUri!.Host.EndsWith(".localhost", StringComparison.Ordinal))
                return base.SendAsync(request, cancellationToken);
            return surroundings.Elsewhere is { } elsewhere
                    ? Task.FromResult(elsewhere(request))
                    : throw new HttpRequestException(HttpRequestError.ConnectionError, "No route to host");
        }
    }
}
