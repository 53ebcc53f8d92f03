using LiteCognito.Emulator;

namespace LiteCognito.EndToEnd.Sessions;

public sealed class SessionTests : IDisposable
{
    private readonly Offline _offline = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Tokens_verify_against_the_keys_of_the_pool()
    {
        CognitoTokens tokens = Offline.Session(await _offline.SignInAsync()).Tokens;
        CognitoTokenVerifier verifier = _offline.Client.CreateTokenVerifier();

        await verifier.VerifyAsync(tokens.AccessToken, TokenUse.Access, Cancelled);
        await verifier.VerifyAsync(tokens.IdToken!, TokenUse.Id, Cancelled);
    }

    [Fact]
    public async Task Tokens_verify_against_keys_that_the_caller_provides()
    {
        CognitoTokens tokens = Offline.Session(await _offline.SignInAsync()).Tokens;
        using var http = new HttpClient(_offline.Emulator.CreateHandler());
        string jwks = await http.GetStringAsync(
            $"https://cognito-idp.us-east-1.amazonaws.com/{_offline.Pool.Id}/.well-known/jwks.json", Cancelled);

        await _offline.Client.CreateTokenVerifier(jwks).VerifyAsync(tokens.AccessToken, TokenUse.Access, Cancelled);
    }

    [Fact]
    public async Task ID_and_access_tokens_are_not_interchangeable()
    {
        CognitoTokens tokens = Offline.Session(await _offline.SignInAsync()).Tokens;
        CognitoTokenVerifier verifier = _offline.Client.CreateTokenVerifier();

        await Assert.ThrowsAsync<CognitoTokenException>(() => verifier.VerifyAsync(tokens.AccessToken, TokenUse.Id, Cancelled));
        await Assert.ThrowsAsync<CognitoTokenException>(() => verifier.VerifyAsync(tokens.IdToken!, TokenUse.Access, Cancelled));
    }

    [Fact]
    public async Task Token_of_another_client_or_pool_is_refused()
    {
        CognitoTokens tokens = Offline.Session(await _offline.SignInAsync()).Tokens;
        CognitoTokenVerifier otherClient = _offline.NewClient(app: _offline.Pool.CreateClient("other")).CreateTokenVerifier();
        EmulatorPool pool = _offline.Emulator.CreatePool();
        CognitoTokenVerifier otherPool = _offline.NewClient(pool, pool.CreateClient("app")).CreateTokenVerifier();

        foreach (CognitoTokenVerifier verifier in new[] { otherClient, otherPool })
        {
            await Assert.ThrowsAsync<CognitoTokenException>(() => verifier.VerifyAsync(tokens.AccessToken, TokenUse.Access, Cancelled));
            await Assert.ThrowsAsync<CognitoTokenException>(() => verifier.VerifyAsync(tokens.IdToken!, TokenUse.Id, Cancelled));
        }
    }

    [Fact]
    public async Task Expired_token_is_refused()
    {
        CognitoTokens tokens = Offline.Session(await _offline.SignInAsync()).Tokens;
        CognitoTokenVerifier verifier = _offline.Client.CreateTokenVerifier();
        _offline.Clock.Advance(TimeSpan.FromSeconds(tokens.ExpiresIn) + TimeSpan.FromMinutes(10));

        await Assert.ThrowsAsync<CognitoTokenException>(() => verifier.VerifyAsync(tokens.AccessToken, TokenUse.Access, Cancelled));
    }

    [Fact]
    public async Task Global_sign_out_ends_the_session()
    {
        CognitoSession session = Offline.Session(await _offline.SignInAsync());
        CognitoSession other = Offline.Session(await _offline.SignInAsync());

        await session.GlobalSignOutAsync(Cancelled);

        await Assert.ThrowsAsync<CognitoSessionEndedException>(() => session.GetUserAsync(Cancelled));
        CognitoException refused = await Assert.ThrowsAsync<CognitoException>(() => other.GetUserAsync(Cancelled));
        Assert.Equal(CognitoErrorCodes.NotAuthorized, refused.Code);
        await Assert.ThrowsAsync<CognitoSessionEndedException>(() => other.RefreshAsync(Cancelled));
        _offline.NextTotpStep();
        await Offline.Session(await _offline.SignInAsync()).GetUserAsync(Cancelled);
    }

    public void Dispose() => _offline.Dispose();
}
