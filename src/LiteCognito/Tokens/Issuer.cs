using System.Text.Json;

namespace LiteCognito.Tokens;

/// <summary>A trusted issuer, ready for use.</summary>
internal sealed class Issuer
{
    private const int Few = 16;

    private readonly HashSet<string>? _clientIds;

    public Issuer(TrustedIssuer trusted, TimeProvider clock, HttpClient? http)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(trusted.Issuer);
        Name = trusted.Issuer;
        Keys = new KeySource(trusted, clock, http);
        if (trusted.ClientIds is not { } clientIds)
            return;
        if (clientIds.Count == 0 || clientIds.Any(string.IsNullOrWhiteSpace))
            throw new ArgumentException(
                $"ClientIds of {Name} is empty, or one of them is blank: name the app clients, or give null to accept all of the pool's.");
        _clientIds = new(clientIds, StringComparer.Ordinal);
    }

    public string Name { get; }

    public KeySource Keys { get; }

    /// <summary>
    /// The client id, if it is accepted: the one that was configured, where there are few, so that none is made for each token.
    /// </summary>
    public string? Accept(JsonElement clientId)
    {
        if (_clientIds is null)
            return clientId.GetString();
        if (_clientIds.Count > Few)
            return _clientIds.TryGetValue(clientId.GetString()!, out string? known) ? known : null;
        foreach (string candidate in _clientIds)
            if (clientId.ValueEquals(candidate))
                return candidate;
        return null;
    }
}
