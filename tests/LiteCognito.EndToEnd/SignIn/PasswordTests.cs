using LiteCognito.Model;

namespace LiteCognito.EndToEnd.SignIn;

public sealed class PasswordTests
{
    public static TheoryData<SignInFlow, bool> Flows => new()
    {
        { SignInFlow.UserSrp, false }, { SignInFlow.UserSrp, true }, { SignInFlow.UserPassword, false }, { SignInFlow.UserPassword, true },
    };

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Flows))]
    public async Task Right_password_signs_in(SignInFlow flow, bool withSecret)
    {
        using var offline = new Offline(withSecret: withSecret);

        CognitoSession session = Offline.Session(await offline.SignInAsync(flow));

        Assert.Equal(Offline.Username, session.Username);
        Assert.Equal("Bearer", session.Tokens.TokenType);
        Assert.True(session.Tokens.ExpiresIn > 0);
        Assert.False(string.IsNullOrEmpty(session.Tokens.RefreshToken));
        GetUserResponse user = await session.GetUserAsync(Cancelled);
        Assert.Equal("alice@example.com", user.UserAttributes["email"]);
        Assert.Equal(offline.User.Sub, user.UserAttributes["sub"]);
    }

    [Theory]
    [MemberData(nameof(Flows))]
    public async Task Wrong_password_is_refused(SignInFlow flow, bool withSecret)
    {
        using var offline = new Offline(withSecret: withSecret);

        CognitoException refused = await Assert.ThrowsAsync<CognitoException>(() => offline.SignInAsync(flow, "Wrong-horse-7"));

        Assert.Equal(CognitoErrorCodes.NotAuthorized, refused.Code);
        Assert.Equal(400, (int)refused.StatusCode);
        Assert.False(refused.IsTransient);
        Assert.NotNull(refused.RequestId);
    }

    [Fact]
    public async Task Negative_salt_leads_to_the_same_refusal_as_a_wrong_password()
    {
        using var offline = new Offline();
        CognitoException wrong = await Assert.ThrowsAsync<CognitoException>(
            () => offline.Client.SignInAsync(Offline.Username, "Wrong-horse-7", Cancelled));
        CognitoClient hidden = offline.NewClient(between: new NegativeSalt());
        CognitoException refused = await Assert.ThrowsAsync<CognitoException>(
            () => hidden.SignInAsync(Offline.Username, Offline.Password, Cancelled));
        Assert.Equal((wrong.Code, wrong.Message), (refused.Code, refused.Message));
    }

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("a password with spaces, \"quotes\" and \\ backslashes")]
    [InlineData("пароль-密码-🔑-7A")]
    public async Task Password_with_any_characters_signs_in_over_srp(string suffix)
    {
        using var offline = new Offline();
        string password = Offline.Password + suffix;
        offline.Pool.AddUser("bob", password);

        SignInStep result = await offline.Client.SignInAsync("bob", password, Cancelled);

        Assert.Equal("bob", Offline.Session(result).Username);
    }

    [Fact]
    public async Task Unknown_user_is_refused()
    {
        using var offline = new Offline();

        CognitoException refused = await Assert.ThrowsAsync<CognitoException>(
            () => offline.Client.SignInAsync("nobody", Offline.Password, Cancelled));

        Assert.True(refused.Code is CognitoErrorCodes.NotAuthorized or CognitoErrorCodes.UserNotFound, refused.Code);
    }

    [Theory]
    [InlineData(SignInFlow.UserSrp)]
    [InlineData(SignInFlow.UserPassword)]
    public async Task Wrong_client_secret_is_refused(SignInFlow flow)
    {
        using var offline = new Offline(withSecret: true);
        var options = new CognitoClientOptions
        {
            UserPoolId = offline.Pool.Id,
            ClientId = offline.App.Id,
            ClientSecret = offline.App.Secret + "x",
            TimeProvider = offline.Clock,
        };
        var client = new CognitoClient(options, new HttpClient(offline.Emulator.CreateHandler()));

        CognitoException refused = await Assert.ThrowsAsync<CognitoException>(
            () => client.SignInAsync(
            new SignInRequest { Username = Offline.Username, Password = Offline.Password, Flow = flow }, Cancelled));

        Assert.Equal(CognitoErrorCodes.NotAuthorized, refused.Code);
    }

    [Fact]
    public async Task Cancellation_is_thrown_to_the_caller()
    {
        using var offline = new Offline();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => offline.Client.SignInAsync(Offline.Username, Offline.Password, new CancellationToken(canceled: true)));
    }

    [Fact]
    public async Task Sign_ins_can_run_concurrently()
    {
        using var offline = new Offline();

        SignInStep[] results = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => offline.SignInAsync()));

        Assert.All(results, result => Assert.IsType<SignedIn>(result));
    }

    /// <summary>Changes the sign of every salt, as Cognito has done for users whose existence it hides.</summary>
    private sealed class NegativeSalt : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
            string body = await response.Content.ReadAsStringAsync(cancellationToken);
            response.Content = new StringContent(
                body.Replace("\"SALT\":\"", "\"SALT\":\"-", StringComparison.Ordinal), null, "application/x-amz-json-1.1");
            return response;
        }
    }
}
