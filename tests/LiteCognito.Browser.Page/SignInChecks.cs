using LiteCognito.Model;

namespace LiteCognito.Browser.Page;

/// <summary>Sign-in with SRP and with an authenticator app.</summary>
internal static class SignInChecks
{
    private static CognitoSession? _session;

    public static IEnumerable<KeyValuePair<string, Func<Settings, Task<string>>>> All =>
    [
        new("Password_signs_in_over_SRP", SignInAsync),
        new("Wrong_password_is_refused_in_words", SignInAsync),
        new("Authenticator_is_set_up", SetUpAsync),
        new("Authenticator_is_verified", VerifyAsync),
        new("Authenticator_signs_in", AnswerAsync),
        new("Refused_connection_counts_as_sent", RefusedAsync),
    ];

    public static CognitoClient Client(Settings settings, ITokenStore? store = null, TimeProvider? clock = null) => new(
        new()
        {
            UserPoolId = settings.UserPoolId,
            ClientId = settings.ClientId,
            Endpoint = settings.Endpoint,
            TokenStore = store,
            TimeProvider = clock ?? TimeProvider.System,
            Limits = new() { MaxAttempts = 1 },
        }, settings.OwnHttpClient ? new HttpClient() : null);

    public static async Task<CognitoSession> SessionAsync(Settings settings, CognitoClient client) =>
        ((SignedIn)await client.SignInAsync(settings.Username, settings.Password)).Session;

    private static async Task<string> SignInAsync(Settings settings) => (await SessionAsync(settings, Client(settings))).Username;

    /// <summary>Returns the secret for the authenticator app.</summary>
    private static async Task<string> SetUpAsync(Settings settings)
    {
        _session = await SessionAsync(settings, Client(settings));
        return (await _session.AssociateSoftwareTokenAsync()).SecretCode;
    }

    private static async Task<string> VerifyAsync(Settings settings)
    {
        await _session!.VerifySoftwareTokenAsync(settings.Code, "page");
        await _session.SetMfaPreferenceAsync(new() { SoftwareToken = MfaSetting.Preferred });
        GetUserResponse user = await _session.GetUserAsync();
        return user.PreferredMfaSetting ?? "none";
    }

    private static async Task<string> AnswerAsync(Settings settings)
    {
        var challenge = (SoftwareTokenMfaChallenge)await Client(settings).SignInAsync(settings.Username, settings.Password);
        return await challenge.RespondAsync(settings.Code) is SignedIn signedIn ? signedIn.Session.Username : "another challenge";
    }

    private static async Task<string> RefusedAsync(Settings settings)
    {
        try
        {
            return await SignInAsync(settings);
        }
        catch (CognitoNoAnswerException e)
        {
            return e.MayHaveHappened ? "may have happened" : "did not happen";
        }
    }
}
