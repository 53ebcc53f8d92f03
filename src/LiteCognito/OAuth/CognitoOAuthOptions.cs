namespace LiteCognito;

/// <summary>The settings of a <see cref="CognitoOAuthClient"/>. <see cref="Domain"/> and <see cref="ClientId"/> are required.</summary>
/// <remarks>The client copies and validates them when it is created. Later changes have no effect on it.</remarks>
public sealed record CognitoOAuthOptions : Redacted
{
    /// <summary>
    /// The user pool's domain, <c>https://{prefix}.auth.{region}.amazoncognito.com</c> or a custom one. Plain http is accepted for
    /// loopback only.
    /// </summary>
    public Uri? Domain { get; set; }

    /// <summary>The app client's id.</summary>
    public string? ClientId { get; set; }

    /// <summary>The app client's secret, or <see langword="null"/> where it has none. Programs on users' machines have none.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>The clock.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Throws <see cref="ArgumentException"/> naming the member that is wrong.</summary>
    internal void Validate()
    {
        ArgumentNullException.ThrowIfNull(TimeProvider);
        if (Domain is null)
            throw new ArgumentException(
                "Domain is missing: give the user pool's domain, such as https://example.auth.eu-central-1.amazoncognito.com.");
        if (!Domain.IsAbsoluteUri || Domain.Scheme is not ("https" or "http") || Domain.UserInfo.Length > 0
            || Domain.PathAndQuery != "/" || Domain.Fragment.Length > 0)
            throw new ArgumentException(
                "Domain must be an https address without user name, path, query or fragment, " +
                "such as https://example.auth.eu-central-1.amazoncognito.com.");
        if (Domain.Scheme == "http" && !Domain.IsLoopback)
            throw new ArgumentException($"Domain {Domain} would carry tokens in the clear: use https.");
        if (string.IsNullOrWhiteSpace(ClientId))
            throw new ArgumentException("ClientId is missing or blank: give the app client's id.");
        if (ClientSecret is "")
            throw new ArgumentException("ClientSecret is empty: leave it out where the app client has none.");
    }
}
