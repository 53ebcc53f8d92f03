using LiteCognito.Sessions;

namespace LiteCognito.OAuth;

/// <summary>The tokens of one set of scopes: kept while they are good, and fetched once for all who wait.</summary>
internal sealed class MachineTokens(OAuthEndpoints endpoints, string scope)
{
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(1), Patience = TimeSpan.FromSeconds(100);

    private readonly Lock _gate = new();
    private HeldTokens? _held;
    private Task<CognitoTokens>? _fetch;

    public async Task<CognitoTokens> GetAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        HeldTokens? held = Volatile.Read(ref _held);
        if (IsFresh(held))
            return held!.Tokens;
        try
        {
            return await FetchOnce().WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested && held?.AreGoodFor(TimeSpan.Zero, endpoints.Clock) == true)
        {
            // What was to be renewed ahead of time is still good.
            return held.Tokens;
        }
    }

    private bool IsFresh(HeldTokens? held) =>
        held?.AreGoodFor(TimeSpan.FromSeconds(Math.Min(Ahead.TotalSeconds, held.Tokens.ExpiresIn / 10.0)), endpoints.Clock) == true;

    private Task<CognitoTokens> FetchOnce()
    {
        lock (_gate)
        {
            if (IsFresh(_held))
                return Task.FromResult(_held!.Tokens); // somebody else was faster
            // On its own: whoever stops waiting must not stop it for the others.
            return _fetch ??= Task.Run(FetchAsync);
        }
    }

    private async Task<CognitoTokens> FetchAsync()
    {
        // HttpClient's own time-out ends with the headers; a body that stalls must not stop everybody.
        using var deadline = new CancellationTokenSource(Patience, endpoints.Clock);
        try
        {
            CognitoTokens tokens = await endpoints.TokensAsync(
                "ClientCredentials", [("grant_type", "client_credentials"), ("scope", scope.Length == 0 ? null : scope)], deadline.Token).ConfigureAwait(false);
            Volatile.Write(ref _held, new(tokens, endpoints.Clock.GetTimestamp()));
            return tokens;
        }
        catch (OperationCanceledException e) when (deadline.IsCancellationRequested)
        {
            throw new HttpRequestException($"The token endpoint did not answer within {Patience.TotalSeconds} seconds.", e);
        }
        finally
        {
            lock (_gate)
                _fetch = null;
        }
    }
}
