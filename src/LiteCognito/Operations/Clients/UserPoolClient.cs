using System.Text.Json.Serialization;
using LiteCognito.Protocol;

namespace LiteCognito.Model;

/// <summary>An app client of a user pool (Cognito's UserPoolClientType).</summary>
public sealed record UserPoolClient : Redacted
{
    /// <summary>The ID of the user pool that contains the app client.</summary>
    public string? UserPoolId { get; init; }

    /// <summary>The display name of the app client.</summary>
    public string? ClientName { get; init; }

    /// <summary>The ID of the app client.</summary>
    public string? ClientId { get; init; }

    /// <summary>The secret of the app client, or <see langword="null"/> if it has none.</summary>
    public string? ClientSecret { get; init; }

    /// <summary>The time when the app client was last changed.</summary>
    [JsonConverter(typeof(EpochSecondsConverter))]
    public DateTimeOffset? LastModifiedDate { get; init; }

    /// <summary>The time when the app client was created.</summary>
    [JsonConverter(typeof(EpochSecondsConverter))]
    public DateTimeOffset? CreationDate { get; init; }

    /// <summary>
    /// The lifetime of refresh tokens, from 60 minutes to 10 years. The unit is days unless <see cref="TokenValidityUnits"/> sets another
    /// unit.
    /// </summary>
    public int? RefreshTokenValidity { get; init; }

    /// <summary>
    /// The lifetime of access tokens, from 5 minutes to 1 day. The unit is hours unless <see cref="TokenValidityUnits"/> sets another unit.
    /// </summary>
    public int? AccessTokenValidity { get; init; }

    /// <summary>
    /// The lifetime of ID tokens, from 5 minutes to 1 day. The unit is hours unless <see cref="TokenValidityUnits"/> sets another unit.
    /// </summary>
    public int? IdTokenValidity { get; init; }

    /// <summary>The units of the token lifetimes.</summary>
    public TokenValidityUnits? TokenValidityUnits { get; init; }

    /// <summary>
    /// The names of the attributes that users can read through the app client, or <see langword="null"/> for the standard attributes.
    /// </summary>
    public IReadOnlyList<string>? ReadAttributes { get; init; }

    /// <summary>
    /// The names of the attributes that users can write through the app client, or <see langword="null"/> for the standard attributes.
    /// </summary>
    public IReadOnlyList<string>? WriteAttributes { get; init; }

    /// <summary>The allowed authentication flows, such as <c>ALLOW_USER_SRP_AUTH</c> and <c>ALLOW_REFRESH_TOKEN_AUTH</c>.</summary>
    public IReadOnlyList<string>? ExplicitAuthFlows { get; init; }

    /// <summary>The names of the identity providers that users can sign in with. <c>COGNITO</c> stands for the user pool itself.</summary>
    public IReadOnlyList<string>? SupportedIdentityProviders { get; init; }

    /// <summary>The URLs that managed login can redirect users to after sign-in.</summary>
    public IReadOnlyList<string>? CallbackURLs { get; init; }

    /// <summary>The URLs that managed login can redirect users to after sign-out.</summary>
    public IReadOnlyList<string>? LogoutURLs { get; init; }

    /// <summary>The callback URL that is used if a request does not name one. It must be in <see cref="CallbackURLs"/>.</summary>
    public string? DefaultRedirectURI { get; init; }

    /// <summary>The allowed OAuth grants: any of <c>code</c>, <c>implicit</c> and <c>client_credentials</c>.</summary>
    public IReadOnlyList<string>? AllowedOAuthFlows { get; init; }

    /// <summary>
    /// The allowed OAuth scopes: any of <c>openid</c>, <c>email</c>, <c>phone</c>, <c>profile</c>, <c>aws.cognito.signin.user.admin</c>,
    /// and the scopes of resource servers.
    /// </summary>
    public IReadOnlyList<string>? AllowedOAuthScopes { get; init; }

    /// <summary>True if the app client can use OAuth.</summary>
    public bool? AllowedOAuthFlowsUserPoolClient { get; init; }

    /// <summary>The Amazon Pinpoint project that receives the app client's analytics.</summary>
    public AnalyticsConfiguration? AnalyticsConfiguration { get; init; }

    /// <summary>
    /// The errors for unknown users: <c>ENABLED</c> for errors that do not reveal that the user does not exist, or <c>LEGACY</c> for errors
    /// that do.
    /// </summary>
    public string? PreventUserExistenceErrors { get; init; }

    /// <summary>True if refresh tokens can be revoked. The default is true.</summary>
    public bool? EnableTokenRevocation { get; init; }

    /// <summary>True if a server can pass the user's IP address to threat protection in unsigned calls.</summary>
    public bool? EnablePropagateAdditionalUserContextData { get; init; }

    /// <summary>The time limit for the answer to a challenge, in minutes. The default is 3.</summary>
    public int? AuthSessionValidity { get; init; }

    /// <summary>The settings of refresh token rotation.</summary>
    public RefreshTokenRotation? RefreshTokenRotation { get; init; }

    /// <summary>The type of the app client: <c>DCR</c> if it was registered dynamically, otherwise <c>REGULAR</c>.</summary>
    public string? ClientType { get; init; }
}
