using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.DeleteGroupAsync(DeleteGroupRequest, CancellationToken)"/>.</summary>
    public sealed record DeleteGroupRequest
    {
        /// <summary>The name of the group. 1 to 128 characters.</summary>
        public required string GroupName { get; init; }

        /// <summary>The ID of the user pool, or <see langword="null"/> for <see cref="CognitoClientOptions.UserPoolId"/>.</summary>
        public string? UserPoolId { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.DeleteGroupAsync(DeleteGroupRequest, CancellationToken)"/>.</summary>
    public sealed record DeleteGroupResponse;

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(DeleteGroupRequest)), JsonSerializable(typeof(DeleteGroupResponse))]
    internal sealed partial class DeleteGroupJson : JsonSerializerContext
    {
        internal static readonly Operation<DeleteGroupRequest, DeleteGroupResponse> Operation =
            new("DeleteGroup", new DeleteGroupJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Deletes a group. The users in the group are not deleted.</summary>
        /// <param name="request">The name of the group, and the user pool if it is not the client's own.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>An empty response.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.ResourceNotFound"/> (the group does not exist).
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DeleteGroup.html"/>
        [OverloadResolutionPriority(1)]
        public Task<DeleteGroupResponse> DeleteGroupAsync(DeleteGroupRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                DeleteGroupJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken, Once.Change);
        }

        /// <inheritdoc cref="DeleteGroupAsync(DeleteGroupRequest, CancellationToken)"/>
        /// <param name="groupName">The name of the group. 1 to 128 characters.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        public Task<DeleteGroupResponse> DeleteGroupAsync(string groupName, CancellationToken cancellationToken = default)
        {
            ArgumentException.ThrowIfNullOrEmpty(groupName);
            return DeleteGroupAsync(new DeleteGroupRequest { GroupName = groupName }, cancellationToken);
        }
    }
}
