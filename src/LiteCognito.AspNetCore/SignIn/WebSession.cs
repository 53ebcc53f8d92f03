namespace LiteCognito.SignIn;

/// <summary>The session of one browser, as this process holds it. All requests of the browser share it, and with it one refresh.</summary>
internal sealed class WebSession(string handle, CognitoSession session)
{
    private long _checkedAt, _usedAt, _retryAt;

    public string Handle { get; } = handle;

    public CognitoSession Session { get; } = session;

    /// <summary>When the session was last seen in the token store.</summary>
    public DateTimeOffset CheckedAt { get => Read(ref _checkedAt); set => Write(ref _checkedAt, value); }

    public DateTimeOffset UsedAt { get => Read(ref _usedAt); set => Write(ref _usedAt, value); }

    /// <summary>When requests may wait for a refresh again, after Cognito has refused one without ending the session.</summary>
    public DateTimeOffset RetryAt { get => Read(ref _retryAt); set => Write(ref _retryAt, value); }

    private static DateTimeOffset Read(ref long ticks) => new(Interlocked.Read(ref ticks), TimeSpan.Zero);

    private static void Write(ref long ticks, DateTimeOffset value) => Interlocked.Exchange(ref ticks, value.UtcTicks);
}
