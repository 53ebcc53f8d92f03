using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.CreateGroupAsync(CreateGroupRequest, CancellationToken)"/>.</summary>
    public sealed record CreateGroupRequest
    {
        /// <summary>The group's name. 1 to 128 characters.</summary>
        public required string GroupName { get; init; }

        /// <summary>The user pool; <see langword="null"/> for that of the client's options.</summary>
        public string? UserPoolId { get; init; }

        /// <summary>What the group is for. At most 2,048 characters.</summary>
        public string? Description { get; init; }

        /// <summary>The ARN of the IAM role that members take on through an identity pool.</summary>
        public string? RoleArn { get; init; }

        /// <summary>Its rank where a user is in several groups: the lowest number decides which role the tokens prefer.</summary>
        public int? Precedence { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.CreateGroupAsync(CreateGroupRequest, CancellationToken)"/>.</summary>
    public sealed record CreateGroupResponse
    {
        /// <summary>The group as created.</summary>
        public UserGroup? Group { get; init; }
    }

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(CreateGroupRequest)), JsonSerializable(typeof(CreateGroupResponse))]
    internal sealed partial class CreateGroupJson : JsonSerializerContext
    {
        internal static readonly Operation<CreateGroupRequest, CreateGroupResponse> Operation =
            new("CreateGroup", new CreateGroupJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Creates a group.</summary>
        /// <exception cref="CognitoException">
        /// Worth catching: <see cref="CognitoErrorCodes.GroupExists"/>, <see cref="CognitoErrorCodes.LimitExceeded"/>.
        /// </exception>
        [OverloadResolutionPriority(1)]
        public Task<CreateGroupResponse> CreateGroupAsync(CreateGroupRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                CreateGroupJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken, Once.Change);
        }

        /// <inheritdoc cref="CreateGroupAsync(CreateGroupRequest, CancellationToken)"/>
        public Task<CreateGroupResponse> CreateGroupAsync(string groupName, CancellationToken cancellationToken = default)
        {
            ArgumentException.ThrowIfNullOrEmpty(groupName);
            return CreateGroupAsync(new CreateGroupRequest { GroupName = groupName }, cancellationToken);
        }
    }
}
