using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.DeleteUserPoolReplicaAsync(DeleteUserPoolReplicaRequest, CancellationToken)"/>.</summary>
    public sealed record DeleteUserPoolReplicaRequest
    {
        /// <summary>The region.</summary>
        public required string RegionName { get; init; }

        /// <summary>The user pool; <see langword="null"/> for that of the client's options.</summary>
        public string? UserPoolId { get; init; }
    }

    /// <summary>
    /// Output of <see cref="CognitoClient.DeleteUserPoolReplicaAsync(DeleteUserPoolReplicaRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record DeleteUserPoolReplicaResponse
    {
        /// <summary>The replica, which takes a while to disappear.</summary>
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
        /// <summary>Deletes the pool's replica in a region.</summary>
        /// <exception cref="CognitoException">
        /// Worth catching: <see cref="CognitoErrorCodes.ResourceNotFound"/> (no such replica).
        /// </exception>
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
