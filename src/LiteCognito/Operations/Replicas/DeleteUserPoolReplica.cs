using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.DeleteUserPoolReplicaAsync(DeleteUserPoolReplicaRequest, CancellationToken)"/>.</summary>
    public sealed record DeleteUserPoolReplicaRequest
    {
        /// <summary>The AWS region of the replica, such as <c>us-east-1</c>.</summary>
        public required string RegionName { get; init; }

        /// <summary>The ID of the user pool, or <see langword="null"/> for <see cref="CognitoClientOptions.UserPoolId"/>.</summary>
        public string? UserPoolId { get; init; }
    }

    /// <summary>
    /// Output of <see cref="CognitoClient.DeleteUserPoolReplicaAsync(DeleteUserPoolReplicaRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record DeleteUserPoolReplicaResponse
    {
        /// <summary>The replica. Cognito removes it after a while.</summary>
        public UserPoolReplica? UserPoolReplica { get; init; }
    }

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(DeleteUserPoolReplicaRequest)), JsonSerializable(typeof(DeleteUserPoolReplicaResponse))]
    internal sealed partial class DeleteUserPoolReplicaJson : JsonSerializerContext
    {
        internal static readonly Operation<DeleteUserPoolReplicaRequest, DeleteUserPoolReplicaResponse> Operation =
            new("DeleteUserPoolReplica", new DeleteUserPoolReplicaJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Deletes the user pool's replica in an AWS region.</summary>
        /// <param name="request">The region of the replica, and the user pool if it is not the client's own.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>The replica. Cognito removes it after a while.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.ResourceNotFound"/> (the replica does not exist).
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DeleteUserPoolReplica.html"/>
        public Task<DeleteUserPoolReplicaResponse> DeleteUserPoolReplicaAsync(
            DeleteUserPoolReplicaRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                DeleteUserPoolReplicaJson.Operation,
                request with { UserPoolId = PoolOf(request.UserPoolId) },
                cancellationToken, Once.Change);
        }
    }
}
