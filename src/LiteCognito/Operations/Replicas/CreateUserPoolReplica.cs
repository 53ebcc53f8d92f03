using System.Text;
using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.CreateUserPoolReplicaAsync(CreateUserPoolReplicaRequest, CancellationToken)"/>.</summary>
    public sealed record CreateUserPoolReplicaRequest
    {
        /// <summary>The region.</summary>
        public required string RegionName { get; init; }

        /// <summary>The user pool; <see langword="null"/> for that of the client's options.</summary>
        public string? UserPoolId { get; init; }

        /// <summary>Tags of the replica.</summary>
        public IReadOnlyDictionary<string, string>? UserPoolTags { get; init; }

        private bool PrintMembers(StringBuilder builder) => new MemberPrinter(builder)
            .Add(RegionName).Add(UserPoolId).Add(UserPoolTags).Printed;
    }

    /// <summary>
    /// Output of <see cref="CognitoClient.CreateUserPoolReplicaAsync(CreateUserPoolReplicaRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record CreateUserPoolReplicaResponse
    {
        /// <summary>The replica, which takes a while to become active.</summary>
        public UserPoolReplica? UserPoolReplica { get; init; }
    }

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(CreateUserPoolReplicaRequest)), JsonSerializable(typeof(CreateUserPoolReplicaResponse))]
    internal sealed partial class CreateUserPoolReplicaJson : JsonSerializerContext
    {
        internal static readonly Operation<CreateUserPoolReplicaRequest, CreateUserPoolReplicaResponse> Operation =
            new("CreateUserPoolReplica", new CreateUserPoolReplicaJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Replicates the pool to another region.</summary>
        /// <exception cref="CognitoException">
        /// Worth catching: <see cref="CognitoErrorCodes.LimitExceeded"/>, <see cref="CognitoErrorCodes.FeatureUnavailableInTier"/>.
        /// </exception>
        public Task<CreateUserPoolReplicaResponse> CreateUserPoolReplicaAsync(
            CreateUserPoolReplicaRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                CreateUserPoolReplicaJson.Operation,
                request with { UserPoolId = PoolOf(request.UserPoolId) },
                cancellationToken, Once.Change);
        }
    }
}
