namespace LiteCognito.Browser.Page;

/// <summary>Requests that carry secrets to an endpoint that redirects them.</summary>
internal static class RedirectChecks
{
    public static IEnumerable<KeyValuePair<string, Func<Settings, Task<string>>>> All =>
    [
        new("Redirected_sign_in_is_not_followed", SignInAsync),
        new("Redirected_refresh_at_managed_login_is_not_followed", RefreshAsync),
        new("Redirected_request_with_a_token_is_not_followed", CallAsync),
        new("Redirected_request_for_the_keys_is_not_followed", VerifyAsync),
    ];

    /// <summary>Creates a session with the password as its tokens, so that the test can search for them.</summary>
    public static CognitoSession Session(Settings settings) => SignInChecks.Client(settings).RestoreSession(new()
    {
        UserPoolId = settings.UserPoolId,
        ClientId = settings.ClientId,
        Username = settings.Username,
        LoginName = settings.Username,
        Tokens = new() { AccessToken = settings.Password, ExpiresAt = TimeProvider.System.GetUtcNow().AddHours(1) },
    });

    private static async Task<string> SignInAsync(Settings settings)
    {
        SignInStep step = await SignInChecks.Client(settings).SignInAsync(
            new SignInRequest { Username = settings.Username, Password = settings.Password, Flow = SignInFlow.UserPassword });
        return step.GetType().Name;
    }

    private static async Task<string> RefreshAsync(Settings settings)
    {
        var login = new CognitoOAuthClient(
            new() { Domain = settings.Endpoint, ClientId = settings.ClientId }, settings.OwnHttpClient ? new HttpClient() : null);
        return (await login.RefreshAsync(settings.Password)).TokenType;
    }

    private static async Task<string> CallAsync(Settings settings)
    {
        var handler = new CognitoAuthenticationHandler(Session(settings)) { HeaderName = "X-Token", Prefix = "" };
        if (settings.OwnHttpClient)
            handler.InnerHandler = new HttpClientHandler();
        using var api = new HttpClient(handler);
        using HttpResponseMessage response = await api.PostAsync(settings.Endpoint, new StringContent(settings.Password));
        return $"{response.StatusCode}";
    }

    private static async Task<string> VerifyAsync(Settings settings)
    {
        await SignInChecks.Client(settings).CreateTokenVerifier().PreloadAsync();
        return "loaded";
    }
}
