namespace LiteCognito.EndToEnd.SignIn;

/// <summary>Sign-in with a challenge responder: every outcome for the caller.</summary>
public sealed class ResponderTests : IDisposable
{
    private readonly Offline _offline = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_a_challenge_the_responder_is_not_called()
    {
        SignInStep result = await SignInAsync((_, _) => throw new InvalidOperationException("The responder must not be called."));

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
    public async Task Responder_receives_every_challenge_in_turn()
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
    public async Task Unanswered_challenge_is_returned_and_can_be_answered_later(string factor)
    {
        string? secret = CodeChallengeTests.Enable(_offline, factor);

        SignInStep result = await SignInAsync((_, _) => Task.FromResult<SignInStep?>(null));

        var challenge = Assert.IsAssignableFrom<CodeChallenge>(result);
        Assert.Equal(factor, challenge.Name);
        Offline.Session(await challenge.RespondAsync(secret is null ? _offline.LastCode : _offline.Totp(secret), Cancelled));
    }

    [Fact]
    public async Task After_a_wrong_password_the_responder_is_not_called()
    {
        _offline.User.EnableSoftwareToken();

        CognitoException refused = await Assert.ThrowsAsync<CognitoException>(() => _offline.Client.SignInAsync(
            Offline.Username, "Wrong-horse-7", (_, _) => throw new InvalidOperationException("The responder must not be called."),
            Cancelled));

        Assert.Equal(CognitoErrorCodes.NotAuthorized, refused.Code);
    }

    [Fact]
    public async Task Exception_of_the_responder_reaches_the_caller()
    {
        _offline.User.EnableSoftwareToken();

        await Assert.ThrowsAsync<TimeoutException>(() => SignInAsync((_, _) => throw new TimeoutException()));
    }

    [Fact]
    public async Task Responder_can_return_the_challenge_again_after_a_wrong_code()
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
