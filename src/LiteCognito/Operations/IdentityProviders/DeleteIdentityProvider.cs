using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>
    /// Input of <see cref="CognitoClient.DeleteIdentityProviderAsync(DeleteIdentityProviderRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record DeleteIdentityProviderRequest
    {
        /// <summary>The name of the identity provider. 1 to 32 characters.</summary>
        public required string ProviderName { get; init; }

        /// <summary>The ID of the user pool, or <see langword="null"/> for <see cref="CognitoClientOptions.UserPoolId"/>.</summary>
        public string? UserPoolId { get; init; }
    }

    /// <summary>
    /// Output of <see cref="CognitoClient.DeleteIdentityProviderAsync(DeleteIdentityProviderRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record DeleteIdentityProviderResponse;

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(DeleteIdentityProviderRequest)), JsonSerializable(typeof(DeleteIdentityProviderResponse))]
    internal sealed partial class DeleteIdentityProviderJson : JsonSerializerContext
    {
        internal static readonly Operation<DeleteIdentityProviderRequest, DeleteIdentityProviderResponse> Operation =
            new("DeleteIdentityProvider", new DeleteIdentityProviderJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Deletes an identity provider. Users who signed in with it can no longer sign in.</summary>
        /// <param name="request">The name of the identity provider, and the user pool if it is not the client's own.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>An empty response.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.ResourceNotFound"/> (the identity provider does not exist),
        /// <see cref="CognitoErrorCodes.UnsupportedIdentityProvider"/> (Cognito does not support the identity provider).
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DeleteIdentityProvider.html"/>
        [OverloadResolutionPriority(1)]
        public Task<DeleteIdentityProviderResponse> DeleteIdentityProviderAsync(
            DeleteIdentityProviderRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                DeleteIdentityProviderJson.Operation,
                request with { UserPoolId = PoolOf(request.UserPoolId) },
                cancellationToken, Once.Change);
        }

        /// <inheritdoc cref="DeleteIdentityProviderAsync(DeleteIdentityProviderRequest, CancellationToken)"/>
        /// <param name="providerName">The name of the identity provider. 1 to 32 characters.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        public Task<DeleteIdentityProviderResponse> DeleteIdentityProviderAsync(
            string providerName, CancellationToken cancellationToken = default)
        {
            ArgumentException.ThrowIfNullOrEmpty(providerName);
            return DeleteIdentityProviderAsync(new DeleteIdentityProviderRequest { ProviderName = providerName }, cancellationToken);
        }
    }
}
