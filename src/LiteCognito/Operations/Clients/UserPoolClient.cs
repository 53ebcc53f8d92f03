using System.Text.Json.Serialization;
using LiteCognito.Protocol;

namespace LiteCognito.Model;

/// <summary>An app client (Cognito's UserPoolClientType).</summary>
public sealed record UserPoolClient : Redacted
{
    /// <summary>The user pool that it is in.</summary>
    public string? UserPoolId { get; init; }

    /// <summary>Its name.</summary>
    public string? ClientName { get; init; }

    /// <summary>Its id.</summary>
    public string? ClientId { get; init; }

    /// <summary>Its secret; <see langword="null"/> where it has none.</summary>
    public string? ClientSecret { get; init; }

    /// <summary>When it was changed last.</summary>
    [JsonConverter(typeof(EpochSecondsConverter))]
    public DateTimeOffset? LastModifiedDate { get; init; }

    /// <summary>When it was made.</summary>
    [JsonConverter(typeof(EpochSecondsConverter))]
    public DateTimeOffset? CreationDate { get; init; }

    /// <summary>The life of refresh tokens, in days unless TokenValidityUnits says otherwise.</summary>
    public int? RefreshTokenValidity { get; init; }

    /// <summary>The life of access tokens, in hours unless TokenValidityUnits says otherwise.</summary>
    public int? AccessTokenValidity { get; init; }

    /// <summary>The life of ID tokens, in hours unless TokenValidityUnits says otherwise.</summary>
    public int? IdTokenValidity { get; init; }

    /// <summary>The units of the three lives.</summary>
    public TokenValidityUnits? TokenValidityUnits { get; init; }

    /// <summary>The attributes that users may read through it; <see langword="null"/> for the standard ones.</summary>
    public IReadOnlyList<string>? ReadAttributes { get; init; }

    /// <summary>The attributes that users may write through it; <see langword="null"/> for the standard ones.</summary>
    public IReadOnlyList<string>? WriteAttributes { get; init; }

    /// <summary>The flows that are allowed, such as <c>ALLOW_USER_SRP_AUTH</c> and <c>ALLOW_REFRESH_TOKEN_AUTH</c>.</summary>
    public IReadOnlyList<string>? ExplicitAuthFlows { get; init; }

    /// <summary>The identity providers to sign in through, <c>COGNITO</c> for the pool's own users.</summary>
    public IReadOnlyList<string>? SupportedIdentityProviders { get; init; }

    /// <summary>Where managed login may send users back to.</summary>
    public IReadOnlyList<string>? CallbackURLs { get; init; }

    /// <summary>Where users may be sent after signing out.</summary>
    public IReadOnlyList<string>? LogoutURLs { get; init; }

    /// <summary>Which of the CallbackURLs is taken where a request names none.</summary>
    public string? DefaultRedirectURI { get; init; }

    /// <summary>The OAuth grants: <c>code</c>, <c>implicit</c>, <c>client_credentials</c>.</summary>
    public IReadOnlyList<string>? AllowedOAuthFlows { get; init; }

    /// <summary>
    /// The scopes that may be asked for: <c>openid</c>, <c>email</c>, <c>phone</c>, <c>profile</c>, <c>aws.cognito.signin.user.admin</c>,
    /// and those of resource servers.
    /// </summary>
    public IReadOnlyList<string>? AllowedOAuthScopes { get; init; }

    /// <summary>Whether OAuth may be used at all.</summary>
    public bool? AllowedOAuthFlowsUserPoolClient { get; init; }

    /// <summary>Where Amazon Pinpoint analytics go.</summary>
    public AnalyticsConfiguration? AnalyticsConfiguration { get; init; }

    /// <summary>Whether answers hide that a user does not exist. <c>LEGACY</c> or <c>ENABLED</c>.</summary>
    public string? PreventUserExistenceErrors { get; init; }

    /// <summary>Whether refresh tokens can be revoked. It is on by default.</summary>
    public bool? EnableTokenRevocation { get; init; }

    /// <summary>Whether threat protection takes the user's IP address from unsigned calls of a server.</summary>
    public bool? EnablePropagateAdditionalUserContextData { get; init; }

    /// <summary>How many minutes a challenge may be answered; the default is 3.</summary>
    public int? AuthSessionValidity { get; init; }

    /// <summary>Whether a refresh uses its refresh token up.</summary>
    public RefreshTokenRotation? RefreshTokenRotation { get; init; }

    /// <summary><c>DCR</c> where the app registered itself, otherwise <c>REGULAR</c>.</summary>
    public string? ClientType { get; init; }
}
