using LiteCognito.Protocol;

namespace LiteCognito;

/// <summary>The settings of a <see cref="CognitoOAuthClient"/>. <see cref="Domain"/> and <see cref="ClientId"/> are required.</summary>
/// <remarks>The client validates and copies the options when it is created. Later changes have no effect on the client.</remarks>
public sealed record CognitoOAuthOptions : Redacted
{
    /// <summary>
    /// Gets or sets the user pool's domain, <c>https://{prefix}.auth.{region}.amazoncognito.com</c> or a custom domain. Plain HTTP
    /// is accepted only for loopback addresses, unless <see cref="AllowInsecureEndpoint"/> is set.
    /// </summary>
    /// <seealso href="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-assign-domain.html"/>
    public Uri? Domain { get; set; }

    /// <summary>Gets or sets the ID of the app client.</summary>
    public string? ClientId { get; set; }

    /// <summary>
    /// Gets or sets the secret of the app client, or <see langword="null"/> if the app client has none. Applications that run on users'
    /// machines must not contain a secret.
    /// </summary>
    public string? ClientSecret { get; set; }

    /// <summary>
    /// Gets or sets a value that indicates whether <see cref="Domain"/> may use plain HTTP to another machine. Tokens and the app client's
    /// secret then cross the network unencrypted.
    /// </summary>
    public bool AllowInsecureEndpoint { get; set; }

    /// <summary>Gets or sets the time limit for each call. The default is 100 seconds.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(100);

    /// <summary>Gets or sets the clock for token expiry and timeouts. The default is the system clock.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Throws an <see cref="ArgumentException"/> that names the invalid member.</summary>
    internal void Validate()
    {
        ArgumentNullException.ThrowIfNull(TimeProvider, "CognitoOAuthOptions.TimeProvider");
        if (Domain is null)
            throw new ArgumentException(
                "CognitoOAuthOptions.Domain is missing. Set it to the user pool's domain, such as " +
                "https://example.auth.eu-central-1.amazoncognito.com.");
        if (!Domain.IsAbsoluteUri || Domain.Scheme is not ("https" or "http") || Domain.UserInfo.Length > 0
            || Domain.PathAndQuery != "/" || Domain.Fragment.Length > 0)
            throw new ArgumentException(
                "CognitoOAuthOptions.Domain must be an https address without a user name, path, query or fragment, " +
                "such as https://example.auth.eu-central-1.amazoncognito.com.");
        if (!Endpoints.IsSecure(Domain, AllowInsecureEndpoint))
            throw new ArgumentException(
                $"CognitoOAuthOptions.Domain {Domain} would transmit tokens unencrypted. Use https, or set "
                + "CognitoOAuthOptions.AllowInsecureEndpoint.");
        if (string.IsNullOrWhiteSpace(ClientId))
            throw new ArgumentException("CognitoOAuthOptions.ClientId is missing or blank. Set it to the ID of an app client.");
        if (ClientSecret is "")
            throw new ArgumentException("CognitoOAuthOptions.ClientSecret is empty. Leave it null if the app client has no secret.");
        // CancellationTokenSource does not support a longer delay.
        if (Timeout <= TimeSpan.Zero || Timeout > TimeSpan.FromMilliseconds(int.MaxValue))
            throw new ArgumentException("CognitoOAuthOptions.Timeout must be longer than zero and at most 24 days.");
    }
}
