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
        /// <summary>The user name, or an alias that the user pool accepts for sign-in. 1 to 128 characters.</summary>
        public required string Username { get; init; }

        /// <summary>The ID of the user pool, or <see langword="null"/> for <see cref="CognitoClientOptions.UserPoolId"/>.</summary>
        public string? UserPoolId { get; init; }

        /// <summary>The maximum number of items per page, 1 to 60, or <see langword="null"/> for Cognito's default.</summary>
        public int? Limit { get; init; }

        /// <summary>The token that the previous page returned, or <see langword="null"/> for the first page.</summary>
        public string? NextToken { get; init; }
    }

    /// <summary>
    /// Output of <see cref="CognitoClient.AdminListGroupsForUserAsync(AdminListGroupsForUserRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record AdminListGroupsForUserResponse
    {
        /// <summary>The groups on this page.</summary>
        public IReadOnlyList<UserGroup>? Groups { get; init; }

        /// <summary>The token for the next page, or <see langword="null"/> on the last page.</summary>
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
        /// <summary>Gets one page of a user's groups.</summary>
        /// <param name="request">The user name, the page to get and its size, and the user pool if it is not the client's own.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>The groups on this page, and the token for the next page.</returns>
        /// <exception cref="CognitoException">Common codes: <see cref="CognitoErrorCodes.UserNotFound"/>.</exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminListGroupsForUser.html"/>
        public Task<AdminListGroupsForUserResponse> AdminListGroupsForUserAsync(
            AdminListGroupsForUserRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                AdminListGroupsForUserJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }

        /// <summary>Gets all of a user's groups, page by page.</summary>
        /// <param name="request">
        /// The user name, the page to start from and the page size, and the user pool if it is not the client's own.
        /// </param>
        /// <param name="cancellationToken">A token that cancels the enumeration.</param>
        /// <returns>All groups of the user, in the order in which Cognito returns them. Pages are requested as they are needed.</returns>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminListGroupsForUser.html"/>
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
        /// <param name="username">The user name, or an alias that the user pool accepts for sign-in. 1 to 128 characters.</param>
        /// <param name="cancellationToken">A token that cancels the enumeration.</param>
        public IAsyncEnumerable<UserGroup> AdminListAllGroupsForUserAsync(string username, CancellationToken cancellationToken = default)
        {
            ArgumentException.ThrowIfNullOrEmpty(username);
            return AdminListAllGroupsForUserAsync(new AdminListGroupsForUserRequest { Username = username }, cancellationToken);
        }
    }
}
