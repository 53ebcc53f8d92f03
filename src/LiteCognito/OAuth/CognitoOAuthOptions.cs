namespace LiteCognito;

/// <summary>What a <see cref="CognitoOAuthClient"/> talks to.</summary>
public sealed record CognitoOAuthOptions : Redacted
{
    /// <summary>
    /// The user pool's domain, <c>https://{prefix}.auth.{region}.amazoncognito.com</c> or a custom one. Plain http is accepted for
    /// loopback only.
    /// </summary>
    public required Uri Domain { get; init; }

    /// <summary>The app client's id.</summary>
    public required string ClientId { get; init; }

    /// <summary>The app client's secret, or <see langword="null"/> where it has none. Programs on users' machines have none.</summary>
    public string? ClientSecret { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Throws <see cref="ArgumentException"/> naming the member that is wrong.</summary>
    internal void Validate()
    {
        ArgumentNullException.ThrowIfNull(Domain);
        ArgumentNullException.ThrowIfNull(TimeProvider);
        if (!Domain.IsAbsoluteUri || Domain.Scheme is not ("https" or "http") || Domain.UserInfo.Length > 0
            || Domain.PathAndQuery != "/" || Domain.Fragment.Length > 0)
            throw new ArgumentException("Domain must be an https address without user name, path, query or fragment, such as https://example.auth.eu-central-1.amazoncognito.com.");
        if (Domain.Scheme == "http" && !Domain.IsLoopback)
            throw new ArgumentException($"Domain {Domain} would carry tokens in the clear: use https.");
        if (string.IsNullOrWhiteSpace(ClientId))
            throw new ArgumentException("ClientId is blank: give the app client's id.");
        if (ClientSecret is "")
            throw new ArgumentException("ClientSecret is empty: leave it out where the app client has none.");
    }
}
