using System.Text;
using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>
    /// Input of <see cref="CognitoClient.CreateIdentityProviderAsync(CreateIdentityProviderRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record CreateIdentityProviderRequest
    {
        /// <summary>The name of the identity provider. 1 to 32 characters.</summary>
        public required string ProviderName { get; init; }

        /// <summary>
        /// The type of the identity provider: <c>SAML</c>, <c>Facebook</c>, <c>Google</c>, <c>LoginWithAmazon</c>, <c>SignInWithApple</c>
        /// or <c>OIDC</c>.
        /// </summary>
        public required string ProviderType { get; init; }

        /// <summary>
        /// The settings that Cognito needs to call the identity provider, by name, such as <c>client_id</c>, <c>client_secret</c> and
        /// <c>authorize_scopes</c> for OAuth, or <c>MetadataURL</c> or <c>MetadataFile</c> for SAML.
        /// </summary>
        public required IReadOnlyDictionary<string, string> ProviderDetails { get; init; }

        /// <summary>The ID of the user pool, or <see langword="null"/> for <see cref="CognitoClientOptions.UserPoolId"/>.</summary>
        public string? UserPoolId { get; init; }

        /// <summary>
        /// The identity provider's claim for each user attribute, by attribute name, such as <c>given_name</c> = <c>first_name</c>.
        /// </summary>
        public IReadOnlyDictionary<string, string>? AttributeMapping { get; init; }

        /// <summary>The identifiers that select the identity provider, such as email domains. At most 50.</summary>
        public IReadOnlyList<string>? IdpIdentifiers { get; init; }

        /// <summary>
        /// The identity provider's values of the <c>acr</c> claim, by the user pool's authentication level, <c>Level1</c> to <c>Level4</c>.
        /// Only for OIDC.
        /// </summary>
        public IReadOnlyDictionary<string, string>? AcrMapping { get; init; }

        private bool PrintMembers(StringBuilder builder) => new MemberPrinter(builder)
            .Add(ProviderName).Add(ProviderType).Add(ProviderDetails).Add(UserPoolId).Add(AttributeMapping).Add(IdpIdentifiers)
            .Add(AcrMapping).Printed;
    }

    /// <summary>
    /// Output of <see cref="CognitoClient.CreateIdentityProviderAsync(CreateIdentityProviderRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record CreateIdentityProviderResponse
    {
        /// <summary>The identity provider that was created.</summary>
        public IdentityProvider? IdentityProvider { get; init; }
    }

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(CreateIdentityProviderRequest)), JsonSerializable(typeof(CreateIdentityProviderResponse))]
    internal sealed partial class CreateIdentityProviderJson : JsonSerializerContext
    {
        internal static readonly Operation<CreateIdentityProviderRequest, CreateIdentityProviderResponse> Operation =
            new("CreateIdentityProvider", new CreateIdentityProviderJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Creates an identity provider that users can sign in with.</summary>
        /// <param name="request">
        /// The name, the type and the settings of the identity provider, and the user pool if it is not the client's own.
        /// </param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>The identity provider that was created.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.DuplicateProvider"/> (the user pool already has an identity provider with this
        /// name), <see cref="CognitoErrorCodes.LimitExceeded"/> (too many identity providers).
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateIdentityProvider.html"/>
        public Task<CreateIdentityProviderResponse> CreateIdentityProviderAsync(
            CreateIdentityProviderRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                CreateIdentityProviderJson.Operation,
                request with { UserPoolId = PoolOf(request.UserPoolId) },
                cancellationToken, Once.Change);
        }
    }
}
