using Microsoft.AspNetCore.DataProtection;

namespace LiteCognito.Hosting.Tests;

/// <summary>Tests challenges that one instance stores and another answers.</summary>
public sealed class DistributedChallengeStoreTests : IAsyncDisposable
{
    private readonly Offline _pool = new();
    private readonly SharedMemory _cache;
    private readonly Instance _one, _two;
    private readonly string _secret;

    public DistributedChallengeStoreTests()
    {
        _secret = _pool.User.EnableSoftwareToken();
        _cache = new(_pool.Clock);
        var keys = new EphemeralDataProtectionProvider();
        _one = new(_pool, _cache, keys);
        _two = new(_pool, _cache, keys);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _one.DisposeAsync();
        await _two.DisposeAsync();
        _pool.Dispose();
    }

    [Fact]
    public async Task Challenge_begun_on_one_instance_is_answered_on_another()
    {
        string handle = await BeginAsync();
        var challenge = (CodeChallenge)(await _two.Challenges.TakeAsync(handle, Cancel))!;
        SignInStep step = await challenge.RespondAsync(_pool.Totp(_secret), Cancel);
        Assert.NotEmpty(Offline.Session(step).Tokens.AccessToken);
    }

    [Fact]
    public async Task Challenge_is_taken_once_by_many_callers_at_once()
    {
        string handle = await BeginAsync();
        SignInChallenge?[] taken = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(i => (i % 2 == 0 ? _one : _two).Challenges.TakeAsync(handle, Cancel)));
        Assert.Single(taken, challenge => challenge is not null);
    }

    [Fact]
    public async Task Challenge_that_is_read_can_still_be_taken()
    {
        string handle = await BeginAsync();
        Assert.IsType<SoftwareTokenMfaChallenge>(await _two.Challenges.ReadAsync(handle, Cancel));
        Assert.NotNull(await _one.Challenges.TakeAsync(handle, Cancel));
        Assert.Null(await _two.Challenges.ReadAsync(handle, Cancel));
    }

    [Fact]
    public async Task Challenge_that_may_be_answered_again_is_stored_again_under_a_new_handle()
    {
        string handle = await BeginAsync();
        var challenge = (CodeChallenge)(await _one.Challenges.TakeAsync(handle, Cancel))!;
        CognitoException refusal = await Assert.ThrowsAsync<CognitoException>(
            () => challenge.RespondAsync(Offline.Wrong(_pool.Totp(_secret)), Cancel));
        Assert.True(refusal.CanAnswerAgain);
        string again = await _one.Challenges.PutAsync(challenge, Cancel);
        Assert.NotEqual(handle, again);
        var second = (CodeChallenge)(await _two.Challenges.TakeAsync(again, Cancel))!;
        Assert.IsType<SignedIn>(await second.RespondAsync(_pool.Totp(_secret), Cancel));
    }

    [Fact]
    public async Task Challenge_expires_with_the_session_of_Cognito()
    {
        string handle = await BeginAsync();
        _pool.Clock.Advance(TimeSpan.FromMinutes(3));
        Assert.Empty(_cache.Entries);
        Assert.Null(await _two.Challenges.TakeAsync(handle, Cancel));
    }

    [Fact]
    public async Task Challenge_that_the_cache_keeps_too_long_has_expired()
    {
        string handle = await BeginAsync();
        (string key, byte[] value) = _cache.Entries.Single();
        _cache.Put(key, value);
        _pool.Clock.Advance(TimeSpan.FromMinutes(3));
        Assert.Null(await _two.Challenges.TakeAsync(handle, Cancel));
    }

    [Fact]
    public async Task Handles_are_random_and_have_256_bits()
    {
        string[] handles = [await BeginAsync(), await BeginAsync()];
        Assert.NotEqual(handles[0], handles[1]);
        Assert.All(handles, handle => Assert.Equal(32, System.Buffers.Text.Base64Url.DecodeFromChars(handle).Length));
    }

    [Fact]
    public async Task Cache_contains_neither_the_handle_nor_the_challenge()
    {
        string handle = await BeginAsync();
        (string key, byte[] value) = _cache.Entries.Single();
        string text = key + System.Text.Encoding.Latin1.GetString(value);
        Assert.DoesNotContain(handle, text, StringComparison.Ordinal);
        Assert.DoesNotContain("SOFTWARE_TOKEN_MFA", text, StringComparison.Ordinal);
        Assert.DoesNotContain(Offline.Username, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("short")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA:")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("ÄAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task Text_that_is_no_handle_is_not_looked_up(string? handle)
    {
        Assert.Null(await _one.Challenges.TakeAsync(handle, Cancel));
        Assert.Null(await _one.Challenges.ReadAsync(handle, Cancel));
        Assert.Empty(_cache.Calls);
    }

    [Fact]
    public async Task Random_handles_of_a_stranger_leave_nothing_in_the_cache_and_take_no_lock()
    {
        for (int i = 0; i < 100; i++)
        {
            string handle = System.Buffers.Text.Base64Url.EncodeToString(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32));
            Assert.Null(await _one.Challenges.TakeAsync(handle, Cancel));
        }
        Assert.Empty(_cache.Entries);
        Assert.All(_cache.Calls, call => Assert.Equal("get", call));
    }

    [Fact]
    public async Task Challenge_of_another_registration_is_not_found()
    {
        await using var other = new Instance(_pool, _cache, new EphemeralDataProtectionProvider(), "other");
        Assert.Null(await other.Challenges.TakeAsync(await BeginAsync(), Cancel));
    }

    [Fact]
    public async Task Altered_challenge_counts_as_missing_and_is_logged()
    {
        string handle = await BeginAsync();
        (string key, byte[] value) = _cache.Entries.Single();
        value[40] ^= 1;
        _cache.Put(key, value);
        Assert.Null(await _two.Challenges.TakeAsync(handle, Cancel));
        Assert.Equal(1, _two.Logs.Count(303));
    }

    [Fact]
    public async Task Cache_out_of_reach_is_a_clear_error()
    {
        string handle = await BeginAsync();
        _cache.IsDown = true;
        await Assert.ThrowsAsync<TokenStoreUnavailableException>(() => _one.Challenges.TakeAsync(handle, Cancel));
        _cache.IsDown = false;
        _pool.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.NotNull(await _one.Challenges.TakeAsync(handle, Cancel));
    }

    private async Task<string> BeginAsync()
    {
        SignInStep step = await _one.Client.SignInAsync(Offline.Username, Offline.Password, Cancel);
        return await _one.Challenges.PutAsync(Assert.IsType<SoftwareTokenMfaChallenge>(step), Cancel);
    }
}
