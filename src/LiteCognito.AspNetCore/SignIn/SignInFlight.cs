using System.Collections.Concurrent;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;

namespace LiteCognito.SignIn;

/// <summary>The result of a step before it is written to the response: a challenge, or a session that is kept already.</summary>
internal sealed record StepOutcome : Redacted
{
    public SignInChallenge? Challenge { get; init; }

    /// <summary>The secret of an authenticator app that the challenge sets up.</summary>
    public string? Secret { get; init; }

    public (WebSession Session, SessionTicket Ticket, ClaimsPrincipal Principal)? Admitted { get; init; }
}

/// <summary>
/// Lets equal answers to the same challenge share one call while it runs. A form that is submitted twice sends its code once, and both
/// responses carry the session.
/// </summary>
internal sealed class SignInFlight
{
    private readonly ConcurrentDictionary<string, Lazy<Task<StepOutcome>>> _running = new(StringComparer.Ordinal);

    private int _waiting;

    /// <summary>The number of requests that wait for a step, for tests.</summary>
    public int Waiting => Volatile.Read(ref _waiting);

    public async Task<StepOutcome> RunAsync(string challenge, string answer, Func<Task<StepOutcome>> step)
    {
        // The key is a hash, because the answer is a secret.
        string key = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{challenge}\n{answer}")));
        Lazy<Task<StepOutcome>> flight = _running.GetOrAdd(key, _ => new(step));
        Interlocked.Increment(ref _waiting);
        try
        {
            return await flight.Value.ConfigureAwait(false);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
            _running.TryRemove(new(key, flight));
        }
    }
}
