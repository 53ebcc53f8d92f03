using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.ListUsersInGroupAsync(ListUsersInGroupRequest, CancellationToken)"/>.</summary>
    public sealed record ListUsersInGroupRequest
    {
        /// <summary>The group's name. 1 to 128 characters.</summary>
        public required string GroupName { get; init; }

        /// <summary>The user pool; <see langword="null"/> for that of the client's options.</summary>
        public string? UserPoolId { get; init; }

        /// <summary>How many items a page may hold, at most 60.</summary>
        public int? Limit { get; init; }

        /// <summary>Where the next page begins, from the page before.</summary>
        public string? NextToken { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.ListUsersInGroupAsync(ListUsersInGroupRequest, CancellationToken)"/>.</summary>
    public sealed record ListUsersInGroupResponse : Redacted
    {
        /// <summary>The users of this page.</summary>
        public IReadOnlyList<CognitoUser>? Users { get; init; }

        /// <summary>Where the next page begins; <see langword="null"/> on the last one.</summary>
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
        /// <summary>Reads a page of the users in a group.</summary>
        /// <exception cref="CognitoException">Worth catching: <see cref="CognitoErrorCodes.ResourceNotFound"/> (no such group).</exception>
        public Task<ListUsersInGroupResponse> ListUsersInGroupAsync(
            ListUsersInGroupRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                ListUsersInGroupJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }

        /// <summary>Reads all of the users in a group, page by page, each page when its first item is asked for.</summary>
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
        public IAsyncEnumerable<CognitoUser> ListAllUsersInGroupAsync(string groupName, CancellationToken cancellationToken = default)
        {
            ArgumentException.ThrowIfNullOrEmpty(groupName);
            return ListAllUsersInGroupAsync(new ListUsersInGroupRequest { GroupName = groupName }, cancellationToken);
        }
    }
}
