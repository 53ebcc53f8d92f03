using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using LiteCognito.Emulator;
using Microsoft.Playwright;

namespace LiteCognito.Browser;

/// <summary>Amplify, and the AWS SDK for JavaScript, in a page of another origin, over HTTPS as Amplify's managed login demands.</summary>
public sealed class AmplifyTests : IDisposable
{
    private const string Username = "maria", Password = "Correct-horse-7", Address = "maria@example.com", Done = "DONE";

    private readonly Chromium _chromium;
    private readonly X509Certificate2 _certificate = Certificate();
    private readonly CognitoEmulator _emulator = new();
    private readonly EmulatorListener _listener;
    private readonly EmulatorPool _pool;
    private readonly EmulatorClient _app;
    private readonly AmplifyPage _application = new();

    public AmplifyTests(Chromium chromium)
    {
        _chromium = chromium;
        _listener = _emulator.Listen(new EmulatorListenerOptions { Certificate = _certificate });
        _pool = _emulator.CreatePool(new()
        {
            AllowedFirstAuthFactors = ["PASSWORD", "WEB_AUTHN"],
            WebAuthnOrigins = [_application.Origin],
        });
        _app = _pool.CreateClient(new EmulatorClientOptions
        {
            Name = "web",
            CallbackUrls = [_application.Origin + "/"],
            LogoutUrls = [_application.Origin + "/"],
        });
    }

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    [Fact]
    public async Task Sign_up_continues_with_a_sign_in()
    {
        IPage page = await OpenAsync();
        await ExpectAsync(page, "CONFIRM_SIGN_UP", "signUp", new { username = Username, password = Password, email = Address });
        EmulatorMessage message = Assert.Single(_emulator.Messages);
        Assert.Equal((Address, Username), (message.Destination, message.Username));
        await ExpectAsync(page, "COMPLETE_AUTO_SIGN_IN", "confirmSignUp", new { username = Username, code = message.Code });
        await ExpectAsync(page, Done, "autoSignIn");
        await VerifyAsync(page);
        JsonElement attributes = await AmplifyPage.RunAsync(page, "attributes");
        Assert.Equal((Address, "true"), (Text(attributes, "email"), Text(attributes, "email_verified")));
    }

    [Fact]
    public async Task Authenticator_app_is_set_up_and_asked_for_a_code()
    {
        _pool.AddUser(Username, Password);
        IPage page = await OpenAsync();
        await ExpectAsync(
            page, "NotAuthorizedException: Incorrect username or password.", "signIn",
            new { username = Username, password = "Wrong-horse-7" });
        await ExpectAsync(page, Done, "signIn", new { username = Username, password = Password });
        string secret = (await AmplifyPage.RunAsync(page, "setUpTotp")).GetString()!;
        await ExpectAsync(page, null, "verifyTotp", new { code = Totp.Code(secret, Now) });
        await AmplifyPage.RunAsync(page, "signOut");

        await ExpectAsync(page, "CONFIRM_SIGN_IN_WITH_TOTP_CODE", "signIn", new { username = Username, password = Password });
        // A code is accepted once, and one of the next 30 seconds is accepted already.
        await ExpectAsync(page, Done, "confirmSignIn", new { code = Totp.Code(secret, Now.AddSeconds(30)) });
        await VerifyAsync(page);
    }

    [Fact]
    public async Task Managed_login_returns_to_the_page()
    {
        _pool.AddUser(Username, Password, new Dictionary<string, string> { ["email"] = Address });
        IPage page = await OpenAsync();
        await AmplifyPage.RunAsync(page, "managedLogin");
        await page.GetByLabel("User name").FillAsync(Username);
        await page.GetByLabel("Password").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await page.WaitForURLAsync(_application.Origin + "/**", new() { WaitUntil = WaitUntilState.Commit });
        await AmplifyPage.ReadyAsync(page);
        await ExpectAsync(page, "signInWithRedirect", "redirected");
        await VerifyAsync(page);
    }

    [Fact]
    public async Task Passkey_is_registered_and_signs_in()
    {
        _pool.AddUser(Username, Password);
        IPage page = await OpenAsync();
        await Chromium.AddAuthenticatorAsync(page);
        await ExpectAsync(page, Done, "signIn", new { username = Username, password = Password });
        Assert.Equal(1, (await AmplifyPage.RunAsync(page, "addPasskey")).GetInt32());
        await AmplifyPage.RunAsync(page, "signOut");

        await ExpectAsync(page, Done, "signInWithPasskey", new { username = Username });
        await VerifyAsync(page);
    }

    [Fact]
    public async Task Aws_sdk_calls_operations_with_and_without_a_signature()
    {
        _pool.AddUser(Username, Password);
        IPage page = await OpenAsync();
        JsonElement seen = await AmplifyPage.RunAsync(page, "sdk", new { username = Username, password = Password });
        Assert.Equal(
            (Username, "CONFIRMED", "NotAuthorizedException"), (Text(seen, "username"), Text(seen, "status"), Text(seen, "refused")));
    }

    public void Dispose()
    {
        _application.Dispose();
        _listener.Dispose();
        _emulator.Dispose();
        _certificate.Dispose();
    }

    private static X509Certificate2 Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(names.Build());
        return request.CreateSelfSigned(Now.AddDays(-1), Now.AddDays(1));
    }

    private Task<IPage> OpenAsync() => _application.OpenAsync(_chromium, _listener.Endpoint, _app, _pool);

    private static async Task ExpectAsync(IPage page, string? result, string check, object? input = null) =>
        Assert.Equal(result, (await AmplifyPage.RunAsync(page, check, input)).GetString());

    private static string? Text(JsonElement value, string name) => value.GetProperty(name).GetString();

    /// <summary>Verifies the tokens that Amplify keeps.</summary>
    private async Task VerifyAsync(IPage page)
    {
        using var handler = new SocketsHttpHandler();
        handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, _, _) => _certificate.Equals(certificate);
        using var http = new HttpClient(handler);
        var verifier = new CognitoTokenVerifier(
            new() { Issuers = [new() { Issuer = new Uri(_listener.Endpoint, _pool.Id).AbsoluteUri, ClientIds = [_app.Id] }] }, http);
        JsonElement tokens = await AmplifyPage.RunAsync(page, "signedIn");
        CancellationToken stop = TestContext.Current.CancellationToken;
        VerifiedToken id = await verifier.VerifyAsync(Text(tokens, "idToken")!, TokenUse.Id, stop);
        await verifier.VerifyAsync(Text(tokens, "accessToken")!, TokenUse.Access, stop);
        Assert.Equal(Username, id.Claims.GetProperty("cognito:username").GetString());
    }
}
