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
        /// <summary>The identity provider's name. 1 to 32 characters.</summary>
        public required string ProviderName { get; init; }

        /// <summary>
        /// Its kind. <c>SAML</c>, <c>Facebook</c>, <c>Google</c>, <c>LoginWithAmazon</c>, <c>SignInWithApple</c> or <c>OIDC</c>.
        /// </summary>
        public required string ProviderType { get; init; }

        /// <summary>
        /// What Cognito needs to know to talk to it, by name: <c>client_id</c>, <c>client_secret</c>, <c>authorize_scopes</c> for OAuth,
        /// <c>MetadataURL</c> or <c>MetadataFile</c> for SAML.
        /// </summary>
        public required IReadOnlyDictionary<string, string> ProviderDetails { get; init; }

        /// <summary>The user pool; <see langword="null"/> for that of the client's options.</summary>
        public string? UserPoolId { get; init; }

        /// <summary>The user's attributes by name, and the claims that fill them.</summary>
        public IReadOnlyDictionary<string, string>? AttributeMapping { get; init; }

        /// <summary>Identifiers that lead to it, domains of email addresses say. At most 50.</summary>
        public IReadOnlyList<string>? IdpIdentifiers { get; init; }

        /// <summary>The provider's values of <c>acr</c> by the pool's levels, <c>Level1</c> to <c>Level4</c>. OIDC only.</summary>
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
        /// <summary>The identity provider as created.</summary>
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
        /// <summary>Adds an identity provider that users can sign in through.</summary>
        /// <exception cref="CognitoException">
        /// Worth catching: <see cref="CognitoErrorCodes.DuplicateProvider"/>, <see cref="CognitoErrorCodes.LimitExceeded"/>.
        /// </exception>
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
