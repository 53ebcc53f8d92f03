using LiteCognito.Model;

namespace LiteCognito.EndToEnd.SignIn;

public sealed class SignUpTests
{
    private const string Password = "Fresh-horse-9";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task New_user_confirms_and_signs_in(bool withSecret)
    {
        using var offline = new Offline(withSecret: withSecret);

        SignUpResponse made = await offline.Client.SignUpAsync(Request("bob"), Cancelled);
        Assert.False(made.UserConfirmed);
        Assert.True(Guid.TryParse(made.UserSub, out _));
        Assert.Equal("EMAIL", made.CodeDeliveryDetails!.DeliveryMedium);
        Assert.Equal("email", made.CodeDeliveryDetails.AttributeName);
        CognitoException early = await Assert.ThrowsAsync<CognitoException>(() => offline.Client.SignInAsync("bob", Password, Cancelled));
        Assert.Equal(CognitoErrorCodes.UserNotConfirmed, early.Code);

        await offline.Client.ConfirmSignUpAsync(new() { Username = "bob", ConfirmationCode = offline.LastCode }, Cancelled);

        CognitoSession session = Offline.Session(await offline.Client.SignInAsync("bob", Password, Cancelled));
        GetUserResponse user = await session.GetUserAsync(Cancelled);
        Assert.Equal(made.UserSub, user.UserAttributes["sub"]);
        Assert.Equal("bob@example.com", user.UserAttributes["email"]);
        Assert.Equal("true", user.UserAttributes["email_verified"]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task New_user_who_confirms_in_the_session_of_the_sign_up_is_signed_in_without_a_challenge(bool withSecret)
    {
        using var offline = new Offline(withSecret: withSecret);
        SignUpResponse made = await offline.Client.SignUpAsync(Request("bob"), Cancelled);
        ConfirmSignUpResponse confirmed = await offline.Client.ConfirmSignUpAsync(
            new() { Username = "bob", ConfirmationCode = offline.LastCode, Session = made.Session }, Cancelled);
        var request = new SignInRequest { Username = "bob", Flow = SignInFlow.UserAuth, Session = confirmed.Session };
        CognitoException foreign = await Assert.ThrowsAsync<CognitoException>(
            () => offline.SignInAsync(request with { Username = Offline.Username }));
        Assert.Equal(CognitoErrorCodes.NotAuthorized, foreign.Code);

        made = await offline.Client.SignUpAsync(Request("carol"), Cancelled);
        string fromSignUp = made.Session!;
        confirmed = await offline.Client.ConfirmSignUpAsync(
            new() { Username = "carol", ConfirmationCode = offline.LastCode, Session = made.Session }, Cancelled);
        request = request with { Username = "carol", Session = confirmed.Session };
        Assert.Equal("carol", Offline.Session(await offline.SignInAsync(request)).Username);
        await Assert.ThrowsAsync<CognitoException>(() => offline.SignInAsync(request));
        await Assert.ThrowsAsync<CognitoException>(() => offline.SignInAsync(request with { Session = fromSignUp }));
    }

    [Fact]
    public async Task Wrong_confirmation_code_is_refused_and_the_right_one_is_still_accepted()
    {
        using var offline = new Offline();
        await offline.Client.SignUpAsync(Request("bob"), Cancelled);

        CognitoException refused = await Assert.ThrowsAsync<CognitoException>(
            () => offline.Client.ConfirmSignUpAsync(
            new() { Username = "bob", ConfirmationCode = Offline.Wrong(offline.LastCode) }, Cancelled));

        Assert.Equal(CognitoErrorCodes.CodeMismatch, refused.Code);
        await offline.Client.ConfirmSignUpAsync(new() { Username = "bob", ConfirmationCode = offline.LastCode }, Cancelled);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Code_can_be_sent_again(bool withSecret)
    {
        using var offline = new Offline(withSecret: withSecret);
        await offline.Client.SignUpAsync(Request("bob"), Cancelled);
        int before = offline.Emulator.Messages.Count;

        ResendConfirmationCodeResponse sent = await offline.Client.ResendConfirmationCodeAsync(new() { Username = "bob" }, Cancelled);

        Assert.Equal("EMAIL", sent.CodeDeliveryDetails!.DeliveryMedium);
        Assert.DoesNotContain("bob@example.com", sent.CodeDeliveryDetails.Destination, StringComparison.Ordinal);
        Assert.Equal(before + 1, offline.Emulator.Messages.Count);
        await offline.Client.ConfirmSignUpAsync(new() { Username = "bob", ConfirmationCode = offline.LastCode }, Cancelled);
        Offline.Session(await offline.Client.SignInAsync("bob", Password, Cancelled));
    }

    [Fact]
    public async Task User_name_can_be_used_only_once()
    {
        using var offline = new Offline();
        await offline.Client.SignUpAsync(Request("bob"), Cancelled);

        CognitoException refused = await Assert.ThrowsAsync<CognitoException>(() => offline.Client.SignUpAsync(Request("bob"), Cancelled));

        Assert.Equal(CognitoErrorCodes.UsernameExists, refused.Code);
    }

    [Fact]
    public async Task Password_that_violates_the_policy_is_refused()
    {
        using var offline = new Offline();

        CognitoException refused = await Assert.ThrowsAsync<CognitoException>(
            () => offline.Client.SignUpAsync(Request("bob") with { Password = "short" }, Cancelled));

        Assert.Equal(CognitoErrorCodes.InvalidPassword, refused.Code);
    }

    private static SignUpRequest Request(string username) => new()
    {
        Username = username,
        Password = Password,
        UserAttributes = new Dictionary<string, string> { ["email"] = $"{username}@example.com" },
    };
}
