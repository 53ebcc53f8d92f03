using LiteCognito.Protocol;
using LiteCognito.Sessions;

namespace LiteCognito.OAuth;

/// <summary>Caches the token of one set of scopes while it is valid. Concurrent callers share one request.</summary>
internal sealed class MachineTokens(OAuthEndpoints endpoints, string scope)
{
    private static readonly TimeSpan RefreshWindow = TimeSpan.FromMinutes(1);

    private readonly SingleFlight<HeldTokens> _flight = new();
    private HeldTokens? _held;

    public Task<CognitoTokens> GetAsync(CancellationToken cancellationToken) => GetAsync(null, cancellationToken);

    /// <summary>Gets a token. Drops the current one first if it is <paramref name="refused"/>.</summary>
    public async Task<CognitoTokens> GetAsync(string? refused, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (refused is not null && Volatile.Read(ref _held) is { } old && old.Tokens.AccessToken == refused)
            Interlocked.CompareExchange(ref _held, null, old);
        HeldTokens? held = Volatile.Read(ref _held);
        try
        {
            return (Fresh() ?? await _flight.RunAsync(Fresh, FetchAsync).WaitAsync(cancellationToken).ConfigureAwait(false)).Tokens;
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested && held?.AreGood(endpoints.Clock) == true)
        {
            // The early refresh failed, but the current tokens are still valid.
            return held.Tokens;
        }
    }

    private HeldTokens? Fresh() => Volatile.Read(ref _held) is { } held && held.AreFresh(RefreshWindow, endpoints.Clock) ? held : null;

    private async Task<HeldTokens> FetchAsync()
    {
        // The endpoints limit the time. No caller cancels a request that other callers share.
        CognitoTokens tokens = await endpoints.TokensAsync(
            "ClientCredentials", [("grant_type", "client_credentials"), ("scope", scope.Length == 0 ? null : scope)],
            CancellationToken.None).ConfigureAwait(false);
        var held = new HeldTokens(tokens, endpoints.Clock.GetTimestamp());
        Volatile.Write(ref _held, held);
        return held;
    }
}
