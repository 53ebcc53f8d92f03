using System.Text;
using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.CreateUserPoolReplicaAsync(CreateUserPoolReplicaRequest, CancellationToken)"/>.</summary>
    public sealed record CreateUserPoolReplicaRequest
    {
        /// <summary>The AWS region of the new replica, such as <c>us-east-1</c>.</summary>
        public required string RegionName { get; init; }

        /// <summary>The ID of the user pool, or <see langword="null"/> for <see cref="CognitoClientOptions.UserPoolId"/>.</summary>
        public string? UserPoolId { get; init; }

        /// <summary>The tags of the replica, as values by key.</summary>
        public IReadOnlyDictionary<string, string>? UserPoolTags { get; init; }

        private bool PrintMembers(StringBuilder builder) => new MemberPrinter(builder)
            .Add(RegionName).Add(UserPoolId).Add(UserPoolTags).Printed;
    }

    /// <summary>
    /// Output of <see cref="CognitoClient.CreateUserPoolReplicaAsync(CreateUserPoolReplicaRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record CreateUserPoolReplicaResponse
    {
        /// <summary>The replica that was created. It becomes active after a while.</summary>
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
        /// <summary>Creates a replica of the user pool in another AWS region.</summary>
        /// <param name="request">The region and the tags of the replica, and the user pool if it is not the client's own.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>The replica that was created. It becomes active after a while.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.LimitExceeded"/> (too many replicas),
        /// <see cref="CognitoErrorCodes.FeatureUnavailableInTier"/> (the feature plan does not include replicas).
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolReplica.html"/>
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
