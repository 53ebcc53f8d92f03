using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace LiteCognito.Emulator.Tests.Hosting;

/// <summary>A chosen issuer, which is the same under every name of the emulator.</summary>
public sealed class IssuerTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, InlineData(""), InlineData("/")]
    public async Task Token_got_by_one_name_verifies_at_another(string end)
    {
        string issuer = $"http://localhost:{LoopbackPort.Free()}";
        using var emulator = new CognitoEmulator(new CognitoEmulatorOptions { Issuer = new(issuer + end) });
        (EmulatorPool pool, EmulatorClient app, CognitoTokens tokens) = await SignInAsync(emulator, "http://cognito:9229");

        using EmulatorListener listener = emulator.Listen(new Uri(issuer).Port);
        CognitoTokenVerifier verifier = new CognitoClient(
            new() { UserPoolId = pool.Id, ClientId = app.Id, Endpoint = new(issuer) }).CreateTokenVerifier();
        VerifiedToken token = await verifier.VerifyAsync(tokens.IdToken!, TokenUse.Id, Stop);
        Assert.Equal($"{issuer}/{pool.Id}", token.Issuer);
    }

    [Fact]
    public async Task Discovery_names_the_issuer_and_addresses_below_it()
    {
        using var emulator = new CognitoEmulator(new CognitoEmulatorOptions { Issuer = new("https://login.test/cognito/") });
        EmulatorPool pool = emulator.CreatePool();
        using var http = new HttpClient(emulator.CreateHandler());
        JsonNode document =
            (await http.GetFromJsonAsync<JsonNode>($"http://cognito:9229/{pool.Id}/.well-known/openid-configuration", Stop))!;
        Assert.Equal($"https://login.test/cognito/{pool.Id}", (string?)document["issuer"]);
        Assert.Equal($"https://login.test/cognito/{pool.Id}/.well-known/jwks.json", (string?)document["jwks_uri"]);
        Assert.Equal("https://login.test/cognito/oauth2/token", (string?)document["token_endpoint"]);
    }

    [Theory]
    [InlineData("http://localhost:9229", "localhost:9229/")]
    [InlineData("http://localhost:9229", "cognito-idp.us-east-1.amazonaws.com/")]
    [InlineData(null, "cognito:9229/")]
    public async Task Identity_pool_accepts_the_login(string? issuer, string provider)
    {
        using var emulator = new CognitoEmulator(new CognitoEmulatorOptions { Issuer = issuer is null ? null : new(issuer) });
        (EmulatorPool pool, _, CognitoTokens tokens) = await SignInAsync(emulator, "http://cognito:9229");
        EmulatorIdentityPool identities = emulator.CreateIdentityPool(new() { UserPools = [pool] });
        using var http = new HttpClient(emulator.CreateHandler());
        using var request = new HttpRequestMessage(HttpMethod.Post, "http://cognito:9229")
        {
            Content = new StringContent(new JsonObject
            {
                ["IdentityPoolId"] = identities.Id,
                ["Logins"] = new JsonObject { [provider + pool.Id] = tokens.IdToken },
            }.ToJsonString()),
        };
        request.Headers.Add("X-Amz-Target", "AWSCognitoIdentityService.GetId");
        using HttpResponseMessage response = await http.SendAsync(request, Stop);
        Assert.Contains("IdentityId", await response.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("localhost:9229")]
    [InlineData("/relative")]
    [InlineData("ftp://localhost")]
    [InlineData("http://user@localhost")]
    [InlineData("http://localhost?a=b")]
    [InlineData("http://localhost#a")]
    public void Issuer_that_is_not_an_address_is_refused(string issuer)
    {
        var error = Assert.Throws<ArgumentException>(
            () => new CognitoEmulator(new CognitoEmulatorOptions { Issuer = new(issuer, UriKind.RelativeOrAbsolute) }));
        Assert.StartsWith("CognitoEmulatorOptions.Issuer is not an address with http or https", error.Message, StringComparison.Ordinal);
    }

    private static async Task<(EmulatorPool Pool, EmulatorClient App, CognitoTokens Tokens)> SignInAsync(
        CognitoEmulator emulator, string endpoint)
    {
        EmulatorPool pool = emulator.CreatePool();
        EmulatorClient app = pool.CreateClient("app");
        pool.AddUser(Offline.Username, Offline.Password);
        var client = new CognitoClient(
            new() { UserPoolId = pool.Id, ClientId = app.Id, Endpoint = new(endpoint), AllowInsecureEndpoint = true },
            new HttpClient(emulator.CreateHandler()));
        CognitoSession session = Offline.Session(await client.SignInAsync(Offline.Username, Offline.Password, Stop));
        return (pool, app, session.Tokens);
    }
}
