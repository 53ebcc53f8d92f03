using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>
    /// Input of <see cref="CognitoClient.AdminRemoveUserFromGroupAsync(AdminRemoveUserFromGroupRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record AdminRemoveUserFromGroupRequest : Redacted
    {
        /// <summary>The user name, or an alias that the pool accepts for signing in. 1 to 128 characters.</summary>
        public required string Username { get; init; }

        /// <summary>The group's name. 1 to 128 characters.</summary>
        public required string GroupName { get; init; }

        /// <summary>The user pool; <see langword="null"/> for that of the client's options.</summary>
        public string? UserPoolId { get; init; }
    }

    /// <summary>
    /// Output of <see cref="CognitoClient.AdminRemoveUserFromGroupAsync(AdminRemoveUserFromGroupRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record AdminRemoveUserFromGroupResponse;

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(AdminRemoveUserFromGroupRequest)), JsonSerializable(typeof(AdminRemoveUserFromGroupResponse))]
    internal sealed partial class AdminRemoveUserFromGroupJson : JsonSerializerContext
    {
        internal static readonly Operation<AdminRemoveUserFromGroupRequest, AdminRemoveUserFromGroupResponse> Operation =
            new("AdminRemoveUserFromGroup", new AdminRemoveUserFromGroupJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Takes a user out of a group.</summary>
        /// <exception cref="CognitoException">
        /// Worth catching: <see cref="CognitoErrorCodes.UserNotFound"/>, <see cref="CognitoErrorCodes.ResourceNotFound"/> (no such group).
        /// </exception>
        public Task<AdminRemoveUserFromGroupResponse> AdminRemoveUserFromGroupAsync(
            AdminRemoveUserFromGroupRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                AdminRemoveUserFromGroupJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }

        /// <inheritdoc cref="AdminRemoveUserFromGroupAsync(AdminRemoveUserFromGroupRequest, CancellationToken)"/>
        public Task<AdminRemoveUserFromGroupResponse> AdminRemoveUserFromGroupAsync(
            string username, string groupName, CancellationToken cancellationToken = default)
        {
            ArgumentException.ThrowIfNullOrEmpty(username);
            ArgumentException.ThrowIfNullOrEmpty(groupName);
            return AdminRemoveUserFromGroupAsync(
                new AdminRemoveUserFromGroupRequest { Username = username, GroupName = groupName }, cancellationToken);
        }
    }
}
