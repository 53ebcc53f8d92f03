namespace LiteCognito.EndToEnd.SignIn;

/// <summary>The callback form of signing in: every outcome that a caller can meet.</summary>
public sealed class ResponderTests : IDisposable
{
    private readonly Offline _offline = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_a_challenge_nothing_is_asked()
    {
        SignInStep result = await SignInAsync((_, _) => throw new InvalidOperationException("Nothing should be asked."));

        Offline.Session(result);
    }

    [Fact]
    public async Task Right_code_signs_in()
    {
        string secret = _offline.User.EnableSoftwareToken();

        SignInStep result = await SignInAsync(
            async (challenge, ct) => await ((SoftwareTokenMfaChallenge)challenge).RespondAsync(_offline.Totp(secret), ct));

        Offline.Session(result);
    }

    [Fact]
    public async Task Every_challenge_in_turn_is_handed_over()
    {
        _offline.User.EnableSmsMfa();
        _offline.User.EnableSoftwareToken();
        var asked = new List<string>();

        SignInStep result = await SignInAsync(async (challenge, ct) =>
        {
            asked.Add(challenge.Name);
            return challenge switch
            {
                MfaSelectionChallenge choice => await choice.SelectAsync("SMS_MFA", ct),
                SmsMfaChallenge sms => await sms.RespondAsync(_offline.LastCode, ct),
                _ => null,
            };
        });

        Offline.Session(result);
        Assert.Equal(["SELECT_MFA_TYPE", "SMS_MFA"], asked);
    }

    [Theory]
    [InlineData("SOFTWARE_TOKEN_MFA")]
    [InlineData("SMS_MFA")]
    public async Task Challenge_left_alone_comes_back_to_be_answered_later(string factor)
    {
        string? secret = CodeChallengeTests.Enable(_offline, factor);

        SignInStep result = await SignInAsync((_, _) => Task.FromResult<SignInStep?>(null));

        var challenge = Assert.IsAssignableFrom<CodeChallenge>(result);
        Assert.Equal(factor, challenge.Name);
        Offline.Session(await challenge.RespondAsync(secret is null ? _offline.LastCode : _offline.Totp(secret), Cancelled));
    }

    [Fact]
    public async Task Wrong_password_asks_nothing()
    {
        _offline.User.EnableSoftwareToken();

        CognitoException refused = await Assert.ThrowsAsync<CognitoException>(() => _offline.Client.SignInAsync(
            Offline.Username, "Wrong-horse-7", (_, _) => throw new InvalidOperationException("Nothing should be asked."), Cancelled));

        Assert.Equal(CognitoErrorCodes.NotAuthorized, refused.Code);
    }

    [Fact]
    public async Task What_the_responder_throws_reaches_the_caller()
    {
        _offline.User.EnableSoftwareToken();

        await Assert.ThrowsAsync<TimeoutException>(() => SignInAsync((_, _) => throw new TimeoutException()));
    }

    [Fact]
    public async Task Responder_may_ask_again_after_a_wrong_code()
    {
        string secret = _offline.User.EnableSoftwareToken();
        string right = _offline.Totp(secret);
        var codes = new Queue<string>([Offline.Wrong(right), right]);

        SignInStep result = await SignInAsync(async (challenge, ct) =>
        {
            try
            {
                return await ((SoftwareTokenMfaChallenge)challenge).RespondAsync(codes.Dequeue(), ct);
            }
            catch (CognitoException e) when (e.Code == CognitoErrorCodes.CodeMismatch)
            {
                return challenge;
            }
        });

        Offline.Session(result);
        Assert.Empty(codes);
    }

    public void Dispose() => _offline.Dispose();

    private Task<SignInStep> SignInAsync(ChallengeResponder responder) =>
        _offline.Client.SignInAsync(Offline.Username, Offline.Password, responder, Cancelled);
}
