using System.Buffers.Text;
using System.Text.Json;
using LiteCognito.Emulator;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace LiteCognito.Hosting.Tests.Extensions;

/// <summary>Tests the sources of tokens.</summary>
public sealed class SourceTests : IDisposable
{
    private readonly HostedPool _pool = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _pool.Dispose();

    [Fact]
    public async Task Session_of_the_section_returns_access_tokens()
    {
        await using ServiceProvider provider = Provider(builder => builder.AddSession());
        string token = await HostedPool.TokenAsync(provider);
        VerifiedToken verified = await provider.GetRequiredService<CognitoTokenVerifier>().VerifyAsync(token, TokenUse.Access, Cancel);
        Assert.Equal(_pool.User.Username, verified.Username);
        Assert.Equal(token, provider.GetRequiredService<CognitoSessionSource>().CurrentSession!.Tokens.AccessToken);
        Assert.Equal(token, await HostedPool.TokenAsync(provider));
        Assert.Equal(1, _pool.SignIns);
    }

    [Fact]
    public async Task Session_that_ended_is_replaced_with_a_password_from_the_function()
    {
        int passwords = 0;
        await using ServiceProvider provider = Provider(builder => builder.AddSession(user =>
        {
            user.Username = HostedPool.Username;
            user.GetPassword = (services, _) =>
            {
                Assert.NotNull(services.GetService<CognitoClient>());
                passwords++;
                return new(HostedPool.Password!);
            };
        }));
        string first = await HostedPool.TokenAsync(provider);
        await provider.GetRequiredService<CognitoSessionSource>().CurrentSession!.SignOutAsync(Cancel);
        Assert.NotEqual(first, await HostedPool.TokenAsync(provider));
        Assert.Equal((2, 2), (passwords, _pool.SignIns));
    }

    [Fact]
    public async Task Session_that_a_function_signs_in_can_answer_a_challenge()
    {
        _pool.User.RequireNewPassword();
        await using ServiceProvider provider = Provider(builder => builder.AddSession(async (services, cancellationToken) =>
        {
            CognitoClient client = services.GetRequiredService<CognitoClient>();
            SignInStep step = await client.SignInAsync(HostedPool.Username, HostedPool.Password, cancellationToken);
            step = await Assert.IsType<NewPasswordChallenge>(step).RespondAsync("Battery-staple-8", cancellationToken: cancellationToken);
            return Assert.IsType<SignedIn>(step).Session;
        }));
        Assert.NotEmpty(await HostedPool.TokenAsync(provider));
    }

    [Fact]
    public async Task Challenge_that_a_background_sign_in_cannot_answer_is_named()
    {
        _pool.User.RequireNewPassword();
        await using ServiceProvider provider = Provider(builder => builder.AddSession(Alice, "reports"));
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(async () => await HostedPool.TokenAsync(provider, "reports"));
        Assert.Contains("'reports' must answer the challenge NEW_PASSWORD_REQUIRED", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refused_password_is_not_tried_again_for_30_seconds()
    {
        await using ServiceProvider provider = Provider(builder => builder.AddSession(), ("Session:Password", "Wrong-horse-7"));
        for (int i = 0; i < 3; i++)
        {
            var failure = await Assert.ThrowsAsync<CognitoException>(async () => await HostedPool.TokenAsync(provider));
            Assert.Equal(CognitoErrorCodes.NotAuthorized, failure.Code);
        }
        Assert.Equal(1, _pool.SignIns);
        _pool.Clock.Advance(TimeSpan.FromSeconds(30));
        await Assert.ThrowsAsync<CognitoException>(async () => await HostedPool.TokenAsync(provider));
        Assert.Equal(2, _pool.SignIns);
    }

    [Fact]
    public async Task Sign_in_that_got_no_answer_is_tried_again_at_once()
    {
        await using ServiceProvider provider = Provider(builder => builder.AddSession());
        _pool.Answer = HostedPool.Unavailable;
        await Assert.ThrowsAsync<CognitoException>(async () => await HostedPool.TokenAsync(provider));
        _pool.Answer = _ => null;
        Assert.NotEmpty(await HostedPool.TokenAsync(provider));
    }

    [Fact]
    public async Task Session_is_restored_from_the_token_store()
    {
        var store = new MemoryTokenStore();
        for (int run = 0; run < 2; run++)
        {
            await using ServiceProvider provider = Provider(builder =>
            {
                builder.AddSession();
                builder.Services.Configure<CognitoClientOptions>(options => options.TokenStore = store);
            });
            Assert.NotEmpty(await HostedPool.TokenAsync(provider));
        }
        Assert.Equal(1, _pool.SignIns);
    }

    [Fact]
    public async Task Token_store_that_fails_does_not_prevent_a_sign_in()
    {
        await using ServiceProvider provider = Provider(builder =>
        {
            builder.AddSession();
            builder.Services.Configure<CognitoClientOptions>(options => options.TokenStore = new BrokenStore());
        });
        Assert.NotEmpty(await HostedPool.TokenAsync(provider));
        Assert.IsType<IOException>((await _pool.Log.WaitAsync("SessionNotRestored")).Exception);
    }

    [Fact]
    public async Task Machine_tokens_have_the_scopes_of_their_source()
    {
        await using ServiceProvider provider = Provider(
            builder => builder.AddMachineTokens("orders/read").AddMachineTokens("writer", ["orders/write"]));
        Assert.Equal("orders/read", Scope(await HostedPool.TokenAsync(provider)));
        Assert.Equal("orders/write", Scope(await HostedPool.TokenAsync(provider, "writer")));
        Assert.Equal(2, _pool.TokenRequests);
    }

    [Fact]
    public void OAuth_client_inherits_the_app_client_and_its_secret()
    {
        using ServiceProvider provider = Provider(builder => builder.AddOAuth());
        CognitoOAuthOptions options = provider.GetRequiredService<IOptions<CognitoOAuthOptions>>().Value;
        Assert.Equal((_pool.App.Id, _pool.App.Secret), (options.ClientId, options.ClientSecret));
    }

    [Fact]
    public void OAuth_client_with_an_app_client_of_its_own_does_not_inherit_the_secret()
    {
        using ServiceProvider provider = Provider(builder => builder.AddOAuth(), ("OAuth:ClientId", "other"));
        CognitoOAuthOptions options = provider.GetRequiredService<IOptions<CognitoOAuthOptions>>().Value;
        Assert.Equal(("other", null), (options.ClientId, options.ClientSecret));
    }

    [Fact]
    public void Second_source_needs_a_name()
    {
        CognitoBuilder builder = _pool.AddTo(_pool.Services()).AddSession();
        Assert.Contains(
            "Give the second source a name", Assert.Throws<InvalidOperationException>(() => builder.AddMachineTokens("a")).Message,
            StringComparison.Ordinal);
        builder.AddMachineTokens("orders", ["orders/read"]);
        Assert.Contains(
            "named 'orders' is already registered",
            Assert.Throws<InvalidOperationException>(() => builder.AddSession(Alice, "orders")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sources_of_different_clients_do_not_share_sessions()
    {
        EmulatorUser bob = _pool.Pool.AddUser("bob", HostedPool.Password);
        ServiceCollection services = _pool.Services();
        _pool.AddTo(services).AddSession();
        _pool.Connect(services.AddLiteCognito("second", _pool.Section(("Session:Username", "bob")))).AddSession();
        await using ServiceProvider provider = services.BuildServiceProvider();
        await HostedPool.TokenAsync(provider);
        await HostedPool.TokenAsync(provider, "second");
        Assert.Equal(
            (_pool.User.Username, bob.Username),
            (provider.GetRequiredService<CognitoSessionSource>().CurrentSession!.Username,
                provider.GetRequiredKeyedService<CognitoSessionSource>("second").CurrentSession!.Username));
    }

    [Fact]
    public void Session_of_the_section_requires_a_section() => Assert.Throws<InvalidOperationException>(
        () => new ServiceCollection().AddLiteCognito(options => options.UserPoolId = _pool.Pool.Id).AddSession());

    [Theory]
    [InlineData("Session:Username", "", "Cognito:Session:Username is missing")]
    [InlineData("Session:Password", "", "Cognito:Session:Password is missing")]
    [InlineData("Session:Flow", "UserAuth", "Cognito:Session:Flow must be UserSrp or UserPassword")]
    [InlineData("Session:Pasword", "x", "Cognito:Session:Pasword is not a known setting. Did you mean Password?")]
    [InlineData("Session:GetPassword", "x", "Cognito:Session:GetPassword cannot be set in the configuration")]
    [InlineData("ClientId", null, "Cognito:UserPoolId and Cognito:ClientId are required to sign a user in.")]
    [InlineData("OAuth:Timeout", "30", "Cognito:OAuth:Timeout is not a duration")]
    [InlineData("OAuth:Domain", "http://example.com", "Cognito:OAuth:AllowInsecureEndpoint")]
    public async Task Wrong_setting_is_named_by_its_key(string key, string? value, string expected)
    {
        await using ServiceProvider provider = Provider(builder => builder.AddSession().AddMachineTokens("machine", []), (key, value));
        string messages = string.Join('\n', [
            (await Record.ExceptionAsync(async () => await HostedPool.TokenAsync(provider)))?.Message,
            (await Record.ExceptionAsync(async () => await HostedPool.TokenAsync(provider, "machine")))?.Message]);
        Assert.Contains(expected, messages, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_of_a_session_are_redacted() =>
        Assert.Equal("[redacted]", new CognitoSessionOptions { Username = "alice", Password = "secret" }.ToString());

    private static string? Scope(string token)
    {
        using var claims = JsonDocument.Parse(Base64Url.DecodeFromChars(token.Split('.')[1]));
        return claims.RootElement.GetProperty("scope").GetString();
    }

    private static void Alice(CognitoSessionOptions user) => (user.Username, user.Password) = (HostedPool.Username, HostedPool.Password);

    private ServiceProvider Provider(Action<CognitoBuilder> configure, params (string Key, string? Value)[] settings)
    {
        ServiceCollection services = _pool.Services();
        configure(_pool.AddTo(services, settings));
        return services.BuildServiceProvider(validateScopes: true);
    }

    private sealed class BrokenStore : ITokenStore
    {
        public ValueTask<StoredSession?> FindAsync(
            string userPoolId, string clientId, string username, CancellationToken cancellationToken) =>
            throw new IOException("The disk is full.");

        public ValueTask UpdateAsync(
            string userPoolId, string clientId, string username, Func<StoredSession?, ValueTask<StoredSession?>> update,
            CancellationToken cancellationToken) => throw new IOException("The disk is full.");
    }
}
