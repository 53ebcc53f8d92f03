namespace LiteCognito;

/// <summary>
/// The settings of <c>AddCognitoManagedLogin</c>. <see cref="UserPoolId"/>, <see cref="ClientId"/> and <see cref="Domain"/> are required.
/// </summary>
/// <remarks>The options are read once. Later changes have no effect until the application restarts.</remarks>
public sealed class CognitoManagedLoginOptions
{
    /// <summary>Gets or sets the ID of the user pool, such as <c>eu-central-1_AbCdEfGhI</c>.</summary>
    public string? UserPoolId { get; set; }

    /// <summary>Gets or sets the ID of the app client.</summary>
    public string? ClientId { get; set; }

    /// <summary>
    /// Gets or sets the secret of the app client, or <see langword="null"/> if the app client has none.
    /// </summary>
    public string? ClientSecret { get; set; }

    /// <summary>
    /// Gets or sets the user pool's domain, <c>https://{prefix}.auth.{region}.amazoncognito.com</c> or a custom domain.
    /// </summary>
    public Uri? Domain { get; set; }

    /// <summary>
    /// Gets the scopes to request. If the list is empty, the scopes are <c>openid</c> and <c>email</c>. The app client must allow each of
    /// them, and <c>openid</c> must be among them.
    /// </summary>
    public IList<string> Scopes { get; } = [];

    /// <summary>
    /// Gets or sets the address of an emulator or another server that stands in for Cognito, or <see langword="null"/> to use AWS. Tokens
    /// must then have the issuer <c>{Endpoint}/{UserPoolId}</c>.
    /// </summary>
    public Uri? Endpoint { get; set; }

    /// <summary>
    /// Gets or sets a value that indicates whether <see cref="Domain"/> and <see cref="Endpoint"/> may use plain HTTP to another machine.
    /// Tokens and the app client's secret then cross the network unencrypted. Loopback addresses do not need this setting.
    /// </summary>
    public bool AllowInsecureEndpoint { get; set; }

    /// <summary>
    /// Gets or sets a value that indicates whether the pool is replicated to other regions, so that the issuer in its tokens begins with
    /// <c>https://issuer-cognito-idp.</c>
    /// </summary>
    public bool MultiRegion { get; set; }

    /// <summary>
    /// Gets or sets the local path of the page that is shown after a sign-in that failed, such as <c>/sign-in-failed</c>, or
    /// <see langword="null"/> to show a short page of this library.
    /// </summary>
    /// <remarks>
    /// The query parameter <c>error</c> is <c>declined</c>, <c>unavailable</c> or <c>failed</c>. The page must not require
    /// authorization, because the browser would be sent to sign in again at once.
    /// </remarks>
    public string? ErrorPath { get; set; }

    /// <summary>
    /// Gets or sets how long a user stays signed in after the tokens have expired, if Cognito cannot be reached to refresh them. The
    /// default is one hour.
    /// </summary>
    public TimeSpan OutageTolerance { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Returns the error of the options, naming its key; <see langword="null"/> if the options are valid.</summary>
    /// <param name="prefix">The text before each key, such as <c>Cognito:</c>.</param>
    internal string? FirstError(string prefix)
    {
        if (Pool.FirstError() is { } error)
            return $"{prefix}{(error.Key == "ClientIds" ? "ClientId is missing. Set it to the ID of the app client." : $"{error.Key} {error.Problem}")}";
        if (ErrorPath is not null && !IsLocalPath(ErrorPath))
            return $"{prefix}ErrorPath must be a path of this application that starts with one slash, such as /sign-in-failed.";
        if (OutageTolerance < TimeSpan.Zero)
            return $"{prefix}OutageTolerance must not be negative.";
        if (Scopes.Any(scope => string.IsNullOrEmpty(scope) || scope.Any(char.IsWhiteSpace)))
            return $"{prefix}Scopes contains an element that is empty or contains white space. List each scope as a separate element.";
        if (Scopes.Count > 0 && !Scopes.Contains("openid"))
            return $"{prefix}Scopes does not contain openid. Without it, Cognito issues no ID token.";
        try
        {
            _ = CreateClient(null, TimeProvider.System);
            _ = CreateVerifier(null, TimeProvider.System);
            return null;
        }
        catch (ArgumentException e)
        {
            return $"The options {prefix}* are not valid. {e.Message}";
        }
    }

    internal CognitoOAuthClient CreateClient(HttpClient? httpClient, TimeProvider clock) => new(
        new()
        {
            Domain = Domain,
            ClientId = ClientId,
            ClientSecret = ClientSecret,
            AllowInsecureEndpoint = AllowInsecureEndpoint,
            Timeout = TimeSpan.FromSeconds(30),
            TimeProvider = clock,
        },
        httpClient);

    internal CognitoTokenVerifier CreateVerifier(HttpClient? httpClient, TimeProvider clock) =>
        new(new() { Issuers = [Pool.ToIssuer()], TimeProvider = clock }, httpClient);

    /// <summary>Returns the issuer of the pool's tokens.</summary>
    internal string Issuer => Pool.ToIssuer().Issuer;

    private CognitoJwtPool Pool => new()
    {
        UserPoolId = UserPoolId,
        ClientId = ClientId,
        Endpoint = Endpoint,
        AllowInsecureEndpoint = AllowInsecureEndpoint,
        MultiRegion = MultiRegion,
    };

    private static bool IsLocalPath(string path) =>
        path.StartsWith('/') && !path.StartsWith("//", StringComparison.Ordinal) && !path.StartsWith("/\\", StringComparison.Ordinal)
        && !path.Any(char.IsControl);
}
