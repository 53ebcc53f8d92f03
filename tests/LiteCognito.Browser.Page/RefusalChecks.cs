// These members do not work in a browser and are marked so. The checks call them to see what they say.
#pragma warning disable CA1416

using LiteCognito.Signing;

namespace LiteCognito.Browser.Page;

/// <summary>
/// Members that cannot work in a browser. Their exceptions say so, although a trimmed program has no messages of .NET's own.
/// </summary>
internal static class RefusalChecks
{
    public static IEnumerable<KeyValuePair<string, Func<Settings, Task<string>>>> All =>
    [
        new("File_token_store_says_that_a_browser_has_no_files", _ => Task.FromResult($"{new FileTokenStore("/sessions.json")}")),
        new("File_device_store_says_that_a_browser_has_no_files", _ => Task.FromResult($"{new FileDeviceStore("/devices.json")}")),
        new("Loopback_redirect_says_that_a_browser_has_no_ports", _ => Task.FromResult($"{new LoopbackRedirect().RedirectUri}")),
        new("Challenge_is_saved_without_a_key_but_not_with_one", SaveAsync),
        new("Encrypted_challenge_is_not_resumed", ResumeAsync),
        new("Signed_call_without_credentials_says_what_to_set", async settings =>
            $"{await SignInChecks.Client(settings).AdminGetUserAsync(settings.Username)}"),
        new("Credentials_of_a_profile_say_that_a_browser_keeps_none", _ => Task.FromResult($"{AwsCredentialProvider.FromProfile()}")),
    ];

    private static async Task<string> SaveAsync(Settings settings)
    {
        CognitoClient client = SignInChecks.Client(settings);
        var challenge = (SignInChallenge)await client.SignInAsync(settings.Username, settings.Password);
        SignInChallenge resumed = client.ResumeSignIn(challenge.Save());
        return resumed.Name + resumed.Save(new byte[32]);
    }

    private static Task<string> ResumeAsync(Settings settings) =>
        Task.FromResult(SignInChecks.Client(settings).ResumeSignIn("lc1e.AAAA", new byte[32]).Name);
}
