namespace LiteCognito;

/// <summary>The limits of a call: its attempts, its duration and the size of its response.</summary>
/// <remarks>
/// <para>
/// Calls are retried as in AWS's standard retry mode: after throttling, after failures of the service and after lost connections. The
/// delay before a retry is random. Its maximum is 1 second before the first retry, then 2, 4, 8 and so on, up to 20 seconds. If
/// <c>Retry-After</c> in the response requests a longer delay, that delay is used. All calls of a client share one retry quota, so that
/// retries do not add load to a service that is already in trouble.
/// </para>
/// <para>
/// A call that must not take effect twice is not retried if it may already have taken effect. See <see cref="CognitoNoAnswerException"/>.
/// </para>
/// </remarks>
/// <seealso href="https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html"/>
public sealed record CallLimits
{
    /// <summary>Gets or sets the maximum number of attempts per call, at least 1. The default is 3; 1 turns retries off.</summary>
    public int MaxAttempts { get; set; } = 3;

    /// <summary>
    /// Gets or sets the time limit of one attempt, at most 24 days. The default is 30 seconds, which is enough for slow Lambda triggers.
    /// </summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Gets or sets the time limit of a call, including all its attempts and the delays between them, at most 24 days. The default is 100
    /// seconds.
    /// </summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(100);

    /// <summary>
    /// Gets or sets the maximum size of a response in bytes, at least 1. The default is 4 MiB, which is more than any genuine response has.
    /// </summary>
    public int MaxResponseBytes { get; set; } = 4 * 1024 * 1024;

    /// <summary>Throws an <see cref="ArgumentException"/> that names the invalid member.</summary>
    internal void Validate()
    {
        // CancellationTokenSource does not support a longer delay.
        TimeSpan longest = TimeSpan.FromMilliseconds(int.MaxValue);
        if (MaxAttempts < 1 || MaxResponseBytes < 1)
            throw new ArgumentException("CallLimits.MaxAttempts and CallLimits.MaxResponseBytes must be at least 1.");
        if (AttemptTimeout <= TimeSpan.Zero || AttemptTimeout > longest || Timeout <= TimeSpan.Zero || Timeout > longest)
            throw new ArgumentException("CallLimits.AttemptTimeout and CallLimits.Timeout must be longer than zero and at most 24 days.");
    }
}
