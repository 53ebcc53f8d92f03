using LiteCognito.Signing;
using LiteCognito.Tests.Protocol;
using Microsoft.Extensions.Time.Testing;

namespace LiteCognito.Tests.Signing.Credentials;

/// <summary>Tests that credentials are fetched once, refreshed before they expire, and kept if the refresh fails.</summary>
public sealed class CachedCredentialsTests
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
    private int _fetches;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_thousand_callers_share_one_fetch()
    {
        var gate = new TaskCompletionSource();
        AwsCredentialProvider provider = AwsCredentialProvider.FromDelegate(async _ =>
        {
            Interlocked.Increment(ref _fetches);
            await gate.Task;
            return Good(TimeSpan.FromHours(1));
        }, _clock);
        Task<AwsCredentials>[] callers = [
            .. Enumerable.Range(0, 1000).Select(_ => Task.Run(() => provider.GetAsync(Cancel).AsTask(), Cancel))];
        gate.SetResult();
        await Task.WhenAll(callers);
        Assert.Equal(1, _fetches);
    }

    [Fact]
    public async Task Credentials_are_refreshed_five_minutes_before_they_expire()
    {
        AwsCredentialProvider provider = Counting(() => Good(TimeSpan.FromHours(1)));
        await provider.GetAsync(Cancel);
        _clock.Advance(TimeSpan.FromMinutes(54));
        await provider.GetAsync(Cancel);
        Assert.Equal(1, _fetches);
        _clock.Advance(TimeSpan.FromMinutes(2));
        await provider.GetAsync(Cancel);
        Assert.Equal(2, _fetches);
    }

    [Fact]
    public async Task Credentials_without_an_expiration_are_fetched_once()
    {
        AwsCredentialProvider provider = Counting(() => new() { AccessKeyId = "A", SecretAccessKey = "S" });
        await provider.GetAsync(Cancel);
        _clock.Advance(TimeSpan.FromDays(400));
        await provider.GetAsync(Cancel);
        Assert.Equal(1, _fetches);
    }

    [Fact]
    public async Task Failed_refresh_keeps_the_current_credentials_and_throws_only_after_they_expire()
    {
        bool down = false;
        AwsCredentialProvider provider = Counting(() => down ? throw new AwsCredentialException("down") : Good(TimeSpan.FromHours(1)));
        AwsCredentials first = await provider.GetAsync(Cancel);
        down = true;
        _clock.Advance(TimeSpan.FromMinutes(56));
        Assert.Same(first, await provider.GetAsync(Cancel));
        Assert.Same(first, await provider.GetAsync(Cancel)); // no new fetch during the pause
        Assert.Equal(2, _fetches);
        _clock.Advance(TimeSpan.FromMinutes(5));
        await Assert.ThrowsAsync<AwsCredentialException>(() => provider.GetAsync(Cancel).AsTask());
        down = false;
        Assert.NotSame(first, await provider.GetAsync(Cancel));
    }

    [Fact]
    public async Task Refresh_that_hangs_delays_no_call_for_long_while_the_current_credentials_are_valid()
    {
        var hangs = new TaskCompletionSource<AwsCredentials>();
        AwsCredentialProvider provider = AwsCredentialProvider.FromDelegate(
            _ => ++_fetches == 1 ? new(Good(TimeSpan.FromHours(1))) : new(hangs.Task), _clock);
        AwsCredentials first = await provider.GetAsync(Cancel);
        _clock.Advance(TimeSpan.FromMinutes(56));
        Task<AwsCredentials> waits = provider.GetAsync(Cancel).AsTask();
        _clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Same(first, await waits);
        Assert.Same(first, await provider.GetAsync(Cancel)); // at once
        hangs.SetResult(Good(TimeSpan.FromHours(2)));
        _clock.Advance(TimeSpan.FromSeconds(31));
        Assert.NotSame(first, await provider.GetAsync(Cancel));
        Assert.Equal(2, _fetches);
    }

    [Fact]
    public async Task Expired_credentials_of_an_instance_stay_in_use_during_an_outage()
    {
        bool down = false;
        using var here = new Surroundings();
        here.Variables["AWS_EC2_METADATA_SERVICE_ENDPOINT"] = "http://192.0.2.1/";
        here.Elsewhere = request => down ? throw new HttpRequestException("down") : new()
        {
            Content = new StringContent(request.Method == HttpMethod.Put ? "token" : request.RequestUri!.AbsolutePath.EndsWith('/') ? "role"
                : """{"Code": "Success", "AccessKeyId": "ASIA", "SecretAccessKey": "s", "Token": "t",""" +
                    """ "Expiration": "2026-01-02T04:04:05Z"}"""),
        };
        AwsCredentialProvider provider = AwsCredentialProvider.Default(here.Environment);
        AwsCredentials first = await provider.GetAsync(Cancel);
        down = true;
        here.Clock.Advance(TimeSpan.FromHours(3));
        Assert.Same(first, await provider.GetAsync(Cancel));
        down = false; // the service returns the expired credentials again, and AWS extends their validity
        here.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("ASIA", (await provider.GetAsync(Cancel)).AccessKeyId);
    }

    [Fact]
    public async Task Canceling_one_caller_does_not_stop_the_others()
    {
        var gate = new TaskCompletionSource();
        AwsCredentialProvider provider = AwsCredentialProvider.FromDelegate(async _ =>
        {
            await gate.Task;
            return Good(TimeSpan.FromHours(1));
        }, _clock);
        using var impatient = new CancellationTokenSource();
        Task<AwsCredentials> stops = provider.GetAsync(impatient.Token).AsTask(), waits = provider.GetAsync(Cancel).AsTask();
        impatient.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stops);
        gate.SetResult();
        Assert.Equal("A", (await waits).AccessKeyId);
    }

    [Fact(Timeout = 60_000)]
    public async Task Failure_after_all_callers_have_canceled_is_observed() => Assert.True(await StrandedFault.IsObservedAsync(
        (fault, cancelled) => AwsCredentialProvider.FromDelegate(async _ =>
        {
            await fault.FailAsync();
            return Good(TimeSpan.FromHours(1));
        }, _clock).GetAsync(cancelled).AsTask(),
        TestContext.Current.CancellationToken));

    [Fact]
    public async Task Fetch_that_hangs_times_out()
    {
        AwsCredentialProvider provider = AwsCredentialProvider.FromDelegate(async stop =>
        {
            _fetches++;
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop);
            return null!;
        }, _clock);
        Task<AwsCredentials> waits = provider.GetAsync(Cancel).AsTask();
        while (!waits.IsCompleted)
        {
            _clock.Advance(TimeSpan.FromMinutes(1));
            await Task.Yield();
        }
        await Assert.ThrowsAsync<AwsCredentialException>(() => waits);
    }

    [Fact]
    public async Task Credentials_that_expired_more_than_a_day_ago_are_refused() => await Assert.ThrowsAsync<AwsCredentialException>(
        () => Counting(() => Good(-TimeSpan.FromDays(1) - TimeSpan.FromSeconds(1))).GetAsync(Cancel).AsTask());

    [Fact]
    public async Task Short_lived_credentials_are_not_fetched_at_every_call()
    {
        AwsCredentialProvider provider = Counting(() => Good(TimeSpan.FromMinutes(2)));
        await provider.GetAsync(Cancel);
        await provider.GetAsync(Cancel);
        Assert.Equal(1, _fetches);
        _clock.Advance(TimeSpan.FromMinutes(1));
        await provider.GetAsync(Cancel);
        Assert.Equal(2, _fetches);
    }

    [Fact]
    public void ToString_of_credentials_reveals_none_of_them() =>
        Assert.DoesNotContain(
            "canary", new AwsCredentials { AccessKeyId = "canary", SecretAccessKey = "canary", SessionToken = "canary" }.ToString(),
            StringComparison.Ordinal);

    private AwsCredentials Good(TimeSpan life) =>
        new() { AccessKeyId = "A", SecretAccessKey = "S", Expiration = _clock.GetUtcNow() + life };

    private AwsCredentialProvider Counting(Func<AwsCredentials> give) => AwsCredentialProvider.FromDelegate(_ =>
    {
        _fetches++;
        return new(give());
    }, _clock);
}
