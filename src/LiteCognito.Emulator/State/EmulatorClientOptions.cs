namespace LiteCognito.Emulator;

/// <summary>The settings of an app client that <see cref="EmulatorPool.CreateClient(EmulatorClientOptions)"/> creates.</summary>
/// <remarks>The emulator does not check the ranges that Cognito sets for these values.</remarks>
/// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html"/>
public sealed record EmulatorClientOptions
{
    /// <summary>Gets or sets the name of the app client.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// Gets or sets the ID of the app client, 1 to 128 letters, digits, <c>_</c> and <c>+</c>, or <see langword="null"/> for a random ID.
    /// </summary>
    public string? Id { get; init; }

    /// <summary>Gets or sets a value that indicates whether the app client gets a generated secret.</summary>
    public bool GenerateSecret { get; init; }

    /// <summary>
    /// Gets or sets the sign-in flows that the app client allows, such as <c>ALLOW_USER_SRP_AUTH</c>. If empty, the app client
    /// allows every flow except <c>ADMIN_USER_PASSWORD_AUTH</c>.
    /// </summary>
    public IReadOnlyCollection<string> ExplicitAuthFlows { get; init; } = [];

    /// <summary>
    /// Gets or sets the lifetime of access tokens, or <see langword="null"/> to use <see cref="EmulatorPoolOptions.TokenValidity"/>.
    /// Cognito allows 5 minutes to 1 day.
    /// </summary>
    public TimeSpan? AccessTokenValidity { get; init; }

    /// <summary>
    /// Gets or sets the lifetime of ID tokens, or <see langword="null"/> to use <see cref="EmulatorPoolOptions.TokenValidity"/>.
    /// Cognito allows 5 minutes to 1 day.
    /// </summary>
    public TimeSpan? IdTokenValidity { get; init; }

    /// <summary>Gets or sets the lifetime of refresh tokens. The default is 30 days. Cognito allows 1 hour to 3,650 days.</summary>
    public TimeSpan RefreshTokenValidity { get; init; } = TimeSpan.FromDays(30);

    /// <summary>
    /// Gets or sets a value that indicates whether each refresh returns a new refresh token and invalidates the one that was used.
    /// </summary>
    public bool RefreshTokenRotation { get; init; }

    /// <summary>
    /// Gets or sets how long a rotated refresh token remains valid, so that a caller that did not receive the response can retry.
    /// The default is 60 seconds.
    /// </summary>
    public TimeSpan RetryGracePeriod { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Gets or sets a value that indicates whether refresh tokens can be revoked. The default is <see langword="true"/>.</summary>
    public bool EnableTokenRevocation { get; init; } = true;

    /// <summary>How long a challenge can be answered, or null to use the setting of the pool.</summary>
    internal TimeSpan? AuthSessionValidity { get; init; }

    /// <summary>
    /// Gets or sets the URLs that managed login may redirect to after a sign-in. A loopback URL with the scheme <c>http</c> matches
    /// any port.
    /// </summary>
    /// <seealso href="https://www.rfc-editor.org/rfc/rfc8252"/>
    public IReadOnlyCollection<string> CallbackUrls { get; init; } = [];

    /// <summary>Gets or sets the URLs that managed login may redirect to after a sign-out.</summary>
    public IReadOnlyCollection<string> LogoutUrls { get; init; } = [];

    /// <summary>
    /// Gets or sets the OAuth grants that the app client allows: <c>code</c>, <c>client_credentials</c>. The default is <c>code</c>.
    /// </summary>
    public IReadOnlyCollection<string> AllowedOAuthFlows { get; init; } = ["code"];

    /// <summary>Gets or sets the OAuth scopes that the app client may request.</summary>
    public IReadOnlyCollection<string> AllowedOAuthScopes { get; init; } =
        ["openid", "email", "phone", "profile", "aws.cognito.signin.user.admin"];
}
