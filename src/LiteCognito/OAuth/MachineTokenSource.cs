namespace LiteCognito.OAuth;

/// <summary>Returns the token of one set of scopes.</summary>
internal sealed class MachineTokenSource(MachineTokens tokens) : ICognitoTokenSource
{
    public async ValueTask<string> GetTokenAsync(string? refused, CancellationToken cancellationToken) =>
        (await tokens.GetAsync(refused, cancellationToken).ConfigureAwait(false)).AccessToken;
}
