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
        /// <summary>The identity provider's name. 1 to 32 characters.</summary>
        public required string ProviderName { get; init; }

        /// <summary>The user pool; <see langword="null"/> for that of the client's options.</summary>
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
        /// <summary>Removes an identity provider. Users who came through it can no longer sign in.</summary>
        /// <exception cref="CognitoException">
        /// Worth catching: <see cref="CognitoErrorCodes.ResourceNotFound"/> (no such provider),
        /// <see cref="CognitoErrorCodes.UnsupportedIdentityProvider"/>.
        /// </exception>
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
        public Task<DeleteIdentityProviderResponse> DeleteIdentityProviderAsync(
            string providerName, CancellationToken cancellationToken = default)
        {
            ArgumentException.ThrowIfNullOrEmpty(providerName);
            return DeleteIdentityProviderAsync(new DeleteIdentityProviderRequest { ProviderName = providerName }, cancellationToken);
        }
    }
}
