using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.GetGroupAsync(GetGroupRequest, CancellationToken)"/>.</summary>
    public sealed record GetGroupRequest
    {
        /// <summary>The name of the group. 1 to 128 characters.</summary>
        public required string GroupName { get; init; }

        /// <summary>The ID of the user pool, or <see langword="null"/> for <see cref="CognitoClientOptions.UserPoolId"/>.</summary>
        public string? UserPoolId { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.GetGroupAsync(GetGroupRequest, CancellationToken)"/>.</summary>
    public sealed record GetGroupResponse
    {
        /// <summary>The group.</summary>
        public UserGroup? Group { get; init; }
    }

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(GetGroupRequest)), JsonSerializable(typeof(GetGroupResponse))]
    internal sealed partial class GetGroupJson : JsonSerializerContext
    {
        internal static readonly Operation<GetGroupRequest, GetGroupResponse> Operation =
            new("GetGroup", new GetGroupJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Gets a group by its name.</summary>
        /// <param name="request">The name of the group, and the user pool if it is not the client's own.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>The group.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.ResourceNotFound"/> (the group does not exist).
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetGroup.html"/>
        [OverloadResolutionPriority(1)]
        public Task<GetGroupResponse> GetGroupAsync(GetGroupRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(GetGroupJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }

        /// <inheritdoc cref="GetGroupAsync(GetGroupRequest, CancellationToken)"/>
        /// <param name="groupName">The name of the group. 1 to 128 characters.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        public Task<GetGroupResponse> GetGroupAsync(string groupName, CancellationToken cancellationToken = default)
        {
            ArgumentException.ThrowIfNullOrEmpty(groupName);
            return GetGroupAsync(new GetGroupRequest { GroupName = groupName }, cancellationToken);
        }
    }
}
