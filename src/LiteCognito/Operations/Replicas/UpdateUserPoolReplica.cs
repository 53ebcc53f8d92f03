using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.UpdateUserPoolReplicaAsync(UpdateUserPoolReplicaRequest, CancellationToken)"/>.</summary>
    public sealed record UpdateUserPoolReplicaRequest
    {
        /// <summary>The region.</summary>
        public required string RegionName { get; init; }

        /// <summary>The state wanted: <c>ACTIVE</c> or <c>INACTIVE</c>.</summary>
        public required string Status { get; init; }

        /// <summary>The user pool; <see langword="null"/> for that of the client's options.</summary>
        public string? UserPoolId { get; init; }
    }

    /// <summary>
    /// Output of <see cref="CognitoClient.UpdateUserPoolReplicaAsync(UpdateUserPoolReplicaRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record UpdateUserPoolReplicaResponse
    {
        /// <summary>The replica as changed.</summary>
        public UserPoolReplica? UserPoolReplica { get; init; }
    }

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(UpdateUserPoolReplicaRequest)), JsonSerializable(typeof(UpdateUserPoolReplicaResponse))]
    internal sealed partial class UpdateUserPoolReplicaJson : JsonSerializerContext
    {
        internal static readonly Operation<UpdateUserPoolReplicaRequest, UpdateUserPoolReplicaResponse> Operation =
            new("UpdateUserPoolReplica", new UpdateUserPoolReplicaJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Turns the pool's replica in a region on or off.</summary>
        /// <exception cref="CognitoException">
        /// Worth catching: <see cref="CognitoErrorCodes.ResourceNotFound"/> (no such replica).
        /// </exception>
        public Task<UpdateUserPoolReplicaResponse> UpdateUserPoolReplicaAsync(
            UpdateUserPoolReplicaRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                UpdateUserPoolReplicaJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }
    }
}
