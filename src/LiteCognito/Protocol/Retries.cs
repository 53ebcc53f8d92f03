using System.Security.Cryptography;

namespace LiteCognito.Protocol;

/// <summary>
/// When and how a call is tried again. Source: "Retry behavior" in the AWS SDKs and Tools Reference Guide, standard mode: exponential
/// backoff with full jitter, and a quota of retries that all calls of a client share.
/// </summary>
internal sealed class Retries
{
    private const int Capacity = 500, Cost = 5, TimeoutCost = 10;
    private const int FirstMilliseconds = 1000, LongestMilliseconds = 20_000, Doublings = 5;

    private int _quota = Capacity;

    /// <summary>Takes one retry out of the quota; 0 where there is none left.</summary>
    public int Take(OutcomeKind kind)
    {
        int cost = kind == OutcomeKind.TimedOut ? TimeoutCost : Cost;
        if (Interlocked.Add(ref _quota, -cost) >= 0)
            return cost;
        Interlocked.Add(ref _quota, cost);
        return 0;
    }

    /// <summary>A call succeeded: what its last retry took comes back, or a little where it needed none.</summary>
    public void Return(int taken)
    {
        if (Interlocked.Add(ref _quota, Math.Max(taken, 1)) > Capacity)
            Volatile.Write(ref _quota, Capacity);
    }

    /// <summary>The delay before the attempt that follows <paramref name="attempt"/>.</summary>
    public static TimeSpan Delay(int attempt, TimeSpan retryAfter)
    {
        int most = Math.Min(FirstMilliseconds << Math.Min(attempt - 1, Doublings), LongestMilliseconds);
        var delay = TimeSpan.FromMilliseconds(1 + RandomNumberGenerator.GetInt32(most));
        return delay > retryAfter ? delay : retryAfter;
    }

    public static bool IsFailure(int status) => status is 500 or 502 or 503 or 504;

    /// <summary>
    /// True for connection failures that a retry may avoid. A certificate stays as wrong as it is; a handshake that was cut off does not.
    /// </summary>
    public static bool IsTransient(HttpRequestException failure) =>
        failure.InnerException is IOException
        || failure.HttpRequestError is not (HttpRequestError.SecureConnectionError or HttpRequestError.UserAuthenticationError
            or HttpRequestError.VersionNegotiationError or HttpRequestError.ConfigurationLimitExceeded);
}
