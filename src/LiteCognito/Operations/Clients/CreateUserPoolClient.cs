using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.CreateUserPoolClientAsync(CreateUserPoolClientRequest, CancellationToken)"/>.</summary>
    public sealed record CreateUserPoolClientRequest : Redacted
    {
        /// <summary>A name to show. 1 to 128 characters.</summary>
        public required string ClientName { get; init; }

        /// <summary>The user pool; <see langword="null"/> for that of the client's options.</summary>
        public string? UserPoolId { get; init; }

        /// <summary>Whether the app client gets a secret.</summary>
        public bool? GenerateSecret { get; init; }

        /// <summary>A secret of your own, instead of one that is made. 24 to 64 characters.</summary>
        public string? ClientSecret { get; init; }

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

        /// <summary>Where managed login may send users back to. At most 100.</summary>
        public IReadOnlyList<string>? CallbackURLs { get; init; }

        /// <summary>Where users may be sent after signing out. At most 100.</summary>
        public IReadOnlyList<string>? LogoutURLs { get; init; }

        /// <summary>Which of the CallbackURLs is taken where a request names none. 1 to 1,024 characters.</summary>
        public string? DefaultRedirectURI { get; init; }

        /// <summary>The OAuth grants: <c>code</c>, <c>implicit</c>, <c>client_credentials</c>. At most 3.</summary>
        public IReadOnlyList<string>? AllowedOAuthFlows { get; init; }

        /// <summary>
        /// The scopes that may be asked for: <c>openid</c>, <c>email</c>, <c>phone</c>, <c>profile</c>,
        /// <c>aws.cognito.signin.user.admin</c>, and those of resource servers. At most 50.
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

        /// <summary>How many minutes a challenge may be answered; the default is 3. 3 to 15.</summary>
        public int? AuthSessionValidity { get; init; }

        /// <summary>Whether a refresh uses its refresh token up.</summary>
        public RefreshTokenRotation? RefreshTokenRotation { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.CreateUserPoolClientAsync(CreateUserPoolClientRequest, CancellationToken)"/>.</summary>
    public sealed record CreateUserPoolClientResponse : Redacted
    {
        /// <summary>The app client as created, its id and secret among the rest.</summary>
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
        /// <exception cref="CognitoException">
        /// Worth catching: <see cref="CognitoErrorCodes.LimitExceeded"/>, <see cref="CognitoErrorCodes.InvalidOAuthFlow"/>,
        /// <see cref="CognitoErrorCodes.ScopeDoesNotExist"/>.
        /// </exception>
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
