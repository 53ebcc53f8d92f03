using System.Security.Cryptography;
using LiteCognito.Emulator;

namespace LiteCognito.EndToEnd.SignIn;

public sealed class SavedChallengeTests : IDisposable
{
    private readonly Offline _offline = new();
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);
    private readonly string _secret;

    public SavedChallengeTests() => _secret = _offline.User.EnableSoftwareToken();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Saved_challenge_resumes_in_another_client()
    {
        string state = (await ChallengeAsync()).Save();

        var resumed = Assert.IsType<SoftwareTokenMfaChallenge>(_offline.NewClient().ResumeSignIn(state));

        Assert.Equal(Offline.Username, Offline.Session(await resumed.RespondAsync(_offline.Totp(_secret), Cancelled)).Username);
    }

    [Fact]
    public async Task Challenge_saved_with_a_key_resumes_with_the_same_key()
    {
        string state = (await ChallengeAsync()).Save(_key);

        var resumed = Assert.IsType<SoftwareTokenMfaChallenge>(_offline.NewClient().ResumeSignIn(state, _key));

        Offline.Session(await resumed.RespondAsync(_offline.Totp(_secret), Cancelled));
    }

    [Fact]
    public async Task Resumed_challenge_survives_a_wrong_code_and_another_save()
    {
        SignInChallenge challenge = _offline.NewClient().ResumeSignIn((await ChallengeAsync()).Save());
        string code = _offline.Totp(_secret);
        await Assert.ThrowsAsync<CognitoException>(
            () => ((SoftwareTokenMfaChallenge)challenge).RespondAsync(Offline.Wrong(code), Cancelled));

        challenge = _offline.NewClient().ResumeSignIn(challenge.Save(_key), _key);

        Offline.Session(await ((SoftwareTokenMfaChallenge)challenge).RespondAsync(code, Cancelled));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Saved_challenge_holds_neither_password_nor_client_secret(bool withKey)
    {
        using var offline = new Offline(withSecret: true);
        offline.User.EnableSoftwareToken();
        var challenge = Assert.IsType<SoftwareTokenMfaChallenge>(await offline.SignInAsync());

        string state = withKey ? challenge.Save(_key) : challenge.Save();

        string text = state +
            System.Text.Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(state.AsSpan(state.IndexOf('.') + 1)));
        Assert.DoesNotContain(Offline.Password, text, StringComparison.Ordinal);
        Assert.DoesNotContain(offline.App.Secret!, text, StringComparison.Ordinal);
        Assert.Equal(!withKey, text.Contains(Offline.Username, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Challenge_altered_at_any_position_is_refused()
    {
        string state = (await ChallengeAsync()).Save(_key);

        for (int i = 0; i < state.Length; i++)
        {
            string altered = state[..i] + (state[i] == 'A' ? 'B' : 'A') + state[(i + 1)..];
            // The low bits of the last letter can be padding, so the last letter is removed instead of changed.
            if (i == state.Length - 1)
                altered = state[..^1];
            Assert.Throws<SignInStateException>(() => _offline.Client.ResumeSignIn(altered, _key));
        }
    }

    [Fact]
    public async Task Challenge_resumes_only_with_the_key_it_was_saved_with()
    {
        SignInChallenge challenge = await ChallengeAsync();
        byte[] other = RandomNumberGenerator.GetBytes(32);

        Assert.Equal(SignInStateRefusal.WrongKey, Refusal(() => _offline.Client.ResumeSignIn(challenge.Save(_key), other)));
        Assert.Equal(SignInStateRefusal.WrongKey, Refusal(() => _offline.Client.ResumeSignIn(challenge.Save(_key))));
        Assert.Equal(SignInStateRefusal.WrongKey, Refusal(() => _offline.Client.ResumeSignIn(challenge.Save(), _key)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(16)]
    [InlineData(31)]
    [InlineData(33)]
    public async Task Key_of_the_wrong_length_is_an_argument_error(int length)
    {
        SignInChallenge challenge = await ChallengeAsync();

        Assert.Throws<ArgumentException>(() => challenge.Save(new byte[length]));
        Assert.Throws<ArgumentException>(() => _offline.Client.ResumeSignIn(challenge.Save(_key), new byte[length]));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Challenge_of_another_pool_or_client_is_refused(bool withKey)
    {
        SignInChallenge challenge = await ChallengeAsync();
        EmulatorPool otherPool = _offline.Emulator.CreatePool();
        CognitoClient inOtherPool = _offline.NewClient(otherPool, otherPool.CreateClient("app"));
        CognitoClient ofOtherClient = _offline.NewClient(app: _offline.Pool.CreateClient("other"));

        SignInChallenge Resume(CognitoClient client) =>
            withKey ? client.ResumeSignIn(challenge.Save(_key), _key) : client.ResumeSignIn(challenge.Save());

        Assert.Equal(SignInStateRefusal.OtherUserPool, Refusal(() => Resume(inOtherPool)));
        Assert.Equal(SignInStateRefusal.OtherClient, Refusal(() => Resume(ofOtherClient)));
    }

    [Fact]
    public async Task Expired_challenge_is_refused()
    {
        string state = (await ChallengeAsync()).Save();
        _offline.Clock.Advance(TimeSpan.FromMinutes(3) - TimeSpan.FromTicks(1));
        _offline.Client.ResumeSignIn(state);
        _offline.Clock.Advance(TimeSpan.FromTicks(1));

        Assert.Equal(SignInStateRefusal.Expired, Refusal(() => _offline.Client.ResumeSignIn(state)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("rubbish")]
    [InlineData("lc1.")]
    [InlineData("lc1.!!!!")]
    [InlineData("lc1.e30")]
    [InlineData("lc1.bnVsbA")]
    [InlineData("lc1.W10")]
    [InlineData("lc2.e30")]
    [InlineData("lc99.e30")]
    public void Malformed_text_is_refused(string state) =>
        Assert.Equal(SignInStateRefusal.Malformed, Refusal(() => _offline.Client.ResumeSignIn(state)));

    [Fact]
    public async Task Text_truncated_at_any_length_is_refused()
    {
        string state = (await ChallengeAsync()).Save();
        string encrypted = (await ChallengeAsync()).Save(_key);

        for (int length = 0; length < state.Length; length++)
            Assert.Equal(SignInStateRefusal.Malformed, Refusal(() => _offline.Client.ResumeSignIn(state[..length])));
        for (int length = 0; length < encrypted.Length; length++)
            Assert.Throws<SignInStateException>(() => _offline.Client.ResumeSignIn(encrypted[..length], _key));
    }

    [Fact]
    public async Task Every_kind_of_challenge_resumes_as_its_own_type()
    {
        using var temporary = new Offline(permanent: false);
        using var both = new Offline();
        both.User.EnableSmsMfa();
        both.User.EnableSoftwareToken();
        using var email = new Offline();
        email.User.EnableEmailMfa();

        var password = Assert.IsType<NewPasswordChallenge>(Resumed(temporary, await temporary.SignInAsync()));
        Assert.Equal("alice@example.com", password.UserAttributes["email"]);
        var choice = Assert.IsType<MfaSelectionChallenge>(Resumed(both, await both.SignInAsync()));
        var sms = Assert.IsType<SmsMfaChallenge>(Resumed(both, await choice.SelectAsync("SMS_MFA", Cancelled)));
        var otp = Assert.IsType<EmailOtpChallenge>(Resumed(email, await email.SignInAsync()));

        Offline.Session(await password.RespondAsync("Another-horse-8", null, Cancelled));
        Offline.Session(await sms.RespondAsync(both.LastCode, Cancelled));
        Offline.Session(await otp.RespondAsync(email.LastCode, Cancelled));
    }

    public void Dispose() => _offline.Dispose();

    private static SignInChallenge Resumed(Offline offline, SignInStep result) =>
        offline.NewClient().ResumeSignIn(Assert.IsAssignableFrom<SignInChallenge>(result).Save());

    private static SignInStateRefusal Refusal(Func<SignInChallenge> resume) => Assert.Throws<SignInStateException>(resume).Reason;

    private async Task<SoftwareTokenMfaChallenge> ChallengeAsync() =>
        Assert.IsType<SoftwareTokenMfaChallenge>(await _offline.SignInAsync());
}
