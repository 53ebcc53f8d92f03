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
        /// <summary>The name of the identity provider. 1 to 32 characters.</summary>
        public required string ProviderName { get; init; }

        /// <summary>The ID of the user pool, or <see langword="null"/> for <see cref="CognitoClientOptions.UserPoolId"/>.</summary>
        public string? UserPoolId { get; init; }

        /// <summary>
        /// The settings that Cognito needs to call the identity provider, by name, such as <c>client_id</c>, <c>client_secret</c> and
        /// <c>authorize_scopes</c> for OAuth, or <c>MetadataURL</c> or <c>MetadataFile</c> for SAML.
        /// </summary>
        public IReadOnlyDictionary<string, string>? ProviderDetails { get; init; }

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
            .Add(ProviderName).Add(UserPoolId).Add(ProviderDetails).Add(AttributeMapping).Add(IdpIdentifiers).Add(AcrMapping).Printed;
    }

    /// <summary>
    /// Output of <see cref="CognitoClient.UpdateIdentityProviderAsync(UpdateIdentityProviderRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record UpdateIdentityProviderResponse
    {
        /// <summary>The identity provider after the change.</summary>
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
        /// <summary>Updates an identity provider.</summary>
        /// <param name="request">
        /// The name of the identity provider, the settings to change, and the user pool if it is not the client's own.
        /// </param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>The identity provider after the change.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.ResourceNotFound"/> (the identity provider does not exist),
        /// <see cref="CognitoErrorCodes.UnsupportedIdentityProvider"/> (Cognito does not support the identity provider),
        /// <see cref="CognitoErrorCodes.ConcurrentModification"/> (another change is in progress).
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateIdentityProvider.html"/>
        public Task<UpdateIdentityProviderResponse> UpdateIdentityProviderAsync(
            UpdateIdentityProviderRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                UpdateIdentityProviderJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }
    }
}
