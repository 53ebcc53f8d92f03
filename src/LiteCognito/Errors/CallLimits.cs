namespace LiteCognito;

/// <summary>How long a call may take, how often it is tried, and how much it may be answered with.</summary>
/// <remarks>
/// A call is tried again as AWS's standard retry mode does it: after throttling, failures on the service's side and lost connections;
/// after a random delay of up to 1, 2, 4… at most 20 seconds, or as long as the service asks; and only while the client's retry quota
/// lasts, so that a service in trouble is not hammered. A call whose effect may have happened already, and would do harm if it
/// happened twice, is not tried again: see <see cref="CognitoNoAnswerException"/>.
/// </remarks>
public sealed record CallLimits
{
    /// <summary>How often a call is tried in all. The default is 3; 1 turns retries off.</summary>
    public int MaxAttempts { get; set; } = 3;

    /// <summary>How long one attempt may take. The default is 30 seconds, which leaves a Lambda trigger time to answer.</summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a call may take with all of its attempts and the delays between them. The default is 100 seconds.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(100);

    /// <summary>The largest answer that is read, in bytes. The default is 4 MiB, which no honest answer has.</summary>
    public int MaxResponseBytes { get; set; } = 4 * 1024 * 1024;

    /// <summary>Throws <see cref="ArgumentException"/> naming the member that is wrong.</summary>
    internal void Validate()
    {
        // A CancellationTokenSource takes no longer ones.
        TimeSpan longest = TimeSpan.FromMilliseconds(int.MaxValue);
        if (MaxAttempts < 1 || MaxResponseBytes < 1)
            throw new ArgumentException("Limits.MaxAttempts and Limits.MaxResponseBytes must be at least 1.");
        if (AttemptTimeout <= TimeSpan.Zero || AttemptTimeout > longest || Timeout <= TimeSpan.Zero || Timeout > longest)
            throw new ArgumentException("Limits.AttemptTimeout and Limits.Timeout must be longer than zero and at most 24 days.");
    }
}
