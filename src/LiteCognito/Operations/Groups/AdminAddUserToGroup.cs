using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.AdminAddUserToGroupAsync(AdminAddUserToGroupRequest, CancellationToken)"/>.</summary>
    public sealed record AdminAddUserToGroupRequest : Redacted
    {
        /// <summary>The user name, or an alias that the user pool accepts for sign-in. 1 to 128 characters.</summary>
        public required string Username { get; init; }

        /// <summary>The name of the group. 1 to 128 characters.</summary>
        public required string GroupName { get; init; }

        /// <summary>The ID of the user pool, or <see langword="null"/> for <see cref="CognitoClientOptions.UserPoolId"/>.</summary>
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
        /// <summary>Adds a user to a group. The call has no effect if the user is already a member.</summary>
        /// <param name="request">The user name, the name of the group, and the user pool if it is not the client's own.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>An empty response.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.UserNotFound"/>, <see cref="CognitoErrorCodes.ResourceNotFound"/> (the group does
        /// not exist).
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminAddUserToGroup.html"/>
        public Task<AdminAddUserToGroupResponse> AdminAddUserToGroupAsync(
            AdminAddUserToGroupRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                AdminAddUserToGroupJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }

        /// <inheritdoc cref="AdminAddUserToGroupAsync(AdminAddUserToGroupRequest, CancellationToken)"/>
        /// <param name="username">The user name, or an alias that the user pool accepts for sign-in. 1 to 128 characters.</param>
        /// <param name="groupName">The name of the group. 1 to 128 characters.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
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
