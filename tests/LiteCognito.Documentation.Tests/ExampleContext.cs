using System.Net;
using System.Text.RegularExpressions;
using LiteCognito.Emulator;
using LiteCognito.Signing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Time.Testing;

namespace LiteCognito.Documentation.Tests;

/// <summary>
/// Declares the names that examples can use without declaring them, such as <c>client</c>, <c>session</c> and <c>ReadCode()</c>.
/// spec/guide/README.md lists them. All calls go to an emulator with one user pool, one app client and the user alice.
/// </summary>
#pragma warning disable CA1051, CA1707, IDE1006, SA1401 // the members are named like the local variables of a program
public abstract partial class ExampleContext : IDisposable
{
    /// <summary>The IDs of the user pool and the app client in the text of the examples.</summary>
    public const string PrintedPoolId = "eu-central-1_AbCdEfGhI", PrintedClientId = "5example2client3id4";

    private const string Domain = "https://example.auth.eu-central-1.amazoncognito.com";

    protected readonly string username = "alice", password = "Correct-horse-7", newPassword = "Battery-staple-8";
    protected readonly Uri callbackUrl = new("https://app.example.com/callback");
    protected readonly CancellationToken cancellationToken = CancellationToken.None;

    private readonly FakeTimeProvider _clock = new(TimeProvider.System.GetUtcNow());
    private readonly SoftwareAuthenticator _authenticator = new();
    private readonly TemporaryFolder _folder = new();
    private readonly EmulatorClientOptions _clientOptions = new()
    {
        Name = "app",
        CallbackUrls = ["https://app.example.com/callback", "http://127.0.0.1/callback"],
        LogoutUrls = ["https://app.example.com/"],
        ExplicitAuthFlows = Flows,
    };

    private EmulatorUser? _user;
    private string? _totpSecret;
    private int _read;

    protected CognitoEmulator emulator { get; private set; } = null!;

    protected EmulatorPool pool { get; private set; } = null!;

    protected EmulatorClient app { get; private set; } = null!;

    protected CognitoClientOptions options { get; private set; } = null!;

    protected CognitoClient client { get; private set; } = null!;

    /// <summary>Gets a client with AWS credentials, for administration.</summary>
    protected CognitoClient admin { get; private set; } = null!;

    protected CognitoOAuthClient login { get; private set; } = null!;

    protected CognitoTokenVerifier verifier { get; private set; } = null!;

    /// <summary>Gets a session of alice. The first access signs in.</summary>
    protected CognitoSession session => field ??= SignInAsync().GetAwaiter().GetResult();

    protected string accessToken => session.Tokens.AccessToken;

    /// <summary>Gets the first challenge of a sign-in of alice. The first access starts the sign-in.</summary>
    protected SignInChallenge challenge => field ??= (SignInChallenge)client.SignInAsync(username, password).GetAwaiter().GetResult();

    protected string path => _folder.File("file.json");

    /// <summary>Gets a key of 32 zero bytes.</summary>
    protected byte[] key { get; } = new byte[32];

    /// <summary>Gets AWS credentials that the emulator accepts.</summary>
    protected static AwsCredentialProvider TestingKeys { get; } = AwsCredentialProvider.Static("testing", "testing");

    /// <summary>
    /// Gets the builder of an ASP.NET Core application, whose section Cognito contains the settings of the emulator. Its HTTP clients of
    /// Cognito call the emulator; all others call a stub API.
    /// </summary>
    protected WebApplicationBuilder builder => field ??= CreateBuilder();

    protected IServiceCollection services => builder.Services;

    protected HttpClient Http { get; private set; } = null!;

    protected string AppClientId => app.Id;

    private static string[] Flows =>
    [
        "ALLOW_USER_SRP_AUTH", "ALLOW_USER_PASSWORD_AUTH", "ALLOW_USER_AUTH", "ALLOW_CUSTOM_AUTH", "ALLOW_REFRESH_TOKEN_AUTH",
        "ALLOW_ADMIN_USER_PASSWORD_AUTH",
    ];

    public abstract Task RunAsync();

    /// <summary>Starts the emulator and creates the user pool, the app client and the users that the scenario needs.</summary>
    public async Task PrepareAsync(string? scenario)
    {
        emulator = new CognitoEmulator(_clock);
        var poolOptions = new EmulatorPoolOptions
        {
            Id = PrintedPoolId,
            WebAuthnOrigins = ["http://localhost"],
            CustomAttributes = ["custom:team"],
        };
        EmulatorClientOptions appOptions = _clientOptions;
        switch (scenario)
        {
            case null or "authenticator" or "sms" or "email" or "both-factors" or "new-password" or "unconfirmed" or "reset-required":
                break;
            case "mfa-required":
                poolOptions = poolOptions with { MfaConfiguration = MfaConfiguration.On };
                break;
            case "choice" or "passkey":
                poolOptions = poolOptions with { AllowedFirstAuthFactors = ["PASSWORD", "EMAIL_OTP", "SMS_OTP", "WEB_AUTHN"] };
                break;
            case "devices":
                poolOptions = poolOptions with { DeviceTracking = DeviceTracking.Always };
                break;
            case "ask-about-devices":
                poolOptions = poolOptions with { DeviceTracking = DeviceTracking.UserOptIn };
                break;
            case "custom":
                poolOptions = poolOptions with { CustomAuth = AskForColor };
                break;
            case "machine":
                appOptions = appOptions with
                {
                    GenerateSecret = true,
                    AllowedOAuthFlows = ["client_credentials"],
                    AllowedOAuthScopes = ["orders/read", "orders/write"],
                };
                break;
            default:
                throw new InvalidOperationException($"There is no scenario '{scenario}'.");
        }
        pool = emulator.CreatePool(poolOptions);
        app = pool.CreateClient(appOptions);
        _user = pool.AddUser(
            username, password,
            new Dictionary<string, string> { ["email"] = "alice@example.com", ["phone_number"] = "+15555550100", ["name"] = "Alice" });
        if (scenario is "authenticator" or "both-factors")
            _totpSecret = _user.EnableSoftwareToken();
        if (scenario is "sms" or "both-factors")
            _user.EnableSmsMfa();
        if (scenario is "email")
            _user.EnableEmailMfa();
        if (scenario is "new-password")
            _user.RequireNewPassword();
        if (scenario is "reset-required")
            _user.RequirePasswordReset();

        Http = new HttpClient(emulator.CreateHandler());
        options = new() { UserPoolId = pool.Id, ClientId = app.Id, ClientSecret = app.Secret };
        client = new(options, Http);
        admin = new(new() { UserPoolId = pool.Id, ClientId = app.Id, Credentials = TestingKeys }, Http);
        login = new(new() { Domain = new(Domain), ClientId = app.Id, ClientSecret = app.Secret }, Http);
        verifier = client.CreateTokenVerifier();
        if (scenario is "unconfirmed")
            await client.SignUpAsync("bob", password, new UserAttributes { Email = "bob@example.com" });
        if (scenario is "passkey")
            await session.CompleteWebAuthnRegistrationAsync(CreatePasskey(await session.StartWebAuthnRegistrationAsync()));
    }

    protected string ReadPassword() => password;

    protected char[] ReadPasswordCharacters() => password.ToCharArray();

    /// <summary>Returns the newest sent code if it is unread; otherwise, the code that the authenticator shows.</summary>
    protected string ReadCode()
    {
        if (emulator.Messages.Count > _read)
        {
            _read = emulator.Messages.Count;
            return emulator.Messages[^1].Code;
        }
        // Cognito accepts a TOTP code only once, so the clock advances to the next code.
        _clock.Advance(TimeSpan.FromSeconds(30));
        return Totp.Code(_totpSecret!, _clock.GetUtcNow());
    }

    protected static string ReadAnswer() => "blue";

    /// <summary>Adds the secret in the URI to alice's authenticator.</summary>
    protected void ShowQrCode(string uri) => _totpSecret = Secret().Match(uri).Groups[1].Value;

    /// <summary>Creates a passkey as <c>navigator.credentials.create</c> does in a browser.</summary>
    protected string CreatePasskey(string creationOptionsJson) => _authenticator.Register(creationOptionsJson);

    /// <summary>Uses a passkey as <c>navigator.credentials.get</c> does in a browser.</summary>
    protected string UsePasskey(string requestOptionsJson) => _authenticator.SignIn(requestOptionsJson);

    /// <summary>Signs alice in at managed login and follows the redirect to a loopback address, as a browser does.</summary>
    protected async Task OpenBrowserAsync(Uri url, CancellationToken cancellationToken)
    {
        using var network = new HttpClient();
        using HttpResponseMessage page = await network.GetAsync(await VisitAsync(url), cancellationToken);
        page.EnsureSuccessStatusCode();
    }

    /// <summary>Signs alice in on the pages of managed login, and returns the URL that the browser is redirected to.</summary>
    protected async Task<Uri> VisitAsync(Uri url)
    {
        using HttpResponseMessage begin = await Http.GetAsync(url);
        using HttpResponseMessage page = await Http.GetAsync(begin.Headers.Location);
        string hidden = HiddenSession().Match(await page.Content.ReadAsStringAsync()).Groups[1].Value;
        using HttpResponseMessage end = await Http.PostAsync(
            new Uri(url, "/login"),
            new FormUrlEncodedContent(
                new Dictionary<string, string> { ["session"] = hidden, ["username"] = username, ["password"] = password }));
        return end.Headers.Location!;
    }

    /// <summary>Connects the handler to a stub API that answers every request with an empty list.</summary>
    protected static CognitoAuthenticationHandler Through(CognitoAuthenticationHandler handler)
    {
        handler.InnerHandler = new EmptyLists();
        return handler;
    }

    public void Dispose()
    {
        Http?.Dispose();
        emulator?.Dispose();
        _authenticator.Dispose();
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    private static CustomAuthStep AskForColor(CustomAuthState state) => state.Results switch
    {
        [] or [.., { ChallengeName: "PASSWORD_VERIFIER", Passed: true }] =>
            CustomAuthStep.Ask(new Dictionary<string, string> { ["question"] = "Which color?" }, answer => answer == "blue"),
        [.., { ChallengeName: "SRP_A" }] => CustomAuthStep.PasswordVerifier,
        [.., { Passed: true }] => CustomAuthStep.IssueTokens,
        _ => CustomAuthStep.Fail,
    };

    private async Task<CognitoSession> SignInAsync()
    {
        SignInStep step = await client.SignInAsync(username, password);
        while (step is SignInChallenge next)
            step = next switch
            {
                CodeChallenge code => await code.RespondAsync(ReadCode()),
                MfaSelectionChallenge selection => await selection.SelectAsync(selection.Options[0]),
                NewPasswordChallenge change => await change.RespondAsync(newPassword),
                _ => throw new InvalidOperationException($"The context cannot answer the challenge {next.Name}."),
            };
        return ((SignedIn)step).Session;
    }

    private WebApplicationBuilder CreateBuilder()
    {
        WebApplicationBuilder created = WebApplication.CreateSlimBuilder();
        created.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Cognito:UserPoolId"] = pool.Id,
            ["Cognito:ClientId"] = app.Id,
            ["Cognito:ClientSecret"] = app.Secret,
            ["Cognito:OAuth:Domain"] = Domain,
            ["Cognito:Session:Username"] = username,
            ["Cognito:Session:Password"] = password,
        });
        created.Services.PostConfigureAll<HttpClientFactoryOptions>(factory => factory.HttpMessageHandlerBuilderActions.Add(
            handlers => handlers.PrimaryHandler = handlers.Name?.StartsWith("LiteCognito", StringComparison.Ordinal) == true
                ? emulator.CreateHandler() : new EmptyLists()));
        return created;
    }

    [GeneratedRegex("secret=([A-Z2-7]+)")]
    private static partial Regex Secret();

    [GeneratedRegex("name=\"session\" value=\"([^\"]+)\"")]
    private static partial Regex HiddenSession();

    private sealed class EmptyLists : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK)
            {
                Content = new StringContent("[]", new System.Net.Http.Headers.MediaTypeHeaderValue("application/json")),
                RequestMessage = request,
            });
    }
}
