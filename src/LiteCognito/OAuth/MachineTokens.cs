using LiteCognito.Protocol;
using LiteCognito.Sessions;

namespace LiteCognito.OAuth;

/// <summary>Caches the token of one set of scopes while it is valid. Concurrent callers share one request.</summary>
internal sealed class MachineTokens(OAuthEndpoints endpoints, string scope)
{
    private static readonly TimeSpan RefreshWindow = TimeSpan.FromMinutes(1), LeastAge = TimeSpan.FromSeconds(30);

    private readonly SingleFlight<HeldTokens> _flight = new();
    private HeldTokens? _held;
    private long _requestedAt; // the end of the last request, whatever its result; 0 if there was none

    private bool IsTooSoon =>
        Volatile.Read(ref _requestedAt) is not 0 and var requestedAt && endpoints.Clock.GetElapsedTime(requestedAt) < LeastAge;

    public Task<CognitoTokens> GetAsync(CancellationToken cancellationToken) => GetAsync(null, cancellationToken);

    /// <summary>
    /// Gets a token. If the current one is <paramref name="refused"/>, requests another, at most every 30 seconds: a server may refuse
    /// every token. The current token stays until there is another, because other servers may accept it.
    /// </summary>
    public async Task<CognitoTokens> GetAsync(string? refused, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        HeldTokens? held = Volatile.Read(ref _held);
        try
        {
            return (Current(refused) ?? await FetchAsync(refused).WaitAsync(cancellationToken).ConfigureAwait(false)).Tokens;
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested && held is not null && !Is(held, refused)
            && held.AreGood(endpoints.Clock))
        {
            // The early refresh failed, but the current token is still valid.
            return held.Tokens;
        }
    }

    private static bool Is(HeldTokens held, string? refused) => held.Tokens.AccessToken == refused;

    private HeldTokens? Current(string? refused) =>
        Volatile.Read(ref _held) is { } held && held.AreFresh(RefreshWindow, endpoints.Clock) && (!Is(held, refused) || IsTooSoon)
            ? held : null;

    private Task<HeldTokens> FetchAsync(string? refused) => _flight.RunAsync(() => Current(refused), FetchAsync);

    private async Task<HeldTokens> FetchAsync()
    {
        try
        {
            // The endpoints limit the time. No caller cancels a request that other callers share.
            CognitoTokens tokens = await endpoints.TokensAsync(
                "ClientCredentials", [("grant_type", "client_credentials"), ("scope", scope.Length == 0 ? null : scope)],
                CancellationToken.None).ConfigureAwait(false);
            var held = new HeldTokens(tokens, endpoints.Clock.GetTimestamp());
            Volatile.Write(ref _held, held);
            return held;
        }
        finally
        {
            Volatile.Write(ref _requestedAt, endpoints.Clock.GetTimestamp());
        }
    }
}
