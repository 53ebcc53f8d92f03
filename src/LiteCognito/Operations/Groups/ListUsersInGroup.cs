using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.ListUsersInGroupAsync(ListUsersInGroupRequest, CancellationToken)"/>.</summary>
    public sealed record ListUsersInGroupRequest
    {
        /// <summary>The name of the group. 1 to 128 characters.</summary>
        public required string GroupName { get; init; }

        /// <summary>The ID of the user pool, or <see langword="null"/> for <see cref="CognitoClientOptions.UserPoolId"/>.</summary>
        public string? UserPoolId { get; init; }

        /// <summary>The maximum number of items per page, 1 to 60, or <see langword="null"/> for Cognito's default.</summary>
        public int? Limit { get; init; }

        /// <summary>The token that the previous page returned, or <see langword="null"/> for the first page.</summary>
        public string? NextToken { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.ListUsersInGroupAsync(ListUsersInGroupRequest, CancellationToken)"/>.</summary>
    public sealed record ListUsersInGroupResponse : Redacted
    {
        /// <summary>The users on this page.</summary>
        public IReadOnlyList<CognitoUser>? Users { get; init; }

        /// <summary>The token for the next page, or <see langword="null"/> on the last page.</summary>
        public string? NextToken { get; init; }
    }

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(ListUsersInGroupRequest)), JsonSerializable(typeof(ListUsersInGroupResponse))]
    internal sealed partial class ListUsersInGroupJson : JsonSerializerContext
    {
        internal static readonly Operation<ListUsersInGroupRequest, ListUsersInGroupResponse> Operation =
            new("ListUsersInGroup", new ListUsersInGroupJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Gets one page of the users in a group.</summary>
        /// <param name="request">
        /// The name of the group, the page to get and its size, and the user pool if it is not the client's own.
        /// </param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>The users on this page, and the token for the next page.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.ResourceNotFound"/> (the group does not exist).
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUsersInGroup.html"/>
        public Task<ListUsersInGroupResponse> ListUsersInGroupAsync(
            ListUsersInGroupRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                ListUsersInGroupJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }

        /// <summary>Gets all users in a group, page by page.</summary>
        /// <param name="request">
        /// The name of the group, the page to start from and the page size, and the user pool if it is not the client's own.
        /// </param>
        /// <param name="cancellationToken">A token that cancels the enumeration.</param>
        /// <returns>All users in the group, in the order in which Cognito returns them. Pages are requested as they are needed.</returns>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUsersInGroup.html"/>
        [OverloadResolutionPriority(1)]
        public IAsyncEnumerable<CognitoUser> ListAllUsersInGroupAsync(
            ListUsersInGroupRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return Pages.ReadAsync("ListUsersInGroup", async (token, cancelled) =>
            {
                ListUsersInGroupResponse page = await ListUsersInGroupAsync(
                    request with { NextToken = token ?? request.NextToken }, cancelled).ConfigureAwait(false);
                return (page.Users, page.NextToken);
            }, cancellationToken);
        }

        /// <inheritdoc cref="ListAllUsersInGroupAsync(ListUsersInGroupRequest, CancellationToken)"/>
        /// <param name="groupName">The name of the group. 1 to 128 characters.</param>
        /// <param name="cancellationToken">A token that cancels the enumeration.</param>
        public IAsyncEnumerable<CognitoUser> ListAllUsersInGroupAsync(string groupName, CancellationToken cancellationToken = default)
        {
            ArgumentException.ThrowIfNullOrEmpty(groupName);
            return ListAllUsersInGroupAsync(new ListUsersInGroupRequest { GroupName = groupName }, cancellationToken);
        }
    }
}
