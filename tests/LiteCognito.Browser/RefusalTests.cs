namespace LiteCognito.Browser;

/// <summary>Members that cannot work in a browser say so, although the messages of .NET itself are trimmed away.</summary>
public sealed class RefusalTests(Chromium chromium, PageProgram program) : PageTests(chromium, program)
{
    private const string NotSupported = "PlatformNotSupportedException: ";

    [Fact]
    public async Task File_token_store_says_that_a_browser_has_no_files() => Assert.Equal(
        NotSupported + "FileTokenStore does not work in a browser: a file there is lost when the page is reloaded. "
        + "Implement ITokenStore over the storage of the page.",
        await RunAsync(nameof(File_token_store_says_that_a_browser_has_no_files)));

    [Fact]
    public async Task File_device_store_says_that_a_browser_has_no_files() => Assert.Equal(
        NotSupported + "FileDeviceStore does not work in a browser: a file there is lost when the page is reloaded. "
        + "Implement IDeviceStore over the storage of the page.",
        await RunAsync(nameof(File_device_store_says_that_a_browser_has_no_files)));

    [Fact]
    public async Task Loopback_redirect_says_that_a_browser_has_no_ports() => Assert.Equal(
        NotSupported + "LoopbackRedirect does not work in a browser: a page cannot open a port. "
        + "Let managed login return to an address of the page, and call RedeemAsync.",
        await RunAsync(nameof(Loopback_redirect_says_that_a_browser_has_no_ports)));

    [Fact]
    public async Task Signed_call_without_credentials_says_what_to_set() => Assert.Equal(
        "AwsCredentialException: A browser keeps no AWS credentials. "
        + "Set CognitoClientOptions.Credentials, for example to the credentials of an identity pool.",
        await RunAsync(nameof(Signed_call_without_credentials_says_what_to_set)));

    [Fact]
    public async Task Credentials_of_a_profile_say_that_a_browser_keeps_none() => Assert.Equal(
        NotSupported + "AwsCredentialProvider.FromProfile does not work in a browser: no AWS credentials are kept there. "
        + "Pass credentials of an identity pool, or call AwsCredentialProvider.FromDelegate.",
        await RunAsync(nameof(Credentials_of_a_profile_say_that_a_browser_keeps_none)));

    [Fact]
    public async Task Challenge_is_saved_without_a_key_but_not_with_one()
    {
        User.EnableSoftwareToken();
        Assert.Equal(
            NotSupported + "SignInChallenge.Save(key) does not work in a browser, where .NET has no AES-GCM. "
            + "Call Save() without a key, and keep the text as secret as a token.",
            await RunAsync(nameof(Challenge_is_saved_without_a_key_but_not_with_one)));
    }

    [Fact]
    public async Task Encrypted_challenge_is_not_resumed() => Assert.Equal(
        NotSupported + "Resuming a sign-in with a key does not work in a browser, where .NET has no AES-GCM. "
        + "Resume the encrypted challenge on a server.",
        await RunAsync(nameof(Encrypted_challenge_is_not_resumed)));
}
