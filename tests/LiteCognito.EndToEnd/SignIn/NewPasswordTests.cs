using LiteCognito.Model;

namespace LiteCognito.EndToEnd.SignIn;

public sealed class NewPasswordTests
{
    private const string NewPassword = "Another-horse-8";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(PasswordTests.Flows), MemberType = typeof(PasswordTests))]
    public async Task NEW_PASSWORD_REQUIRED_sets_the_password_and_attributes(SignInFlow flow, bool withSecret)
    {
        using var offline = new Offline(withSecret: withSecret, permanent: false);

        var challenge = Assert.IsType<NewPasswordChallenge>(await offline.SignInAsync(flow));
        Assert.Equal("NEW_PASSWORD_REQUIRED", challenge.Name);
        Assert.Equal("alice@example.com", challenge.UserAttributes["email"]);
        CognitoSession session = Offline.Session(await challenge.RespondAsync(
            NewPassword, new Dictionary<string, string> { ["name"] = "Alice", ["email"] = "alice@example.com" }, Cancelled));

        GetUserResponse user = await session.GetUserAsync(Cancelled);
        Assert.Equal("Alice", user.UserAttributes["name"]);
        Offline.Session(await offline.SignInAsync(flow, NewPassword));
        await Assert.ThrowsAsync<CognitoException>(() => offline.SignInAsync(flow));
    }

    [Fact]
    public async Task Password_that_violates_the_policy_leaves_the_challenge_answerable()
    {
        using var offline = new Offline(permanent: false);
        var challenge = Assert.IsType<NewPasswordChallenge>(await offline.SignInAsync());

        CognitoException refused = await Assert.ThrowsAsync<CognitoException>(() => challenge.RespondAsync("short", null, Cancelled));

        Assert.Equal(CognitoErrorCodes.InvalidPassword, refused.Code);
        Offline.Session(await challenge.RespondAsync(NewPassword, null, Cancelled));
    }

    [Fact]
    public async Task Second_factor_follows_the_new_password()
    {
        using var offline = new Offline(permanent: false);
        string secret = offline.User.EnableSoftwareToken();
        var challenge = Assert.IsType<NewPasswordChallenge>(await offline.SignInAsync());

        var totp = Assert.IsType<SoftwareTokenMfaChallenge>(await challenge.RespondAsync(NewPassword, null, Cancelled));

        Offline.Session(await totp.RespondAsync(offline.Totp(secret), Cancelled));
    }
}
