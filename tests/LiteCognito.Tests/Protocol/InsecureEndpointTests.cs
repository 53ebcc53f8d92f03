using System.Net;
using System.Text;
using LiteCognito.Signing;
using LiteCognito.Signing.Credentials;
using LiteCognito.Tests.Signing.Credentials;

namespace LiteCognito.Tests.Protocol;

/// <summary>One rule decides which addresses may use plain HTTP, for everything that has an address.</summary>
public sealed class InsecureEndpointTests
{
    private const string Assumed = """
        <Credentials><AccessKeyId>ASIA</AccessKeyId><SecretAccessKey>canary</SecretAccessKey><SessionToken>canary</SessionToken>
        <Expiration>2026-01-02T09:04:05Z</Expiration></Credentials>
        """;

    private static readonly (string Option, Action<Uri, bool> Create)[] Places =
    [
        ("CognitoClientOptions.AllowInsecureEndpoint",
            (address, allow) => _ = new CognitoClient(new() { Endpoint = address, AllowInsecureEndpoint = allow })),
        ("CognitoIdentityOptions.AllowInsecureEndpoint",
            (address, allow) => _ = new CognitoIdentityClient(new() { Endpoint = address, AllowInsecureEndpoint = allow })),
        ("CognitoOAuthOptions.AllowInsecureEndpoint",
            (address, allow) => _ = new CognitoOAuthClient(
                new() { Domain = address, ClientId = "app", AllowInsecureEndpoint = allow })),
        ("TrustedIssuer.AllowInsecureEndpoint",
            (address, allow) => _ = new CognitoTokenVerifier(new()
            {
                Issuers = [new() { Issuer = address.AbsoluteUri, ClientIds = null, AllowInsecureEndpoint = allow }],
            })),
        ("TrustedIssuer.AllowInsecureEndpoint",
            (address, allow) => _ = new CognitoTokenVerifier(new()
            {
                Issuers = [new() { Issuer = "issuer", ClientIds = null, JwksUri = address, AllowInsecureEndpoint = allow }],
            })),
    ];

    [Theory]
    [InlineData("https://pool.test/")]
    [InlineData("http://127.0.0.1:9229/")]
    [InlineData("http://127.9.9.9/")]
    [InlineData("http://[::1]/")]
    [InlineData("http://[::ffff:127.0.0.1]/")]
    [InlineData("http://localhost/")]
    [InlineData("http://pool.localhost./")]
    public void Https_and_loopback_are_accepted_everywhere(string address)
    {
        foreach ((_, Action<Uri, bool> create) in Places)
            create(new Uri(address), false);
    }

    [Theory]
    [InlineData("http://192.0.2.1/")]
    [InlineData("http://pool.test/")]
    [InlineData("http://[::127.0.0.1]/")]
    [InlineData("http://localhost.test/")]
    public void Plain_http_to_another_machine_is_refused_everywhere_unless_the_named_option_is_set(string address)
    {
        foreach ((string option, Action<Uri, bool> create) in Places)
        {
            var thrown = Assert.Throws<ArgumentException>(() => create(new Uri(address), false));
            Assert.Contains(option, thrown.Message, StringComparison.Ordinal);
            create(new Uri(address), true);
        }
    }

    [Theory]
    [InlineData("ftp://127.0.0.1/")]
    [InlineData("file:///etc/keys")]
    public void Other_schemes_are_refused_even_if_the_option_is_set(string address)
    {
        foreach ((_, Action<Uri, bool> create) in Places)
            Assert.Throws<ArgumentException>(() => create(new Uri(address), true));
    }

    [Fact]
    public async Task Token_verifier_of_a_client_inherits_the_option()
    {
        var asked = new List<Uri>();
        var client = new CognitoClient(
            new()
            {
                Endpoint = new Uri("http://pool.test/"),
                UserPoolId = "local_Pool",
                ClientId = "app",
                AllowInsecureEndpoint = true,
            },
            new HttpClient(new Keys(asked)));
        await Assert.ThrowsAsync<CognitoTokenException>(
            () => client.CreateTokenVerifier().PreloadAsync(TestContext.Current.CancellationToken));
        Assert.Equal([new Uri("http://pool.test/local_Pool/.well-known/jwks.json")], asked);
    }

    [Theory]
    [InlineData("https://sts.test/", false, true)]
    [InlineData("http://sts.localhost/", false, true)]
    [InlineData("http://sts.test/", false, false)]
    [InlineData("http://sts.test/", true, true)]
    [InlineData("ftp://sts.test/", true, false)]
    public async Task STS_follows_the_rule(string address, bool allow, bool isAccepted)
    {
        using var here = new Surroundings(allow)
        {
            Elsewhere = _ => new(HttpStatusCode.OK) { Content = new StringContent(Assumed, Encoding.UTF8, "text/xml") },
        };
        here.Variables["AWS_ENDPOINT_URL_STS"] = address;
        here.Variables["AWS_WEB_IDENTITY_TOKEN_FILE"] = here.Write("token", "canary-web-token");
        here.Variables["AWS_ROLE_ARN"] = "arn:aws:iam::123456789012:role/web";
        if (isAccepted)
        {
            Assert.Equal("ASIA", (await here.DefaultAsync()).AccessKeyId);
            Assert.Equal([new Uri(address)], here.Asked);
            return;
        }
        string message = (await Surroundings.RefusedAsync(here.DefaultAsync)).Message;
        Assert.Contains("AWS_ENDPOINT_URL_STS", message, StringComparison.Ordinal);
        Assert.Contains(allow ? "http or https" : "AllowInsecureEndpoint", message, StringComparison.Ordinal);
        Assert.Empty(here.Asked);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Token_for_a_container_is_never_sent_over_plain_http_to_another_machine(bool allow)
    {
        using var here = new Surroundings(allow);
        here.Variables["AWS_CONTAINER_CREDENTIALS_FULL_URI"] = "http://container.test/";
        here.Variables["AWS_CONTAINER_AUTHORIZATION_TOKEN"] = "canary";
        await Surroundings.RefusedAsync(here.DefaultAsync);
        Assert.Empty(here.Asked);
    }

    [Fact]
    public void Methods_that_call_STS_have_the_option()
    {
        Assert.NotNull(AwsCredentialProvider.Default(allowInsecureEndpoint: true));
        Assert.NotNull(AwsCredentialProvider.FromProfile(allowInsecureEndpoint: true));
        Assert.NotNull(AwsCredentialProvider.FromWebIdentity(allowInsecureEndpoint: true));
        Assert.NotNull(AwsCredentialProvider.AssumeRole(
            AwsCredentialProvider.Static("id", "secret"), "arn:aws:iam::123456789012:role/r", "us-east-1", allowInsecureEndpoint: true));
        Assert.True(AwsEnvironment.InsecureProcess.AllowInsecureEndpoint);
        Assert.False(AwsEnvironment.Process.AllowInsecureEndpoint);
    }

    private sealed class Keys(List<Uri> asked) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            asked.Add(request.RequestUri!);
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.NotFound));
        }
    }
}
