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
        /// <summary>The ID of the style, a UUID.</summary>
        public required string ManagedLoginBrandingId { get; init; }

        /// <summary>The ID of the user pool, or <see langword="null"/> for <see cref="CognitoClientOptions.UserPoolId"/>.</summary>
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
        /// <summary>Deletes a style of the managed login pages.</summary>
        /// <param name="request">The ID of the style, and the user pool if it is not the client's own.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>An empty response.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.ResourceNotFound"/> (the style does not exist).
        /// </exception>
        /// <seealso
        /// href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DeleteManagedLoginBranding.html"
        /// />
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
        /// <param name="managedLoginBrandingId">The ID of the style, a UUID.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        public Task<DeleteManagedLoginBrandingResponse> DeleteManagedLoginBrandingAsync(
            string managedLoginBrandingId, CancellationToken cancellationToken = default)
        {
            ArgumentException.ThrowIfNullOrEmpty(managedLoginBrandingId);
            return DeleteManagedLoginBrandingAsync(
                new DeleteManagedLoginBrandingRequest { ManagedLoginBrandingId = managedLoginBrandingId }, cancellationToken);
        }
    }
}
