namespace LiteCognito.Tokens;

/// <summary>A trusted issuer, ready for use.</summary>
internal sealed class Issuer
{
    private readonly HashSet<string>? _clientIds;

    public Issuer(TrustedIssuer trusted, TimeProvider clock, HttpClient? http)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(trusted.Issuer);
        Name = trusted.Issuer;
        Keys = new KeySource(trusted, clock, http);
        if (trusted.ClientIds is not { } clientIds)
            return;
        if (clientIds.Count == 0 || clientIds.Any(string.IsNullOrWhiteSpace))
            throw new ArgumentException($"ClientIds of {Name} is empty, or one of them is blank: name the app clients, or give null to accept all of the pool's.");
        _clientIds = new(clientIds, StringComparer.Ordinal);
    }

    public string Name { get; }

    public KeySource Keys { get; }

    public bool Accepts(string clientId) => _clientIds is null || _clientIds.Contains(clientId);
}
