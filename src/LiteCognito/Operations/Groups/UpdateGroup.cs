using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.UpdateGroupAsync(UpdateGroupRequest, CancellationToken)"/>.</summary>
    public sealed record UpdateGroupRequest
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

    /// <summary>Output of <see cref="CognitoClient.UpdateGroupAsync(UpdateGroupRequest, CancellationToken)"/>.</summary>
    public sealed record UpdateGroupResponse
    {
        /// <summary>The group after the change.</summary>
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
        /// <summary>Updates a group. Settings that the request omits stay unchanged.</summary>
        /// <param name="request">The name of the group, the settings to change, and the user pool if it is not the client's own.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>The group after the change.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.ResourceNotFound"/> (the group does not exist).
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateGroup.html"/>
        public Task<UpdateGroupResponse> UpdateGroupAsync(UpdateGroupRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(UpdateGroupJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }
    }
}
