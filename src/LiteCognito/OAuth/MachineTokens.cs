using LiteCognito.Protocol;
using LiteCognito.Sessions;

namespace LiteCognito.OAuth;

/// <summary>Caches the token of one set of scopes while it is valid. Concurrent callers share one request.</summary>
internal sealed class MachineTokens(OAuthEndpoints endpoints, string scope)
{
    private static readonly TimeSpan RefreshWindow = TimeSpan.FromMinutes(1), FetchTimeout = TimeSpan.FromSeconds(100);

    private readonly SingleFlight<HeldTokens> _flight = new();
    private HeldTokens? _held;

    public async Task<CognitoTokens> GetAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
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
        // HttpClient's timeout covers only the headers, and a body that stalls would block every caller.
        using var deadline = new CancellationTokenSource(FetchTimeout, endpoints.Clock);
        try
        {
            CognitoTokens tokens = await endpoints.TokensAsync(
                "ClientCredentials", [("grant_type", "client_credentials"), ("scope", scope.Length == 0 ? null : scope)],
                deadline.Token).ConfigureAwait(false);
            var held = new HeldTokens(tokens, endpoints.Clock.GetTimestamp());
            Volatile.Write(ref _held, held);
            return held;
        }
        catch (OperationCanceledException e) when (deadline.IsCancellationRequested)
        {
            throw new HttpRequestException($"The token endpoint did not answer within {FetchTimeout.TotalSeconds} seconds.", e);
        }
    }
}
