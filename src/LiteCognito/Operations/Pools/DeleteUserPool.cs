using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.DeleteUserPoolAsync(DeleteUserPoolRequest, CancellationToken)"/>.</summary>
    public sealed record DeleteUserPoolRequest
    {
        /// <summary>The user pool. That of the client's options is not taken: what is deleted has to be named.</summary>
        public required string UserPoolId { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.DeleteUserPoolAsync(DeleteUserPoolRequest, CancellationToken)"/>.</summary>
    public sealed record DeleteUserPoolResponse;

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(DeleteUserPoolRequest)), JsonSerializable(typeof(DeleteUserPoolResponse))]
    internal sealed partial class DeleteUserPoolJson : JsonSerializerContext
    {
        internal static readonly Operation<DeleteUserPoolRequest, DeleteUserPoolResponse> Operation =
            new("DeleteUserPool", new DeleteUserPoolJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Deletes a user pool with all of its users.</summary>
        /// <exception cref="CognitoException">
        /// Worth catching: <see cref="CognitoErrorCodes.ResourceNotFound"/> (no such pool),
        /// <see cref="CognitoErrorCodes.InvalidParameter"/> (it is protected from deletion, or has a domain),
        /// <see cref="CognitoErrorCodes.UserImportInProgress"/>.
        /// </exception>
        [OverloadResolutionPriority(1)]
        public Task<DeleteUserPoolResponse> DeleteUserPoolAsync(
            DeleteUserPoolRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(DeleteUserPoolJson.Operation, request, cancellationToken, Once.Change);
        }

        /// <inheritdoc cref="DeleteUserPoolAsync(DeleteUserPoolRequest, CancellationToken)"/>
        public Task<DeleteUserPoolResponse> DeleteUserPoolAsync(string userPoolId, CancellationToken cancellationToken = default)
        {
            ArgumentException.ThrowIfNullOrEmpty(userPoolId);
            return DeleteUserPoolAsync(new DeleteUserPoolRequest { UserPoolId = userPoolId }, cancellationToken);
        }
    }
}
