using System.Net;
using System.Text.RegularExpressions;
using LiteCognito.Emulator;
using Microsoft.Extensions.Time.Testing;

namespace LiteCognito;

/// <summary>
/// A pool with a user, an app client for browsers, an app client with a secret for machines, and a browser that submits the pages.
/// </summary>
internal sealed partial class ManagedLogin : IDisposable
{
    public const string Username = "alice", Password = "Correct-horse-7", Domain = "https://login.test";
    public static readonly Uri Callback = new("https://app.test/back?from=login");

    public ManagedLogin(EmulatorClientOptions? options = null)
    {
        Emulator = new(Clock);
        Pool = Emulator.CreatePool();
        User = Pool.AddUser(Username, Password, new Dictionary<string, string>
        {
            ["email"] = "alice@example.com",
            ["phone_number"] = "+15555550100",
            ["name"] = "Alice",
        });
        App = Pool.CreateClient((options ?? new() { Name = "app" }) with
        {
            CallbackUrls = [Callback.OriginalString, "http://127.0.0.1/callback"],
            LogoutUrls = ["https://app.test/bye"],
        });
        Machine = Pool.CreateClient(new EmulatorClientOptions
        {
            Name = "machine",
            GenerateSecret = true,
            CallbackUrls = [Callback.OriginalString],
            AllowedOAuthFlows = ["code", "client_credentials"],
            AllowedOAuthScopes = ["openid", "orders/read", "orders/write"],
        });
        Http = new(Emulator.CreateHandler());
        Client = NewClient(App);
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.Zero));

    public CognitoEmulator Emulator { get; }

    public EmulatorPool Pool { get; }

    public EmulatorUser User { get; }

    public EmulatorClient App { get; }

    public EmulatorClient Machine { get; }

    public HttpClient Http { get; }

    public CognitoOAuthClient Client { get; }

    public CognitoOAuthClient NewClient(EmulatorClient app, HttpMessageHandler? handler = null) => new(
        new() { Domain = new(Domain), ClientId = app.Id, ClientSecret = app.Secret, TimeProvider = Clock },
        handler is null ? Http : new HttpClient(handler));

    public OAuthAuthorization Authorize(params string[] scopes) => Client.CreateAuthorization(Callback, scopes);

    public async Task<CognitoTokens> SignInAsync(params string[] scopes)
    {
        OAuthAuthorization authorization = Authorize(scopes);
        return await Client.RedeemAsync(authorization, await BrowseAsync(authorization.Url), Stop);
    }

    /// <summary>Signs in on the pages without a second factor, and returns the address that the browser is redirected to.</summary>
    public async Task<Uri> BrowseAsync(Uri url) =>
        (await PostAsync(await OpenAsync(url), ("username", Username), ("password", Password))).Headers.Location!;

    /// <summary>Opens an address, follows the redirect to the login page, and returns the page.</summary>
    public async Task<string> OpenAsync(Uri url)
    {
        HttpResponseMessage answer = await Http.GetAsync(url, Stop);
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        HttpResponseMessage page = await Http.GetAsync(answer.Headers.Location, Stop);
        Assert.Equal("text/html", page.Content.Headers.ContentType!.MediaType);
        return await page.Content.ReadAsStringAsync(Stop);
    }

    /// <summary>Submits the form of a page.</summary>
    public Task<HttpResponseMessage> PostAsync(string page, params (string Name, string Value)[] fields)
    {
        string session = HiddenSession().Match(page).Groups[1].Value;
        return FormAsync("/login", null, [("session", session), .. fields]);
    }

    public Task<HttpResponseMessage> FormAsync(string path, string? authorization, params (string Name, string Value)[] fields)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Domain + path)
        {
            Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))),
        };
        if (authorization is not null)
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        return Http.SendAsync(request, Stop);
    }

    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        Http.Dispose();
        Emulator.Dispose();
    }

    [GeneratedRegex("name=\"session\" value=\"([^\"]+)\"")]
    private static partial Regex HiddenSession();
}
