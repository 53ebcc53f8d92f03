using System.Net;
using LiteCognito.Emulator;

namespace LiteCognito.EndToEnd.Sessions;

/// <summary>Sessions refresh their tokens in time, once for all callers, and survive failures.</summary>
public sealed class RefreshTests
{
    private static readonly TimeSpan Life = TimeSpan.FromHours(1);

    public static TheoryData<bool, bool, RefreshCall> Kinds => new()
    {
        { false, false, RefreshCall.GetTokensFromRefreshToken },
        { true, false, RefreshCall.GetTokensFromRefreshToken },
        { false, true, RefreshCall.GetTokensFromRefreshToken },
        { true, true, RefreshCall.GetTokensFromRefreshToken },
        { false, false, RefreshCall.RefreshTokenAuth },
        { true, false, RefreshCall.RefreshTokenAuth },
    };

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Token_is_refreshed_one_minute_before_it_expires(bool withSecret, bool rotation, RefreshCall call)
    {
        using var rig = new Rig(withSecret, rotation, call);
        CognitoSession session = await rig.SignInAsync();
        string first = await session.GetAccessTokenAsync(Cancelled);
        string refreshToken = session.Tokens.RefreshToken!;

        rig.Offline.Clock.Advance(Life - TimeSpan.FromSeconds(61));
        Assert.Equal(first, await session.GetAccessTokenAsync(Cancelled));
        rig.Offline.Clock.Advance(TimeSpan.FromSeconds(1));
        string second = await session.GetAccessTokenAsync(Cancelled);

        Assert.NotEqual(first, second);
        Assert.Equal(1, rig.Refreshes);
        Assert.Equal(rotation, refreshToken != session.Tokens.RefreshToken);
        Assert.NotNull((await session.GetUserAsync(Cancelled)).Username);
        // Later refreshes use the newest refresh token.
        for (int i = 0; i < 3; i++)
        {
            rig.Offline.Clock.Advance(Life);
            Assert.NotEqual(second, second = await session.GetAccessTokenAsync(Cancelled));
        }
    }

    [Fact]
    public async Task App_client_with_rotation_does_not_need_ALLOW_REFRESH_TOKEN_AUTH()
    {
        using var offline = new Offline();
        EmulatorClient app = offline.Pool.CreateClient(
            new EmulatorClientOptions { Name = "app", RefreshTokenRotation = true, ExplicitAuthFlows = ["ALLOW_USER_SRP_AUTH"] });
        CognitoClient client = offline.NewClient(app: app);
        CognitoSession session = Offline.Session(await client.SignInAsync(Offline.Username, Offline.Password, Cancelled));
        await session.RefreshAsync(Cancelled);
    }

    [Fact]
    public async Task Thousand_callers_of_an_expired_session_share_one_refresh()
    {
        using var rig = new Rig();
        CognitoSession session = await rig.SignInAsync();
        rig.Offline.Clock.Advance(Life);
        rig.Hold();
        Task<string>[] callers = [.. Enumerable.Range(0, 1000).Select(_ => Task.Run(() => session.GetAccessTokenAsync(Cancelled)))];
        await rig.ReachedAsync();
        rig.Release();

        string[] tokens = await Task.WhenAll(callers);

        Assert.Single(tokens.Distinct());
        Assert.Equal(1, rig.Refreshes);
    }

    [Fact]
    public async Task Callers_join_a_refresh_that_the_Refreshed_event_started()
    {
        using var rig = new Rig(rotation: true);
        CognitoSession session = await rig.SignInAsync();
        Task<CognitoTokens>? second = null;
        session.Refreshed += (_, _) =>
        {
            if (second is not null)
                return;
            rig.Hold();
            second = session.RefreshAsync(Cancelled);
        };
        await session.RefreshAsync(Cancelled);
        Task<CognitoTokens> third = session.RefreshAsync(Cancelled);
        rig.Release();

        Assert.Equal((await second!).AccessToken, (await third).AccessToken);
        Assert.Equal(2, rig.Refreshes);
    }

    [Fact]
    public async Task Session_forgotten_during_a_refresh_stays_forgotten()
    {
        using var rig = new Rig();
        CognitoSession session = await rig.SignInAsync();
        rig.Hold();
        Task<CognitoTokens> refresh = session.RefreshAsync(Cancelled);
        await rig.ReachedAsync();
        await session.ForgetAsync();
        rig.Release();

        await Assert.ThrowsAsync<CognitoSessionEndedException>(() => refresh);
        Assert.Equal("", session.Tokens.AccessToken);
    }

    [Fact]
    public async Task Canceling_one_caller_does_not_stop_the_others()
    {
        using var rig = new Rig();
        CognitoSession session = await rig.SignInAsync();
        rig.Offline.Clock.Advance(Life);
        rig.Hold();
        using var impatient = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        Task<string> first = session.GetAccessTokenAsync(impatient.Token), second = session.GetAccessTokenAsync(Cancelled);
        await rig.ReachedAsync();
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        rig.Release();
        Assert.NotEqual("", await second);
        Assert.Equal(1, rig.Refreshes);
    }

    [Fact]
    public async Task Five_server_failures_do_not_end_the_session()
    {
        using var rig = new Rig();
        CognitoSession session = await rig.SignInAsync();
        rig.Offline.Clock.Advance(Life);
        rig.Fail(5, HttpStatusCode.ServiceUnavailable);
        for (int i = 0; i < 5; i++)
        {
            CognitoException failure = await Assert.ThrowsAsync<CognitoException>(() => session.GetAccessTokenAsync(Cancelled));
            Assert.True(failure.IsTransient);
            Assert.False(session.HasEnded);
        }
        Assert.NotNull(await session.GetAccessTokenAsync(Cancelled));
    }

    [Fact]
    public async Task Valid_token_is_used_while_the_server_fails()
    {
        using var rig = new Rig();
        CognitoSession session = await rig.SignInAsync();
        string first = await session.GetAccessTokenAsync(Cancelled);
        rig.Offline.Clock.Advance(Life - TimeSpan.FromSeconds(30));
        rig.Fail(1, HttpStatusCode.ServiceUnavailable);
        Assert.Equal(first, await session.GetAccessTokenAsync(Cancelled));
        Assert.NotEqual(first, await session.GetAccessTokenAsync(Cancelled));
    }

    [Fact]
    public async Task Revoked_session_ends_and_makes_no_further_calls()
    {
        using var rig = new Rig();
        CognitoSession session = await rig.SignInAsync();
        CognitoSession other = await rig.SignInAsync();
        int ended = 0;
        session.Ended += (_, _) => ended++;
        await other.GlobalSignOutAsync(Cancelled);
        rig.Offline.Clock.Advance(Life);

        var end = await Assert.ThrowsAsync<CognitoSessionEndedException>(() => session.GetAccessTokenAsync(Cancelled));

        Assert.Equal(CognitoErrorCodes.NotAuthorized, Assert.IsType<CognitoException>(end.InnerException).Code);
        Assert.True(session.HasEnded);
        await Assert.ThrowsAsync<CognitoSessionEndedException>(() => session.GetUserAsync(Cancelled));
        Assert.Equal(1, rig.Refreshes);
        Assert.Equal(1, ended);
        Assert.True(other.HasEnded);
    }

    [Theory]
    [InlineData(RefreshCall.GetTokensFromRefreshToken, "TheSecretOfNoAppClientAtAll", "Unable to verify secret hash for client ")]
    [InlineData(RefreshCall.GetTokensFromRefreshToken, null, "is configured for secret but secret was not received")]
    [InlineData(RefreshCall.RefreshTokenAuth, "wrong", "SecretHash does not match for the client: ")]
    [InlineData(RefreshCall.RefreshTokenAuth, null, "is configured with secret but SECRET_HASH was not received")]
    public async Task Wrong_client_secret_keeps_the_session_until_the_secret_is_corrected(RefreshCall call, string? secret, string message)
    {
        using var store = new MemoryTokenStore();
        using var rig = new Rig(withSecret: true, call: call, store: store);
        await rig.SignInAsync();
        rig.Offline.Clock.Advance(Life);
        CognitoSession wrong = (await rig.NewClient(options => options.ClientSecret = secret)
            .RestoreSessionAsync(Offline.Username, Cancelled))!;

        var refusal = await Assert.ThrowsAsync<CognitoException>(() => wrong.GetAccessTokenAsync(Cancelled));

        Assert.Contains(message, refusal.ServiceMessage, StringComparison.Ordinal);
        Assert.False(wrong.HasEnded);
        CognitoSession right = (await rig.NewClient().RestoreSessionAsync(Offline.Username, Cancelled))!;
        Assert.NotNull((await right.GetUserAsync(Cancelled)).Username);
    }

    [Theory]
    [InlineData("Refresh Token has expired")]
    [InlineData("Refresh Token has been revoked")]
    public async Task Session_ends_if_its_refresh_token_has_expired_or_was_revoked(string message)
    {
        using var rig = new Rig();
        CognitoSession session = await rig.SignInAsync();
        if (message == "Refresh Token has expired")
            rig.Offline.Clock.Advance(TimeSpan.FromDays(30));
        else
            await rig.Client.RevokeTokenAsync(new() { Token = session.Tokens.RefreshToken! }, Cancelled);
        var end = await Assert.ThrowsAsync<CognitoSessionEndedException>(() => session.RefreshAsync(Cancelled));
        Assert.Equal(message, Assert.IsType<CognitoException>(end.InnerException).ServiceMessage);
    }

    [Fact]
    public async Task Sign_out_ends_only_this_session()
    {
        using var rig = new Rig(withSecret: true);
        CognitoSession session = await rig.SignInAsync(), other = await rig.SignInAsync();
        string token = session.Tokens.AccessToken;
        await session.SignOutAsync(Cancelled);
        CognitoException revoked = await Assert.ThrowsAsync<CognitoException>(
            () => rig.Client.GetUserAsync(new() { AccessToken = token }, Cancelled));
        Assert.Equal(CognitoErrorCodes.NotAuthorized, revoked.Code);
        Assert.True(session.HasEnded);
        Assert.Equal("", session.Tokens.AccessToken);
        Assert.NotNull((await other.GetUserAsync(Cancelled)).Username);
    }

    [Fact]
    public async Task Client_without_token_revocation_can_sign_out()
    {
        using var rig = new Rig(store: new MemoryTokenStore(), revocation: false);
        CognitoSession session = await rig.SignInAsync();
        await session.SignOutAsync(Cancelled);
        Assert.True(session.HasEnded);
        Assert.Null(await rig.NewClient().RestoreSessionAsync(Offline.Username, Cancelled));
    }

    [Fact]
    public async Task Rotated_token_is_accepted_during_the_grace_period()
    {
        using var rig = new Rig(rotation: true);
        CognitoSession session = await rig.SignInAsync();
        CognitoSession copy = rig.Client.RestoreSession(session.ToStored());
        await session.RefreshAsync(Cancelled);
        await copy.RefreshAsync(Cancelled);
        CognitoSession late = rig.Client.RestoreSession(session.ToStored() with { Tokens = copy.Tokens });
        await copy.RefreshAsync(Cancelled);
        rig.Offline.Clock.Advance(TimeSpan.FromSeconds(61));
        var reuse = await Assert.ThrowsAsync<CognitoSessionEndedException>(() => late.RefreshAsync(Cancelled));
        Assert.Equal(CognitoErrorCodes.RefreshTokenReuse, ((CognitoException)reuse.InnerException!).Code);
    }

    [Fact]
    public async Task Refresh_on_demand_returns_new_claims()
    {
        using var rig = new Rig();
        CognitoSession session = await rig.SignInAsync();
        int refreshed = 0;
        session.Refreshed += (_, _) => refreshed++;
        rig.Offline.User.Groups.Add("admins");
        CognitoTokens tokens = await session.RefreshAsync(Cancelled);
        Assert.Equal(1, refreshed);
        VerifiedToken verified = await rig.Client.CreateTokenVerifier().VerifyAsync(tokens.IdToken!, TokenUse.Id, Cancelled);
        Assert.Equal(["admins"], verified.Groups);
    }

    [Theory]
    [InlineData(RefreshCall.GetTokensFromRefreshToken)]
    [InlineData(RefreshCall.RefreshTokenAuth)]
    public async Task Session_of_an_alias_sign_in_is_refreshed_with_the_client_secret(RefreshCall call)
    {
        using var rig = new Rig(withSecret: true, call: call);
        CognitoSession session = await rig.SignInAsync("alice@example.com");
        string first = session.Tokens.AccessToken;
        Assert.NotEqual(first, (await session.RefreshAsync(Cancelled)).AccessToken);
    }

    [Fact]
    public async Task Session_of_a_device_is_refreshed_without_a_device_failure()
    {
        using var rig = new Rig(devices: true);
        CognitoSession session = await rig.SignInAsync();
        rig.Offline.Clock.Advance(Life);
        Assert.NotNull(await session.GetAccessTokenAsync(Cancelled));
        Assert.Null(session.DeviceFailure);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Session_is_restored_by_user_name_and_by_alias(bool fromFile)
    {
        using var folder = new TemporaryFolder();
        ITokenStore store = fromFile ? new FileTokenStore(folder.File("sessions.json")) : new MemoryTokenStore();
        using var rig = new Rig(store: store);
        CognitoSession session = await rig.SignInAsync("alice@example.com");
        foreach (string name in (string[])["alice@example.com", Offline.Username])
        {
            CognitoSession restored = (await rig.NewClient().RestoreSessionAsync(name, Cancelled))!;
            Assert.Equal(Offline.Username, restored.Username);
            Assert.Equal(session.Tokens.AccessToken, await restored.GetAccessTokenAsync(Cancelled));
        }
        rig.Offline.Clock.Advance(Life);
        string refreshed = await (await rig.NewClient().RestoreSessionAsync(Offline.Username, Cancelled))!.GetAccessTokenAsync(Cancelled);
        // Tokens that another process has refreshed are not refreshed again.
        Assert.Equal(refreshed, await session.GetAccessTokenAsync(Cancelled));
        Assert.Equal(1, rig.Refreshes);

        await session.SignOutAsync(Cancelled);
        Assert.Null(await rig.NewClient().RestoreSessionAsync(Offline.Username, Cancelled));
    }

    [Fact]
    public async Task Sign_out_elsewhere_ends_the_session_at_its_next_refresh()
    {
        using var rig = new Rig(store: new MemoryTokenStore());
        CognitoSession session = await rig.SignInAsync();
        await (await rig.NewClient().RestoreSessionAsync(Offline.Username, Cancelled))!.SignOutAsync(Cancelled);
        rig.Offline.Clock.Advance(Life);
        await Assert.ThrowsAsync<CognitoSessionEndedException>(() => session.GetAccessTokenAsync(Cancelled));
        Assert.Equal(0, rig.Refreshes);
    }

    [Fact]
    public async Task Older_session_continues_with_the_newer_tokens_in_the_store()
    {
        using var rig = new Rig(store: new MemoryTokenStore());
        CognitoSession old = await rig.SignInAsync();
        CognitoSession newer = await rig.SignInAsync();
        rig.Offline.Clock.Advance(TimeSpan.FromSeconds(1));

        // The store contains the newer session, so the old one continues with its tokens.
        await old.RefreshAsync(Cancelled);

        Assert.Equal(newer.Tokens.AccessToken, old.Tokens.AccessToken);
        Assert.Equal(newer.Tokens.RefreshToken, (await rig.Client.RestoreSessionAsync(Offline.Username, Cancelled))!.Tokens.RefreshToken);
    }

    [Fact]
    public async Task Refused_tokens_are_removed_from_the_store()
    {
        using var rig = new Rig(store: new MemoryTokenStore());
        CognitoSession old = await rig.SignInAsync();
        CognitoSession newer = await rig.SignInAsync();
        await rig.Client.GlobalSignOutAsync(new() { AccessToken = newer.Tokens.AccessToken }, Cancelled);
        rig.Offline.Clock.Advance(Life);

        await Assert.ThrowsAsync<CognitoSessionEndedException>(() => old.GetAccessTokenAsync(Cancelled));

        Assert.Null(await rig.Client.RestoreSessionAsync(Offline.Username, Cancelled));
    }

    [Fact]
    public async Task Failing_store_loses_neither_the_session_nor_the_rotated_token()
    {
        var store = new FailingStore();
        using var rig = new Rig(rotation: true, store: store);
        CognitoSession session = await rig.SignInAsync();
        Assert.IsType<IOException>(session.StoreFailure);
        for (int i = 0; i < 3; i++)
        {
            rig.Offline.Clock.Advance(Life);
            Assert.NotNull(await session.GetAccessTokenAsync(Cancelled));
        }
        store.FailsAfterwards = true;
        rig.Offline.Clock.Advance(Life);
        Assert.NotNull(await session.GetAccessTokenAsync(Cancelled));
        rig.Offline.Clock.Advance(Life);
        Assert.NotNull(await session.GetAccessTokenAsync(Cancelled));
        Assert.Equal(5, rig.Refreshes);
    }

    [Fact]
    public void Session_of_another_client_is_refused()
    {
        using var rig = new Rig();
        var stored = new StoredSession
        {
            UserPoolId = "us-east-1_Another",
            ClientId = "another",
            Username = "a",
            LoginName = "a",
            Tokens = new() { AccessToken = "t" },
        };
        Assert.Throws<ArgumentException>(() => rig.Client.RestoreSession(stored));
        Assert.Equal("[redacted]", stored.ToString());
    }

    private sealed class FailingStore : ITokenStore
    {
        public bool FailsAfterwards { get; set; }

        public ValueTask<StoredSession?> FindAsync(
            string userPoolId, string clientId, string username, CancellationToken cancellationToken) => default;

        public async ValueTask UpdateAsync(
            string userPoolId, string clientId, string username, Func<StoredSession?, ValueTask<StoredSession?>> update,
            CancellationToken cancellationToken)
        {
            if (FailsAfterwards)
                await update(null);
            throw new IOException("The disk is full.");
        }
    }

    /// <summary>A pool, and a message handler that counts, holds and fails refreshes.</summary>
    private sealed class Rig : IDisposable
    {
        private readonly Wire _wire = new();
        private readonly CognitoClientOptions _options;

        public Rig(
            bool withSecret = false, bool rotation = false, RefreshCall call = default, ITokenStore? store = null, bool devices = false,
            bool revocation = true)
        {
            Offline = new Offline(new EmulatorPoolOptions
            {
                AliasAttributes = ["email"],
                DeviceTracking = devices ? DeviceTracking.Always : DeviceTracking.Off,
            });
            EmulatorClient app = Offline.Pool.CreateClient(new EmulatorClientOptions
            {
                Name = "app",
                GenerateSecret = withSecret,
                RefreshTokenRotation = rotation,
                EnableTokenRevocation = revocation,
            });
            _wire.InnerHandler = Offline.Emulator.CreateHandler();
            _options = new()
            {
                UserPoolId = Offline.Pool.Id,
                ClientId = app.Id,
                ClientSecret = app.Secret,
                TimeProvider = Offline.Clock,
                Limits = new() { MaxAttempts = 1 }, // a retry would wait forever, because only the test advances the clock
                RefreshCall = call,
                TokenStore = store,
                DeviceStore = devices ? new MemoryDeviceStore() : null,
                ConfirmNewDevices = devices,
            };
            Client = NewClient();
        }

        public Offline Offline { get; }

        public CognitoClient Client { get; }

        public int Refreshes => _wire.Refreshes;

        public CognitoClient NewClient(Action<CognitoClientOptions>? change = null)
        {
            CognitoClientOptions options = _options with { };
            change?.Invoke(options);
            return new(options, new HttpClient(_wire, disposeHandler: false));
        }

        public async Task<CognitoSession> SignInAsync(string username = Offline.Username) =>
            Offline.Session(await Client.SignInAsync(
                new SignInRequest { Username = username, Password = Offline.Password, Flow = SignInFlow.UserPassword }, Cancelled));

        public void Fail(int times, HttpStatusCode status) => (_wire.Failures, _wire.Failure) = (times, status);

        public void Hold() => _wire.Held = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task ReachedAsync() => _wire.Reached.Task.WaitAsync(Cancelled);

        public void Release() => _wire.Held!.SetResult();

        public void Dispose()
        {
            Offline.Dispose();
            _wire.Dispose();
        }
    }

    private sealed class Wire : DelegatingHandler
    {
        private int _refreshes;

        public int Refreshes => _refreshes;

        public int Failures { get; set; }

        public HttpStatusCode Failure { get; set; }

        public TaskCompletionSource? Held { get; set; }

        public TaskCompletionSource Reached { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.Content is null)
                return await base.SendAsync(request, cancellationToken);
            string body = await request.Content.ReadAsStringAsync(cancellationToken);
            string target = request.Headers.GetValues("X-Amz-Target").Single();
            bool refresh = target.EndsWith(".GetTokensFromRefreshToken", StringComparison.Ordinal)
                || body.Contains("REFRESH_TOKEN_AUTH", StringComparison.Ordinal);
            if (!refresh)
                return await base.SendAsync(request, cancellationToken);
            if (Failures > 0)
            {
                Failures--;
                return new HttpResponseMessage(Failure) { Content = new StringContent("") };
            }
            Interlocked.Increment(ref _refreshes);
            Reached.TrySetResult();
            if (Held is { } held)
                await held.Task;
            return await base.SendAsync(request, cancellationToken);
        }
    }
}
