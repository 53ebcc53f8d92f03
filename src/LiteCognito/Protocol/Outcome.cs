namespace LiteCognito.Protocol;

/// <summary>The kinds of results of an attempt.</summary>
internal enum OutcomeKind
{
    /// <summary>A response, or a failure that a retry would not avoid.</summary>
    Final,

    /// <summary>The service throttled the call and did not execute it.</summary>
    Throttled,

    /// <summary>The service or the connection failed.</summary>
    Failed,

    /// <summary>The time limit expired without a response.</summary>
    TimedOut,

    /// <summary>The service rejected the signature, and the next attempt can be signed correctly.</summary>
    SignatureRejected,
}

/// <summary>The result of an attempt: its response, or its failure and the facts that decide whether it is retried.</summary>
internal sealed class Outcome(OutcomeKind kind, byte[]? answer, Exception? failure)
{
    public OutcomeKind Kind { get; } = kind;

    public byte[]? Answer { get; } = answer;

    public Exception? Failure { get; } = failure;

    /// <summary>The number of attempts made so far.</summary>
    public int Attempts { get; init; }

    /// <summary>The HTTP status of the response, or 0 if there is a failure.</summary>
    public int Status { get; init; }

    /// <summary>The request ID as the peer sent it.</summary>
    public string? RequestId { get; init; }

    /// <summary>The session token in the headers of the request, or <see langword="null"/>.</summary>
    public string? SessionToken { get; init; }

    /// <summary>True if the call may have taken effect although it failed.</summary>
    public bool MayHaveHappened { get; init; }

    /// <summary>The shortest delay before the next attempt that the service requested, or zero.</summary>
    public TimeSpan RetryAfter { get; init; }
}
