namespace LiteCognito.Emulator;

/// <summary>How an app client is made.</summary>
public sealed record EmulatorClientOptions
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it has a secret.</summary>
    public bool GenerateSecret { get; init; }

    /// <summary>The flows it allows, such as <c>ALLOW_USER_SRP_AUTH</c>; none for all but those of administrators.</summary>
    public IReadOnlyCollection<string> ExplicitAuthFlows { get; init; } = [];

    /// <summary>How long access tokens are valid; <see langword="null"/> for as long as the pool says.</summary>
    public TimeSpan? AccessTokenValidity { get; init; }

    /// <summary>How long ID tokens are valid; <see langword="null"/> for as long as the pool says.</summary>
    public TimeSpan? IdTokenValidity { get; init; }

    /// <summary>How long refresh tokens are valid.</summary>
    public TimeSpan RefreshTokenValidity { get; init; } = TimeSpan.FromDays(30);

    /// <summary>Whether a refresh uses its refresh token up and gives a new one.</summary>
    public bool RefreshTokenRotation { get; init; }

    /// <summary>How long a refresh token that was used up is still taken, for callers whom the answer did not reach.</summary>
    public TimeSpan RetryGracePeriod { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Whether tokens can be revoked.</summary>
    public bool EnableTokenRevocation { get; init; } = true;

    /// <summary>Where managed login may send the browser back to. Loopback addresses match whatever port they name.</summary>
    public IReadOnlyCollection<string> CallbackUrls { get; init; } = [];

    /// <summary>Where a sign-out may send the browser to.</summary>
    public IReadOnlyCollection<string> LogoutUrls { get; init; } = [];

    /// <summary>The grants of the token endpoint: <c>code</c>, <c>client_credentials</c>.</summary>
    public IReadOnlyCollection<string> AllowedOAuthFlows { get; init; } = ["code"];

    /// <summary>The scopes that may be asked for.</summary>
    public IReadOnlyCollection<string> AllowedOAuthScopes { get; init; } =
        ["openid", "email", "phone", "profile", "aws.cognito.signin.user.admin"];
}
