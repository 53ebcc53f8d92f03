using System.Text.Json;

namespace LiteCognito.Tokens;

/// <summary>A validated <see cref="TrustedIssuer"/> with its keys.</summary>
internal sealed class Issuer
{
    private const int Few = 16;

    private readonly HashSet<string>? _clientIds;

    public Issuer(TrustedIssuer trusted, CognitoTokenVerifierOptions options, HttpClient? http)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(trusted.Issuer, "TrustedIssuer.Issuer");
        Name = trusted.Issuer;
        Keys = new KeySource(trusted, options, http);
        if (trusted.ClientIds is not { } clientIds)
            return;
        if (clientIds.Count == 0 || clientIds.Any(string.IsNullOrWhiteSpace))
            throw new ArgumentException(
                $"TrustedIssuer.ClientIds of {Name} is empty or contains a blank ID. List the app clients, or set it to null to accept "
                + "every app client of the pool.");
        _clientIds = new(clientIds, StringComparer.Ordinal);
    }

    public string Name { get; }

    public KeySource Keys { get; }

    /// <summary>
    /// Returns the ID of the app client if it is accepted; otherwise, <see langword="null"/>. If few IDs are configured, the configured
    /// string is returned, which avoids an allocation per token.
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
