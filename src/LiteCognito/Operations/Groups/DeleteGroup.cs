using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.DeleteGroupAsync(DeleteGroupRequest, CancellationToken)"/>.</summary>
    public sealed record DeleteGroupRequest
    {
        /// <summary>The group's name. 1 to 128 characters.</summary>
        public required string GroupName { get; init; }

        /// <summary>The user pool; <see langword="null"/> for that of the client's options.</summary>
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
        /// <summary>Deletes a group. Its users stay.</summary>
        /// <exception cref="CognitoException">Worth catching: <see cref="CognitoErrorCodes.ResourceNotFound"/> (no such group).</exception>
        [OverloadResolutionPriority(1)]
        public Task<DeleteGroupResponse> DeleteGroupAsync(DeleteGroupRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                DeleteGroupJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken, Once.Change);
        }

        /// <inheritdoc cref="DeleteGroupAsync(DeleteGroupRequest, CancellationToken)"/>
        public Task<DeleteGroupResponse> DeleteGroupAsync(string groupName, CancellationToken cancellationToken = default)
        {
            ArgumentException.ThrowIfNullOrEmpty(groupName);
            return DeleteGroupAsync(new DeleteGroupRequest { GroupName = groupName }, cancellationToken);
        }
    }
}
