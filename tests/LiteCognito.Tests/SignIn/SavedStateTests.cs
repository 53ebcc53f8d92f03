using System.Security.Cryptography;
using Microsoft.Extensions.Time.Testing;

namespace LiteCognito.Tests.SignIn;

public sealed class SavedStateTests
{
    private const int MaxLength = 65_536;

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);

    [Fact]
    public async Task Resumed_challenge_has_the_same_type_and_text()
    {
        SignInChallenge challenge = await ChallengeAsync();
        SignInChallenge resumed = Client().ResumeSignIn(challenge.Save());
        Assert.Equal("+1*******99", Assert.IsType<SmsMfaChallenge>(resumed).Destination);
        Assert.Equal(challenge.Save(), resumed.Save());
        Assert.IsType<SmsMfaChallenge>(Client().ResumeSignIn(challenge.Save(_key), _key));
    }

    [Fact]
    public async Task State_contains_no_password_and_encrypted_state_is_unreadable()
    {
        SignInChallenge challenge = await ChallengeAsync();
        Assert.DoesNotContain("canary-password", Decode(challenge.Save()), StringComparison.Ordinal);
        Assert.Contains("alice", Decode(challenge.Save()), StringComparison.Ordinal);
        Assert.DoesNotContain("alice", Decode(challenge.Save(_key)), StringComparison.Ordinal);
        Assert.NotEqual(challenge.Save(_key), challenge.Save(_key));
    }

    [Fact]
    public async Task Encrypted_state_with_any_altered_character_is_refused()
    {
        string state = (await ChallengeAsync()).Save(_key);
        for (int i = 0; i < state.Length; i++)
        {
            string altered = state[..i] + (state[i] == 'A' ? 'Q' : 'A') + state[(i + 1)..];
            Assert.Throws<SignInStateException>(() => Client().ResumeSignIn(altered, _key));
        }
    }

    [Fact]
    public async Task Wrong_or_missing_key_is_refused()
    {
        SignInChallenge challenge = await ChallengeAsync();
        Assert.Equal(SignInStateRefusal.WrongKey, Refused(() => Client().ResumeSignIn(challenge.Save(_key))));
        Assert.Equal(SignInStateRefusal.WrongKey, Refused(() => Client().ResumeSignIn(challenge.Save(), _key)));
        Assert.Equal(
            SignInStateRefusal.WrongKey, Refused(() => Client().ResumeSignIn(challenge.Save(_key), RandomNumberGenerator.GetBytes(32))));
        Assert.Throws<ArgumentException>(() => challenge.Save(new byte[16]));
        Assert.Throws<ArgumentException>(() => challenge.Save([]));
    }

    [Fact]
    public async Task State_of_another_pool_or_client_is_refused()
    {
        string state = (await ChallengeAsync()).Save();
        Assert.Equal(SignInStateRefusal.OtherUserPool, Refused(() => Client(pool: "us-east-1_Other").ResumeSignIn(state)));
        Assert.Equal(SignInStateRefusal.OtherClient, Refused(() => Client(client: "other").ResumeSignIn(state)));
    }

    [Fact]
    public async Task State_expires_with_the_session()
    {
        string state = (await ChallengeAsync()).Save();
        _clock.Advance(TimeSpan.FromMinutes(15) - TimeSpan.FromTicks(1));
        Assert.NotNull(Client().ResumeSignIn(state));
        _clock.Advance(TimeSpan.FromTicks(1));
        Assert.Equal(SignInStateRefusal.Expired, Refused(() => Client().ResumeSignIn(state)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("lc1.")]
    [InlineData("lc1e.")]
    [InlineData("lc2.e30")]
    [InlineData("lc1.e30")]
    [InlineData("lc1.!!!")]
    [InlineData("lc1.bnVsbA")]
    [InlineData("lc1.eyJDaGFsbGVuZ2UiOm51bGx9")]
    public void Malformed_state_is_refused(string state) =>
        Assert.Equal(
            SignInStateRefusal.Malformed,
            Refused(
                () => state.StartsWith(
                    "lc1e", StringComparison.Ordinal) ? Client().ResumeSignIn(state, _key) : Client().ResumeSignIn(state)));

    [Fact]
    public async Task State_of_an_invalid_challenge_is_refused()
    {
        string json = Decode((await ChallengeAsync()).Save()).Replace("\"SMS_MFA\"", "\"WEB_AUTHN\"", StringComparison.Ordinal);
        string state = "lc1." + System.Buffers.Text.Base64Url.EncodeToString(System.Text.Encoding.Latin1.GetBytes(json));
        Assert.Equal(SignInStateRefusal.Malformed, Refused(() => Client().ResumeSignIn(state)));
    }

    [Fact]
    public async Task User_pool_of_the_state_is_not_quoted()
    {
        string json = Decode((await ChallengeAsync()).Save())
            .Replace("us-east-1_AbCdEfGhI", "\\u001b[2J\\nforged", StringComparison.Ordinal);
        string state = "lc1." + System.Buffers.Text.Base64Url.EncodeToString(System.Text.Encoding.Latin1.GetBytes(json));
        var refused = Assert.Throws<SignInStateException>(() => Client().ResumeSignIn(state));
        Assert.Equal(SignInStateRefusal.OtherUserPool, refused.Reason);
        Assert.DoesNotContain("forged", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task State_that_is_too_long_is_refused_before_it_is_decoded(bool isSealed)
    {
        SignInChallenge challenge = await ChallengeAsync();
        string state = isSealed ? challenge.Save(_key) : challenge.Save();
        string longest = state + new string(' ', MaxLength - state.Length);
        Assert.NotNull(isSealed ? Client().ResumeSignIn(longest, _key) : Client().ResumeSignIn(longest));

        string huge = state + new string('A', 32 * 1024 * 1024);
        foreach (string tooLong in (string[])[longest + ' ', huge])
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            Assert.Equal(
                SignInStateRefusal.Malformed,
                Refused(() => isSealed ? Client().ResumeSignIn(tooLong, _key) : Client().ResumeSignIn(tooLong)));
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1024 * 1024);
        }
    }

    [Theory]
    [InlineData(8_192)]
    [InlineData(32_768)]
    public async Task Challenge_with_a_long_session_can_be_resumed(int length)
    {
        SignInChallenge challenge = await ChallengeAsync(new string('s', length));
        Assert.Equal(challenge.Save(), Client().ResumeSignIn(challenge.Save()).Save());
        Assert.Equal(challenge.Save(), Client().ResumeSignIn(challenge.Save(_key), _key).Save());
    }

    [Fact]
    public async Task Challenge_is_saved_only_if_it_can_be_resumed()
    {
        int saved = 0, refused = 0;
        for (int length = 47_000; length < 49_200; length += 50)
        {
            SignInChallenge challenge = await ChallengeAsync(new string('s', length));
            foreach (byte[] key in (byte[][])[[], _key])
            {
                try
                {
                    string state = key is [] ? challenge.Save() : challenge.Save(key);
                    Assert.NotNull(key is [] ? Client().ResumeSignIn(state) : Client().ResumeSignIn(state, key));
                    saved++;
                }
                catch (InvalidOperationException e)
                {
                    Assert.DoesNotContain("sss", e.ToString(), StringComparison.Ordinal);
                    refused++;
                }
            }
        }
        Assert.True(saved > 0 && refused > 0, $"{saved} saved, {refused} refused");
    }

    [Fact]
    public async Task Truncated_state_is_refused()
    {
        string state = (await ChallengeAsync()).Save();
        for (int length = 0; length < state.Length; length++)
            Assert.Throws<SignInStateException>(() => Client().ResumeSignIn(state[..length]));
    }

    private static SignInStateRefusal Refused(Func<object> resume) => Assert.Throws<SignInStateException>(resume).Reason;

    private static string Decode(string state) =>
        System.Text.Encoding.Latin1.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(state.AsSpan(state.IndexOf('.') + 1)));

    private CognitoClient Client(string pool = "us-east-1_AbCdEfGhI", string client = "client", HttpMessageHandler? handler = null) =>
        new(new() { UserPoolId = pool, ClientId = client, TimeProvider = _clock }, new HttpClient(handler ?? new StubHandler()));

    private async Task<SignInChallenge> ChallengeAsync(string session = "session-1")
    {
        var stub = new StubHandler((200, $$"""{"ChallengeName": "SMS_MFA", "Session": "{{session}}",""" +
            """ "ChallengeParameters": {"CODE_DELIVERY_DESTINATION": "+1*******99"}}"""));
        var request = new SignInRequest { Username = "alice", Password = "canary-password", Flow = SignInFlow.UserPassword };
        return Assert.IsType<SignInChallenge>(
            await Client(handler: stub).SignInAsync(request, TestContext.Current.CancellationToken), exactMatch: false);
    }
}
