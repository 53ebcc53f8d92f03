using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.AdminAddUserToGroupAsync(AdminAddUserToGroupRequest, CancellationToken)"/>.</summary>
    public sealed record AdminAddUserToGroupRequest : Redacted
    {
        /// <summary>The user name, or an alias that the pool accepts for signing in. 1 to 128 characters.</summary>
        public required string Username { get; init; }

        /// <summary>The group's name. 1 to 128 characters.</summary>
        public required string GroupName { get; init; }

        /// <summary>The user pool; <see langword="null"/> for that of the client's options.</summary>
        public string? UserPoolId { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.AdminAddUserToGroupAsync(AdminAddUserToGroupRequest, CancellationToken)"/>.</summary>
    public sealed record AdminAddUserToGroupResponse;

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(AdminAddUserToGroupRequest)), JsonSerializable(typeof(AdminAddUserToGroupResponse))]
    internal sealed partial class AdminAddUserToGroupJson : JsonSerializerContext
    {
        internal static readonly Operation<AdminAddUserToGroupRequest, AdminAddUserToGroupResponse> Operation =
            new("AdminAddUserToGroup", new AdminAddUserToGroupJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Puts a user in a group. A user who is in it stays in it.</summary>
        /// <exception cref="CognitoException">
        /// Worth catching: <see cref="CognitoErrorCodes.UserNotFound"/>, <see cref="CognitoErrorCodes.ResourceNotFound"/> (no such group).
        /// </exception>
        public Task<AdminAddUserToGroupResponse> AdminAddUserToGroupAsync(
            AdminAddUserToGroupRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                AdminAddUserToGroupJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }

        /// <inheritdoc cref="AdminAddUserToGroupAsync(AdminAddUserToGroupRequest, CancellationToken)"/>
        public Task<AdminAddUserToGroupResponse> AdminAddUserToGroupAsync(
            string username, string groupName, CancellationToken cancellationToken = default)
        {
            ArgumentException.ThrowIfNullOrEmpty(username);
            ArgumentException.ThrowIfNullOrEmpty(groupName);
            return AdminAddUserToGroupAsync(
                new AdminAddUserToGroupRequest { Username = username, GroupName = groupName }, cancellationToken);
        }
    }
}
