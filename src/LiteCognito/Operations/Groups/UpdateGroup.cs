using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.UpdateGroupAsync(UpdateGroupRequest, CancellationToken)"/>.</summary>
    public sealed record UpdateGroupRequest
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

    /// <summary>Output of <see cref="CognitoClient.UpdateGroupAsync(UpdateGroupRequest, CancellationToken)"/>.</summary>
    public sealed record UpdateGroupResponse
    {
        /// <summary>The group as changed.</summary>
        public UserGroup? Group { get; init; }
    }

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(UpdateGroupRequest)), JsonSerializable(typeof(UpdateGroupResponse))]
    internal sealed partial class UpdateGroupJson : JsonSerializerContext
    {
        internal static readonly Operation<UpdateGroupRequest, UpdateGroupResponse> Operation =
            new("UpdateGroup", new UpdateGroupJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Changes a group. Members left out stay as they are.</summary>
        /// <exception cref="CognitoException">Worth catching: <see cref="CognitoErrorCodes.ResourceNotFound"/> (no such group).</exception>
        public Task<UpdateGroupResponse> UpdateGroupAsync(UpdateGroupRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(UpdateGroupJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }
    }
}
