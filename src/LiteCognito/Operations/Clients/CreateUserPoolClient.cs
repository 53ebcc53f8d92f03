using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.CreateUserPoolClientAsync(CreateUserPoolClientRequest, CancellationToken)"/>.</summary>
    public sealed record CreateUserPoolClientRequest : Redacted
    {
        /// <summary>The display name of the app client. 1 to 128 characters.</summary>
        public required string ClientName { get; init; }

        /// <summary>The ID of the user pool, or <see langword="null"/> for <see cref="CognitoClientOptions.UserPoolId"/>.</summary>
        public string? UserPoolId { get; init; }

        /// <summary>True to let Cognito generate a secret for the app client. The default is false.</summary>
        public bool? GenerateSecret { get; init; }

        /// <summary>Your own secret instead of a generated secret. 24 to 64 characters.</summary>
        public string? ClientSecret { get; init; }

        /// <summary>
        /// The lifetime of refresh tokens, from 60 minutes to 10 years. The unit is days unless <see cref="TokenValidityUnits"/> sets
        /// another unit.
        /// </summary>
        public int? RefreshTokenValidity { get; init; }

        /// <summary>
        /// The lifetime of access tokens, from 5 minutes to 1 day. The unit is hours unless <see cref="TokenValidityUnits"/> sets another
        /// unit.
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

        /// <summary>
        /// The allowed authentication flows, such as <c>ALLOW_USER_AUTH</c>, or <see langword="null"/> for <c>ALLOW_USER_SRP_AUTH</c>,
        /// <c>ALLOW_CUSTOM_AUTH</c> and <c>ALLOW_REFRESH_TOKEN_AUTH</c>.
        /// </summary>
        public IReadOnlyList<string>? ExplicitAuthFlows { get; init; }

        /// <summary>
        /// The names of the identity providers that users can sign in with. <c>COGNITO</c> stands for the user pool itself.
        /// </summary>
        public IReadOnlyList<string>? SupportedIdentityProviders { get; init; }

        /// <summary>The URLs that managed login can redirect users to after sign-in. At most 100.</summary>
        public IReadOnlyList<string>? CallbackURLs { get; init; }

        /// <summary>The URLs that managed login can redirect users to after sign-out. At most 100.</summary>
        public IReadOnlyList<string>? LogoutURLs { get; init; }

        /// <summary>
        /// The callback URL that is used if a request does not name one. It must be in <see cref="CallbackURLs"/>. 1 to 1,024 characters.
        /// </summary>
        public string? DefaultRedirectURI { get; init; }

        /// <summary>The allowed OAuth grants: any of <c>code</c>, <c>implicit</c> and <c>client_credentials</c>. At most 3.</summary>
        public IReadOnlyList<string>? AllowedOAuthFlows { get; init; }

        /// <summary>
        /// The allowed OAuth scopes: any of <c>openid</c>, <c>email</c>, <c>phone</c>, <c>profile</c>,
        /// <c>aws.cognito.signin.user.admin</c>, and the scopes of resource servers. At most 50.
        /// </summary>
        public IReadOnlyList<string>? AllowedOAuthScopes { get; init; }

        /// <summary>True to let the app client use OAuth. Callback URLs, sign-out URLs, OAuth grants and OAuth scopes require it.</summary>
        public bool? AllowedOAuthFlowsUserPoolClient { get; init; }

        /// <summary>The Amazon Pinpoint project that receives the app client's analytics.</summary>
        public AnalyticsConfiguration? AnalyticsConfiguration { get; init; }

        /// <summary>
        /// The errors for unknown users: <c>ENABLED</c> for errors that do not reveal that the user does not exist, or <c>LEGACY</c> for
        /// errors that do.
        /// </summary>
        public string? PreventUserExistenceErrors { get; init; }

        /// <summary>True to allow the revocation of refresh tokens. The default is true.</summary>
        public bool? EnableTokenRevocation { get; init; }

        /// <summary>
        /// True to let a server pass the user's IP address to threat protection in unsigned calls. The app client must have a secret.
        /// </summary>
        public bool? EnablePropagateAdditionalUserContextData { get; init; }

        /// <summary>The time limit for the answer to a challenge, 3 to 15 minutes. The default is 3.</summary>
        public int? AuthSessionValidity { get; init; }

        /// <summary>The settings of refresh token rotation.</summary>
        public RefreshTokenRotation? RefreshTokenRotation { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.CreateUserPoolClientAsync(CreateUserPoolClientRequest, CancellationToken)"/>.</summary>
    public sealed record CreateUserPoolClientResponse : Redacted
    {
        /// <summary>The app client that was created, including its ID and secret.</summary>
        public UserPoolClient? UserPoolClient { get; init; }
    }

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(CreateUserPoolClientRequest)), JsonSerializable(typeof(CreateUserPoolClientResponse))]
    internal sealed partial class CreateUserPoolClientJson : JsonSerializerContext
    {
        internal static readonly Operation<CreateUserPoolClientRequest, CreateUserPoolClientResponse> Operation =
            new("CreateUserPoolClient", new CreateUserPoolClientJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Creates an app client.</summary>
        /// <param name="request">The name and the settings of the app client, and the user pool if it is not the client's own.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>The app client that was created, including its ID and secret.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.LimitExceeded"/> (too many app clients),
        /// <see cref="CognitoErrorCodes.InvalidOAuthFlow"/> (the OAuth grants are not valid),
        /// <see cref="CognitoErrorCodes.ScopeDoesNotExist"/> (no resource server has the scope).
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html"/>
        public Task<CreateUserPoolClientResponse> CreateUserPoolClientAsync(
            CreateUserPoolClientRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                CreateUserPoolClientJson.Operation,
                request with { UserPoolId = PoolOf(request.UserPoolId) },
                cancellationToken, Once.Creation);
        }
    }
}
