using LiteCognito.Tests.Protocol;

namespace LiteCognito.Tests.Sessions;

/// <summary>Tests that callers share a sign-in, and what happens to it if they cancel, it fails, or its session ends.</summary>
public sealed class CognitoSessionSourceTests
{
    private readonly TaskCompletionSource<CognitoSession> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private CancellationToken _token;
    private int _signIns, _running, _mostRunning;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Concurrent_callers_share_one_sign_in()
    {
        CognitoSession session = await SessionAsync();
        var source = new CognitoSessionSource(SignInAsync);
        Task<CognitoSession>[] callers = [.. Enumerable.Range(0, 100).Select(_ => source.GetSessionAsync(Cancel))];
        Assert.Null(source.CurrentSession);
        _result.SetResult(session);
        Assert.All(await Task.WhenAll(callers), result => Assert.Same(session, result));
        Assert.Same(session, source.CurrentSession);
        Assert.Same(session, await source.GetSessionAsync(Cancel));
        Assert.Equal(1, _signIns);
    }

    [Theory]
    [InlineData(TokenUse.Access, "access-1", "access-2")]
    [InlineData(TokenUse.Id, "id-1", "id-2")]
    public async Task Refused_token_is_refreshed_and_any_other_is_not(TokenUse use, string first, string second)
    {
        CognitoSession session = await SessionAsync(("access-2", "id-2"));
        var source = new CognitoSessionSource(_ => Task.FromResult(session), use);
        Assert.Equal(first, await source.GetTokenAsync(null, Cancel));
        Assert.Equal(first, await source.GetTokenAsync("another", Cancel));
        Assert.Equal(second, await source.GetTokenAsync(first, Cancel));
        Assert.Equal(second, await source.GetTokenAsync(first, Cancel));
    }

    [Fact]
    public async Task Canceling_one_caller_ends_only_its_own_wait()
    {
        CognitoSession session = await SessionAsync();
        var source = new CognitoSessionSource(SignInAsync);
        using var impatient = new CancellationTokenSource();
        Task<CognitoSession> stops = source.GetSessionAsync(impatient.Token), waits = source.GetSessionAsync(Cancel);
        await _started.Task;
        await impatient.CancelAsync();
        var canceled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stops);
        Assert.Equal(impatient.Token, canceled.CancellationToken);
        Assert.False(_token.IsCancellationRequested);
        _result.SetResult(session);
        Assert.Same(session, await waits);
    }

    [Fact]
    public async Task Sign_in_is_canceled_when_the_last_caller_cancels()
    {
        var source = new CognitoSessionSource(SignInAsync);
        using var stop = new CancellationTokenSource();
        Task<CognitoSession>[] callers = [.. Enumerable.Range(0, 3).Select(_ => source.GetSessionAsync(stop.Token))];
        await _started.Task;
        await stop.CancelAsync();
        foreach (Task<CognitoSession> caller in callers)
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => caller);
        Assert.True(_token.IsCancellationRequested);
    }

    [Fact]
    public async Task Caller_that_finds_a_canceled_sign_in_waits_for_its_end_and_starts_another()
    {
        var source = new CognitoSessionSource(SignInAsync);
        using var stop = new CancellationTokenSource();
        Task<CognitoSession> left = source.GetSessionAsync(stop.Token);
        await _started.Task;
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);

        // The canceled sign-in ignores its token and is still running.
        Task<CognitoSession> next = source.GetSessionAsync(Cancel);
        Assert.False(next.IsCompleted);
        Assert.Equal(1, _signIns);
        _result.SetException(new InvalidOperationException("The canceled sign-in failed."));
        await Assert.ThrowsAsync<InvalidOperationException>(() => next); // of the second sign-in, which gets the same result
        Assert.Equal((2, 1), (_signIns, _mostRunning));
    }

    [Fact]
    public async Task Session_of_a_canceled_sign_in_that_succeeds_nevertheless_is_used()
    {
        CognitoSession session = await SessionAsync();
        var source = new CognitoSessionSource(SignInAsync);
        using var stop = new CancellationTokenSource();
        Task<CognitoSession> left = source.GetSessionAsync(stop.Token);
        await _started.Task;
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
        Task<CognitoSession> next = source.GetSessionAsync(Cancel);
        _result.SetResult(session);
        Assert.Same(session, await next);
        Assert.Equal(1, _signIns);
    }

    [Fact]
    public async Task Wait_for_the_end_of_a_canceled_sign_in_can_be_canceled()
    {
        var source = new CognitoSessionSource(SignInAsync);
        using var stop = new CancellationTokenSource();
        Task<CognitoSession> left = source.GetSessionAsync(stop.Token);
        await _started.Task;
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
        using var second = new CancellationTokenSource();
        Task<CognitoSession> next = source.GetSessionAsync(second.Token);
        await second.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next);
        Assert.Equal(1, _signIns);
    }

    [Fact]
    public async Task Failed_sign_in_fails_all_callers_that_waited_and_the_next_caller_starts_another()
    {
        CognitoSession session = await SessionAsync();
        var failure = new InvalidOperationException("down");
        int signIns = 0;
        var source = new CognitoSessionSource(_ => Interlocked.Increment(ref signIns) == 1 ? _result.Task : Task.FromResult(session));
        Task<CognitoSession>[] callers = [.. Enumerable.Range(0, 20).Select(_ => source.GetSessionAsync(Cancel))];
        _result.SetException(failure);
        foreach (Task<CognitoSession> caller in callers)
            Assert.Same(failure, await Assert.ThrowsAsync<InvalidOperationException>(() => caller));
        Assert.Equal(1, signIns);
        Assert.Same(session, await source.GetSessionAsync(Cancel));
        Assert.Equal(2, signIns);
    }

    [Fact]
    public async Task Exception_of_the_function_reaches_the_caller_even_if_it_is_thrown_before_the_first_await()
    {
        var source = new CognitoSessionSource(_ => throw new FormatException("no password"));
        await Assert.ThrowsAsync<FormatException>(() => source.GetSessionAsync(Cancel));
    }

    [Fact]
    public async Task Function_that_returns_null_is_named_in_the_message()
    {
        var source = new CognitoSessionSource(_ => Task.FromResult<CognitoSession>(null!));
        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(async () => await source.GetTokenAsync(null, Cancel));
        Assert.Contains("returned null", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Session_that_has_ended_is_replaced_once_for_all_callers()
    {
        CognitoSession ended = await SessionAsync(), fresh = await SessionAsync();
        int signIns = 0;
        var source = new CognitoSessionSource(_ => Task.FromResult(Interlocked.Increment(ref signIns) == 1 ? ended : fresh));
        Assert.Same(ended, await source.GetSessionAsync(Cancel));
        await ended.ForgetAsync();
        string[] tokens = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => source.GetTokenAsync(null, Cancel).AsTask()));
        Assert.All(tokens, token => Assert.Equal("access-1", token));
        Assert.Same(fresh, source.CurrentSession);
        Assert.Equal(2, signIns);
    }

    [Fact]
    public async Task Canceled_caller_starts_no_sign_in()
    {
        var source = new CognitoSessionSource(SignInAsync);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => source.GetSessionAsync(new CancellationToken(canceled: true)));
        Assert.Equal(0, _signIns);
    }

    [Fact(Timeout = 60_000)]
    public async Task Failure_after_all_callers_have_canceled_is_observed() => Assert.True(await StrandedFault.IsObservedAsync(
        (fault, cancelled) => new CognitoSessionSource(async _ =>
        {
            await fault.FailAsync();
            return null!;
        }).GetSessionAsync(cancelled),
        TestContext.Current.CancellationToken));

    private async Task<CognitoSession> SignInAsync(CancellationToken cancellationToken)
    {
        _token = cancellationToken;
        Interlocked.Increment(ref _signIns);
        _mostRunning = Math.Max(_mostRunning, Interlocked.Increment(ref _running));
        _started.TrySetResult();
        try
        {
            return await _result.Task;
        }
        finally
        {
            Interlocked.Decrement(ref _running);
        }
    }

    /// <summary>Creates a session whose refreshes return these tokens.</summary>
    private static async Task<CognitoSession> SessionAsync(params (string Access, string Id)[] refreshed)
    {
        var stub = new StubHandler([.. refreshed.Prepend(("access-1", "id-1")).Select(tokens =>
            (200, $$"""{"AuthenticationResult": {"AccessToken": "{{tokens.Item1}}", "IdToken": "{{tokens.Item2}}",""" +
                """ "RefreshToken": "refresh", "ExpiresIn": 3600} }"""))]);
        var request = new SignInRequest { Username = "alice", Password = "p", Flow = SignInFlow.UserPassword };
        return ((SignedIn)await stub.Client().SignInAsync(request, Cancel)).Session;
    }
}
