using System.Text;
using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>
    /// Input of <see cref="CognitoClient.UpdateIdentityProviderAsync(UpdateIdentityProviderRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record UpdateIdentityProviderRequest
    {
        /// <summary>The identity provider's name. 1 to 32 characters.</summary>
        public required string ProviderName { get; init; }

        /// <summary>The user pool; <see langword="null"/> for that of the client's options.</summary>
        public string? UserPoolId { get; init; }

        /// <summary>
        /// What Cognito needs to know to talk to it, by name: <c>client_id</c>, <c>client_secret</c>, <c>authorize_scopes</c> for OAuth,
        /// <c>MetadataURL</c> or <c>MetadataFile</c> for SAML.
        /// </summary>
        public IReadOnlyDictionary<string, string>? ProviderDetails { get; init; }

        /// <summary>The user's attributes by name, and the claims that fill them.</summary>
        public IReadOnlyDictionary<string, string>? AttributeMapping { get; init; }

        /// <summary>Identifiers that lead to it, domains of email addresses say. At most 50.</summary>
        public IReadOnlyList<string>? IdpIdentifiers { get; init; }

        /// <summary>The provider's values of <c>acr</c> by the pool's levels, <c>Level1</c> to <c>Level4</c>. OIDC only.</summary>
        public IReadOnlyDictionary<string, string>? AcrMapping { get; init; }

        private bool PrintMembers(StringBuilder builder) => new MemberPrinter(builder)
            .Add(ProviderName).Add(UserPoolId).Add(ProviderDetails).Add(AttributeMapping).Add(IdpIdentifiers).Add(AcrMapping).Printed;
    }

    /// <summary>
    /// Output of <see cref="CognitoClient.UpdateIdentityProviderAsync(UpdateIdentityProviderRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record UpdateIdentityProviderResponse
    {
        /// <summary>The identity provider as changed.</summary>
        public IdentityProvider? IdentityProvider { get; init; }
    }

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(UpdateIdentityProviderRequest)), JsonSerializable(typeof(UpdateIdentityProviderResponse))]
    internal sealed partial class UpdateIdentityProviderJson : JsonSerializerContext
    {
        internal static readonly Operation<UpdateIdentityProviderRequest, UpdateIdentityProviderResponse> Operation =
            new("UpdateIdentityProvider", new UpdateIdentityProviderJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Changes an identity provider.</summary>
        /// <exception cref="CognitoException">
        /// Worth catching: <see cref="CognitoErrorCodes.ResourceNotFound"/> (no such provider),
        /// <see cref="CognitoErrorCodes.UnsupportedIdentityProvider"/>, <see cref="CognitoErrorCodes.ConcurrentModification"/>.
        /// </exception>
        public Task<UpdateIdentityProviderResponse> UpdateIdentityProviderAsync(
            UpdateIdentityProviderRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                UpdateIdentityProviderJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }
    }
}
