using LiteCognito.Emulator;

namespace LiteCognito.Browser;

/// <summary>Sign-in in the browser, with the HTTP client of the library.</summary>
public sealed class SignInTests(Chromium chromium, PageProgram program) : PageTests(chromium, program)
{
    private static readonly TimeSpan NextStep = TimeSpan.FromSeconds(30);

    [Theory, InlineData(false), InlineData(true)]
    public async Task Password_signs_in_over_SRP(bool ownHttpClient) => Assert.Equal(
        Username, await RunAsync(nameof(Password_signs_in_over_SRP), Settings with { OwnHttpClient = ownHttpClient }));

    [Fact]
    public async Task Wrong_password_is_refused_in_words() => Assert.Equal(
        "CognitoException: RespondToAuthChallenge failed with NotAuthorizedException: Incorrect username or password.",
        await RunAsync(nameof(Wrong_password_is_refused_in_words), Settings with { Password = "Wrong-horse-7" }));

    [Fact]
    public async Task Authenticator_is_set_up_and_signs_in()
    {
        string secret = await RunAsync("Authenticator_is_set_up");
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        Assert.Equal(
            "SOFTWARE_TOKEN_MFA", await RunAsync("Authenticator_is_verified", Settings with { Code = Totp.Code(secret, now) }));
        Assert.Equal(
            Username, await RunAsync("Authenticator_signs_in", Settings with { Code = Totp.Code(secret, now + NextStep) }));
    }

    [Fact]
    public async Task Refused_connection_counts_as_sent() => Assert.Equal(
        "may have happened",
        await RunAsync(
            nameof(Refused_connection_counts_as_sent), Settings with { Endpoint = new($"http://127.0.0.1:{LoopbackPort.Free()}/") }));
}
