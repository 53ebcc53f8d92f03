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
        /// <summary>The user name, or an alias that the user pool accepts for sign-in. 1 to 128 characters.</summary>
        public required string Username { get; init; }

        /// <summary>The name of the group. 1 to 128 characters.</summary>
        public required string GroupName { get; init; }

        /// <summary>The ID of the user pool, or <see langword="null"/> for <see cref="CognitoClientOptions.UserPoolId"/>.</summary>
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
        /// <summary>Removes a user from a group.</summary>
        /// <param name="request">The user name, the name of the group, and the user pool if it is not the client's own.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>An empty response.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.UserNotFound"/>, <see cref="CognitoErrorCodes.ResourceNotFound"/> (the group does
        /// not exist).
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminRemoveUserFromGroup.html"/>
        public Task<AdminRemoveUserFromGroupResponse> AdminRemoveUserFromGroupAsync(
            AdminRemoveUserFromGroupRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                AdminRemoveUserFromGroupJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }

        /// <inheritdoc cref="AdminRemoveUserFromGroupAsync(AdminRemoveUserFromGroupRequest, CancellationToken)"/>
        /// <param name="username">The user name, or an alias that the user pool accepts for sign-in. 1 to 128 characters.</param>
        /// <param name="groupName">The name of the group. 1 to 128 characters.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
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
