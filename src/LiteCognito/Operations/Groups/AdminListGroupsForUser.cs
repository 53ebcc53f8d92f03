using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>
    /// Input of <see cref="CognitoClient.AdminListGroupsForUserAsync(AdminListGroupsForUserRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record AdminListGroupsForUserRequest : Redacted
    {
        /// <summary>The user name, or an alias that the pool accepts for signing in. 1 to 128 characters.</summary>
        public required string Username { get; init; }

        /// <summary>The user pool; <see langword="null"/> for that of the client's options.</summary>
        public string? UserPoolId { get; init; }

        /// <summary>How many items a page may hold, at most 60.</summary>
        public int? Limit { get; init; }

        /// <summary>Where the next page begins, from the page before.</summary>
        public string? NextToken { get; init; }
    }

    /// <summary>
    /// Output of <see cref="CognitoClient.AdminListGroupsForUserAsync(AdminListGroupsForUserRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record AdminListGroupsForUserResponse
    {
        /// <summary>The groups of this page.</summary>
        public IReadOnlyList<UserGroup>? Groups { get; init; }

        /// <summary>Where the next page begins; <see langword="null"/> on the last one.</summary>
        public string? NextToken { get; init; }

        private bool PrintMembers(StringBuilder builder) => new MemberPrinter(builder).Add(Groups).Add(NextToken).Printed;
    }

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(AdminListGroupsForUserRequest)), JsonSerializable(typeof(AdminListGroupsForUserResponse))]
    internal sealed partial class AdminListGroupsForUserJson : JsonSerializerContext
    {
        internal static readonly Operation<AdminListGroupsForUserRequest, AdminListGroupsForUserResponse> Operation =
            new("AdminListGroupsForUser", new AdminListGroupsForUserJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Reads a page of the groups that a user is in.</summary>
        /// <exception cref="CognitoException">Worth catching: <see cref="CognitoErrorCodes.UserNotFound"/>.</exception>
        public Task<AdminListGroupsForUserResponse> AdminListGroupsForUserAsync(
            AdminListGroupsForUserRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                AdminListGroupsForUserJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }

        /// <summary>Reads all of the groups that a user is in, page by page, each page when its first item is asked for.</summary>
        [OverloadResolutionPriority(1)]
        public IAsyncEnumerable<UserGroup> AdminListAllGroupsForUserAsync(
            AdminListGroupsForUserRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return Pages.ReadAsync("AdminListGroupsForUser", async (token, cancelled) =>
            {
                AdminListGroupsForUserResponse page = await AdminListGroupsForUserAsync(
                    request with { NextToken = token ?? request.NextToken }, cancelled).ConfigureAwait(false);
                return (page.Groups, page.NextToken);
            }, cancellationToken);
        }

        /// <inheritdoc cref="AdminListAllGroupsForUserAsync(AdminListGroupsForUserRequest, CancellationToken)"/>
        public IAsyncEnumerable<UserGroup> AdminListAllGroupsForUserAsync(string username, CancellationToken cancellationToken = default)
        {
            ArgumentException.ThrowIfNullOrEmpty(username);
            return AdminListAllGroupsForUserAsync(new AdminListGroupsForUserRequest { Username = username }, cancellationToken);
        }
    }
}
