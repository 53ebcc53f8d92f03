using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.DeleteUserPoolAsync(DeleteUserPoolRequest, CancellationToken)"/>.</summary>
    public sealed record DeleteUserPoolRequest
    {
        /// <summary>The ID of the user pool. The client never uses <see cref="CognitoClientOptions.UserPoolId"/> as the default.</summary>
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
        /// <summary>Deletes a user pool and all of its users.</summary>
        /// <param name="request">The ID of the user pool. The client's own user pool is never used as the default.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>An empty response.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.ResourceNotFound"/> (the user pool does not exist),
        /// <see cref="CognitoErrorCodes.InvalidParameter"/> (the user pool is protected from deletion or has a domain),
        /// <see cref="CognitoErrorCodes.UserImportInProgress"/> (an import job is running in the user pool).
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DeleteUserPool.html"/>
        [OverloadResolutionPriority(1)]
        public Task<DeleteUserPoolResponse> DeleteUserPoolAsync(
            DeleteUserPoolRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(DeleteUserPoolJson.Operation, request, cancellationToken, Once.Change);
        }

        /// <inheritdoc cref="DeleteUserPoolAsync(DeleteUserPoolRequest, CancellationToken)"/>
        /// <param name="userPoolId">
        /// The ID of the user pool. The client never uses <see cref="CognitoClientOptions.UserPoolId"/> as the default.
        /// </param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        public Task<DeleteUserPoolResponse> DeleteUserPoolAsync(string userPoolId, CancellationToken cancellationToken = default)
        {
            ArgumentException.ThrowIfNullOrEmpty(userPoolId);
            return DeleteUserPoolAsync(new DeleteUserPoolRequest { UserPoolId = userPoolId }, cancellationToken);
        }
    }
}
