using System.Security.Cryptography;

namespace LiteCognito.Protocol;

/// <summary>
/// Decides when calls are retried. Source: "Retry behavior" in the AWS SDKs and Tools Reference Guide, standard mode: exponential backoff
/// with full jitter, and a retry quota that all calls of a client share.
/// </summary>
internal sealed class Retries
{
    private const int Capacity = 500, Cost = 5, TimeoutCost = 10;
    private const int FirstMilliseconds = 1000, LongestMilliseconds = 20_000, Doublings = 5;

    private int _quota = Capacity;

    /// <summary>Takes one retry from the quota. Returns its cost, or 0 if the quota is exhausted.</summary>
    public int Take(OutcomeKind kind)
    {
        int cost = kind == OutcomeKind.TimedOut ? TimeoutCost : Cost;
        if (Interlocked.Add(ref _quota, -cost) >= 0)
            return cost;
        Interlocked.Add(ref _quota, cost);
        return 0;
    }

    /// <summary>Returns the cost of a successful call's last retry to the quota, or 1 if the call needed no retry.</summary>
    public void Return(int taken)
    {
        if (Interlocked.Add(ref _quota, Math.Max(taken, 1)) > Capacity)
            Volatile.Write(ref _quota, Capacity);
    }

    /// <summary>Returns the delay between <paramref name="attempt"/> and the next one.</summary>
    public static TimeSpan Delay(int attempt, TimeSpan retryAfter)
    {
        int most = Math.Min(FirstMilliseconds << Math.Min(attempt - 1, Doublings), LongestMilliseconds);
        var delay = TimeSpan.FromMilliseconds(1 + RandomNumberGenerator.GetInt32(most));
        return delay > retryAfter ? delay : retryAfter;
    }

    public static bool IsFailure(int status) => status is 500 or 502 or 503 or 504;

    /// <summary>
    /// True for connection failures that a retry may avoid. An interrupted handshake may succeed next time; a wrong certificate will not.
    /// </summary>
    public static bool IsTransient(HttpRequestException failure) =>
        failure.InnerException is IOException
        || failure.HttpRequestError is not (HttpRequestError.SecureConnectionError or HttpRequestError.UserAuthenticationError
            or HttpRequestError.VersionNegotiationError or HttpRequestError.ConfigurationLimitExceeded);
}
