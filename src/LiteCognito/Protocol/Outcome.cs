namespace LiteCognito.Protocol;

/// <summary>What one attempt came to.</summary>
internal enum OutcomeKind
{
    /// <summary>An answer, or a refusal that another attempt would meet again.</summary>
    Final,

    /// <summary>The service did not take the call, as there are too many.</summary>
    Throttled,

    /// <summary>The service failed, or the connection did.</summary>
    Failed,

    /// <summary>Nothing came in time.</summary>
    TimedOut,

    /// <summary>The service refused the signature, and the next attempt can sign better.</summary>
    SignatureRejected,
}

/// <summary>An attempt's answer, or its failure and what that means for another one.</summary>
internal sealed class Outcome(OutcomeKind kind, byte[]? answer, Exception? failure)
{
    public OutcomeKind Kind { get; } = kind;

    public byte[]? Answer { get; } = answer;

    public Exception? Failure { get; } = failure;

    /// <summary>How many attempts there were by then.</summary>
    public int Attempts { get; init; }

    public string? RequestId { get; init; }

    /// <summary>Whether the call may have had its effect all the same.</summary>
    public bool MayHaveHappened { get; init; }

    /// <summary>How long the service wants to be left alone.</summary>
    public TimeSpan RetryAfter { get; init; }
}
