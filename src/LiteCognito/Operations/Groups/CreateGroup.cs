using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.CreateGroupAsync(CreateGroupRequest, CancellationToken)"/>.</summary>
    public sealed record CreateGroupRequest
    {
        /// <summary>The name of the group. 1 to 128 characters.</summary>
        public required string GroupName { get; init; }

        /// <summary>The ID of the user pool, or <see langword="null"/> for <see cref="CognitoClientOptions.UserPoolId"/>.</summary>
        public string? UserPoolId { get; init; }

        /// <summary>The description of the group. At most 2,048 characters.</summary>
        public string? Description { get; init; }

        /// <summary>The ARN of the IAM role that members of the group assume through an identity pool.</summary>
        public string? RoleArn { get; init; }

        /// <summary>
        /// The precedence of the group, 0 or higher. If a user is in several groups, the group with the lowest value sets the preferred
        /// role in the tokens.
        /// </summary>
        public int? Precedence { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.CreateGroupAsync(CreateGroupRequest, CancellationToken)"/>.</summary>
    public sealed record CreateGroupResponse
    {
        /// <summary>The group that was created.</summary>
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
        /// <param name="request">The name and the settings of the group, and the user pool if it is not the client's own.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>The group that was created.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.GroupExists"/>, <see cref="CognitoErrorCodes.LimitExceeded"/> (too many groups).
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateGroup.html"/>
        [OverloadResolutionPriority(1)]
        public Task<CreateGroupResponse> CreateGroupAsync(CreateGroupRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                CreateGroupJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken, Once.Change);
        }

        /// <inheritdoc cref="CreateGroupAsync(CreateGroupRequest, CancellationToken)"/>
        /// <param name="groupName">The name of the group. 1 to 128 characters.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        public Task<CreateGroupResponse> CreateGroupAsync(string groupName, CancellationToken cancellationToken = default)
        {
            ArgumentException.ThrowIfNullOrEmpty(groupName);
            return CreateGroupAsync(new CreateGroupRequest { GroupName = groupName }, cancellationToken);
        }
    }
}
