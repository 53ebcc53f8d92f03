namespace LiteCognito;

/// <summary>A user pool whose tokens an API accepts, and the app clients that the tokens may be issued to.</summary>
public class CognitoJwtPool
{
    /// <summary>Gets or sets the ID of the user pool, such as <c>eu-central-1_AbCdEfGhI</c>.</summary>
    public string? UserPoolId { get; set; }

    /// <summary>
    /// Gets or sets the ID of an app client whose tokens are accepted, in addition to <see cref="ClientIds"/>.
    /// </summary>
    public string? ClientId { get; set; }

    /// <summary>Gets the IDs of the app clients whose tokens are accepted. Tokens of other app clients are refused.</summary>
    public IList<string> ClientIds { get; } = [];

    /// <summary>
    /// Gets or sets a value that indicates whether the tokens of every app client of the pool are accepted. The default is
    /// <see langword="false"/>. If the value is <see langword="true"/>, <see cref="ClientId"/> and <see cref="ClientIds"/> must be empty.
    /// </summary>
    public bool AcceptAnyClient { get; set; }

    /// <summary>
    /// Gets or sets a value that indicates whether the pool is replicated to other regions, so that the issuer in its tokens begins with
    /// <c>https://issuer-cognito-idp.</c>
    /// </summary>
    public bool MultiRegion { get; set; }

    /// <summary>
    /// Gets or sets the address of an emulator or another server that stands in for Cognito, or <see langword="null"/> to use AWS. Tokens
    /// must then have the issuer <c>{Endpoint}/{UserPoolId}</c>.
    /// </summary>
    public Uri? Endpoint { get; set; }

    /// <summary>
    /// Gets or sets a value that indicates whether <see cref="Endpoint"/> may use plain HTTP to another machine. An attacker who can change
    /// the keys in transit can then forge tokens. Loopback addresses do not need this setting.
    /// </summary>
    public bool AllowInsecureEndpoint { get; set; }

    /// <summary>
    /// Gets or sets the pool's keys as a JSON Web Key Set, or <see langword="null"/> or a blank text to fetch the keys from the pool.
    /// </summary>
    public string? Jwks { get; set; }

    /// <summary>Returns the key of the first error and the rest of a sentence about it; <see langword="null"/> if there is none.</summary>
    internal (string Key, string Problem)? FirstError()
    {
        if (string.IsNullOrWhiteSpace(UserPoolId))
            return ("UserPoolId", "is missing. Set it to the ID of the user pool, such as eu-central-1_AbCdEfGhI.");
        if (AcceptAnyClient && (ClientId is not null || ClientIds.Count > 0))
            return ("AcceptAnyClient", "is true, but app clients are listed too. Set it to false, or remove ClientId and ClientIds.");
        if (ClientId is not null && string.IsNullOrWhiteSpace(ClientId))
            return ("ClientId", "is blank. Set it to the ID of an app client, or remove it.");
        if (ClientIds.Any(string.IsNullOrWhiteSpace))
            return ("ClientIds", "contains a blank ID. Remove it, or set it to the ID of an app client.");
        if (!AcceptAnyClient && ClientId is null && ClientIds.Count == 0)
            return ("ClientIds", "is empty. List the app clients whose tokens are accepted, or set AcceptAnyClient to true.");
        if (MultiRegion && Endpoint is not null)
            return ("MultiRegion", "is true, but Endpoint is set too. Remove one of them.");
        if (Endpoint is { IsAbsoluteUri: false } or { IsAbsoluteUri: true, Scheme: not ("https" or "http") }
            || Endpoint is { UserInfo.Length: > 0 } or { Query.Length: > 0 } or { Fragment.Length: > 0 })
            return (
                "Endpoint",
                "must be an absolute http or https address without a user name, query or fragment, such as http://127.0.0.1:9229/.");
        return null;
    }

    /// <summary>Returns the issuer that the verifier trusts. Call <see cref="FirstError"/> before.</summary>
    internal TrustedIssuer ToIssuer()
    {
        string[]? clients = AcceptAnyClient ? null
            : [.. ClientIds.Append(ClientId).OfType<string>().Distinct(StringComparer.Ordinal)];
        TrustedIssuer issuer = TrustedIssuer.ForUserPool(UserPoolId!, clients, MultiRegion);
        if (Endpoint is not null)
            issuer.Issuer = $"{Endpoint.AbsoluteUri.TrimEnd('/')}/{UserPoolId}";
        issuer.AllowInsecureEndpoint = AllowInsecureEndpoint;
        issuer.Jwks = Jwks;
        return issuer;
    }
}
