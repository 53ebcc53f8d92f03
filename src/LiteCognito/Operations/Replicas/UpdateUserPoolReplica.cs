using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.UpdateUserPoolReplicaAsync(UpdateUserPoolReplicaRequest, CancellationToken)"/>.</summary>
    public sealed record UpdateUserPoolReplicaRequest
    {
        /// <summary>The AWS region of the replica, such as <c>us-east-1</c>.</summary>
        public required string RegionName { get; init; }

        /// <summary>The new status of the replica: <c>ACTIVE</c> or <c>INACTIVE</c>.</summary>
        public required string Status { get; init; }

        /// <summary>The ID of the user pool, or <see langword="null"/> for <see cref="CognitoClientOptions.UserPoolId"/>.</summary>
        public string? UserPoolId { get; init; }
    }

    /// <summary>
    /// Output of <see cref="CognitoClient.UpdateUserPoolReplicaAsync(UpdateUserPoolReplicaRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record UpdateUserPoolReplicaResponse
    {
        /// <summary>The replica with its new status.</summary>
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
        /// <summary>Activates or deactivates the user pool's replica in an AWS region.</summary>
        /// <param name="request">The region and the new status of the replica, and the user pool if it is not the client's own.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>The replica with its new status.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.ResourceNotFound"/> (the replica does not exist).
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateUserPoolReplica.html"/>
        public Task<UpdateUserPoolReplicaResponse> UpdateUserPoolReplicaAsync(
            UpdateUserPoolReplicaRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                UpdateUserPoolReplicaJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }
    }
}
