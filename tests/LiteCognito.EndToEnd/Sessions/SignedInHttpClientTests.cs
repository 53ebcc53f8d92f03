using System.Net;

namespace LiteCognito.EndToEnd.Sessions;

/// <summary>An HttpClient that signs in at the first request and refreshes the token when it has expired.</summary>
public sealed class SignedInHttpClientTests : IDisposable
{
    private readonly Offline _offline = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(TokenUse.Access, "Authorization", "Bearer ")]
    [InlineData(TokenUse.Id, "X-Token", "")]
    public async Task Token_is_requested_sent_and_refreshed(TokenUse use, string header, string prefix)
    {
        var api = new Api(header, prefix);
        using var http = new HttpClient(new CognitoAuthenticationHandler(async _ => Offline.Session(await _offline.SignInAsync()))
        {
            InnerHandler = api,
            Token = use,
            HeaderName = header,
            Prefix = prefix,
        });
        Assert.Empty(_offline.Calls.All);

        for (int i = 0; i < 2; i++)
            (await http.GetAsync(new Uri("https://api.example.com/orders"), Cancel)).EnsureSuccessStatusCode();
        _offline.Clock.Advance(TimeSpan.FromHours(2));
        (await http.GetAsync(new Uri("https://api.example.com/orders"), Cancel)).EnsureSuccessStatusCode();

        Assert.Equal(
            ["InitiateAuth", "RespondToAuthChallenge", "GetTokensFromRefreshToken"], _offline.Calls.All.Select(call => call.Operation));
        Assert.Equal([true, true, false], api.Tokens.Select(token => token == api.Tokens[0]));
        CognitoTokenVerifier verifier = _offline.Client.CreateTokenVerifier();
        await verifier.VerifyAsync(api.Tokens[^1], use, Cancel);
        await Assert.ThrowsAsync<CognitoTokenException>(() => verifier.VerifyAsync(api.Tokens[0], use, Cancel)); // expired
    }

    public void Dispose() => _offline.Dispose();

    private sealed class Api(string header, string prefix) : HttpMessageHandler
    {
        public List<string> Tokens { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            string value = request.Headers.GetValues(header).Single();
            Assert.StartsWith(prefix, value, StringComparison.Ordinal);
            Tokens.Add(value[prefix.Length..]);
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK));
        }
    }
}
