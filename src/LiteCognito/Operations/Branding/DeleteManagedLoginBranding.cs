using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>
    /// Input of <see cref="CognitoClient.DeleteManagedLoginBrandingAsync(DeleteManagedLoginBrandingRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record DeleteManagedLoginBrandingRequest
    {
        /// <summary>The style's id, a UUID.</summary>
        public required string ManagedLoginBrandingId { get; init; }

        /// <summary>The user pool; <see langword="null"/> for that of the client's options.</summary>
        public string? UserPoolId { get; init; }
    }

    /// <summary>
    /// Output of <see cref="CognitoClient.DeleteManagedLoginBrandingAsync(DeleteManagedLoginBrandingRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record DeleteManagedLoginBrandingResponse;

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(DeleteManagedLoginBrandingRequest)), JsonSerializable(typeof(DeleteManagedLoginBrandingResponse))]
    internal sealed partial class DeleteManagedLoginBrandingJson : JsonSerializerContext
    {
        internal static readonly Operation<DeleteManagedLoginBrandingRequest, DeleteManagedLoginBrandingResponse> Operation =
            new("DeleteManagedLoginBranding", new DeleteManagedLoginBrandingJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Deletes a style of the managed-login pages.</summary>
        /// <exception cref="CognitoException">Worth catching: <see cref="CognitoErrorCodes.ResourceNotFound"/> (no such style).</exception>
        [OverloadResolutionPriority(1)]
        public Task<DeleteManagedLoginBrandingResponse> DeleteManagedLoginBrandingAsync(
            DeleteManagedLoginBrandingRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                DeleteManagedLoginBrandingJson.Operation,
                request with { UserPoolId = PoolOf(request.UserPoolId) },
                cancellationToken, Once.Change);
        }

        /// <inheritdoc cref="DeleteManagedLoginBrandingAsync(DeleteManagedLoginBrandingRequest, CancellationToken)"/>
        public Task<DeleteManagedLoginBrandingResponse> DeleteManagedLoginBrandingAsync(
            string managedLoginBrandingId, CancellationToken cancellationToken = default)
        {
            ArgumentException.ThrowIfNullOrEmpty(managedLoginBrandingId);
            return DeleteManagedLoginBrandingAsync(
                new DeleteManagedLoginBrandingRequest { ManagedLoginBrandingId = managedLoginBrandingId }, cancellationToken);
        }
    }
}
