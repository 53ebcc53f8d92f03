namespace LiteCognito.Browser.Page;

/// <summary>Refresh, restoration after a reload, sign-out, requests with a token, and verification.</summary>
internal static class SessionChecks
{
    public static IEnumerable<KeyValuePair<string, Func<Settings, Task<string>>>> All =>
    [
        new("Expired_tokens_are_refreshed", RefreshAsync),
        new("Session_is_stored", StoreAsync),
        new("Session_is_restored_after_a_reload", RestoreAsync),
        new("Session_that_signed_out_is_gone", SignOutAsync),
        new("Request_to_an_API_carries_the_token", CallAsync),
        new("Tokens_verify", VerifyAsync),
    ];

    private static async Task<string> RefreshAsync(Settings settings)
    {
        var clock = new MovableClock();
        CognitoSession session = await SignInChecks.SessionAsync(settings, SignInChecks.Client(settings, clock: clock));
        string expired = session.Tokens.AccessToken;
        clock.Advance(TimeSpan.FromHours(2));
        return await session.GetAccessTokenAsync() == expired ? "the old token" : "a new token";
    }

    private static async Task<string> StoreAsync(Settings settings)
    {
        CognitoClient client = SignInChecks.Client(settings, new PageTokenStore());
        CognitoSession session = await SignInChecks.SessionAsync(settings, client);
        return session.StoreFailure?.Message ?? "stored";
    }

    private static async Task<string> RestoreAsync(Settings settings)
    {
        CognitoClient client = SignInChecks.Client(settings, new PageTokenStore());
        return await client.RestoreSessionAsync(settings.Username) is { } session
            ? (await session.GetUserAsync()).UserAttributes["email"] : "no session";
    }

    private static async Task<string> SignOutAsync(Settings settings)
    {
        CognitoClient client = SignInChecks.Client(settings, new PageTokenStore());
        CognitoSession session = await SignInChecks.SessionAsync(settings, client);
        StoredSession copy = session.ToStored();
        await session.SignOutAsync();
        if (await client.RestoreSessionAsync(settings.Username) is not null)
            return "still stored";
        try
        {
            await client.RestoreSession(copy).RefreshAsync();
            return "still refreshed";
        }
        catch (CognitoSessionEndedException)
        {
            return "gone";
        }
    }

    /// <summary>Sends a token to the endpoint, which stands for an API here. Returns its response.</summary>
    private static async Task<string> CallAsync(Settings settings)
    {
        CognitoSession session = RedirectChecks.Session(settings);
        using var api = new HttpClient(new CognitoAuthenticationHandler(session));
        return await api.GetStringAsync(settings.Endpoint);
    }

    private static async Task<string> VerifyAsync(Settings settings)
    {
        CognitoClient client = SignInChecks.Client(settings);
        CognitoSession session = await SignInChecks.SessionAsync(settings, client);
        CognitoTokenVerifier verifier = client.CreateTokenVerifier();
        VerifiedToken access = await verifier.VerifyAsync(session.Tokens.AccessToken, TokenUse.Access);
        VerifiedToken id = await verifier.VerifyAsync(session.Tokens.IdToken!, TokenUse.Id);
        return access.Subject == id.Subject ? access.Username! : "two subjects";
    }

    private sealed class MovableClock : TimeProvider
    {
        private TimeSpan _ahead;

        public void Advance(TimeSpan time) => _ahead += time;

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _ahead;
    }
}
