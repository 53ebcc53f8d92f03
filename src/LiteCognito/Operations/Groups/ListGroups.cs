using System.Text;
using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.ListGroupsAsync(ListGroupsRequest, CancellationToken)"/>.</summary>
    public sealed record ListGroupsRequest
    {
        /// <summary>The ID of the user pool, or <see langword="null"/> for <see cref="CognitoClientOptions.UserPoolId"/>.</summary>
        public string? UserPoolId { get; init; }

        /// <summary>The maximum number of items per page, 1 to 60, or <see langword="null"/> for Cognito's default.</summary>
        public int? Limit { get; init; }

        /// <summary>The token that the previous page returned, or <see langword="null"/> for the first page.</summary>
        public string? NextToken { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.ListGroupsAsync(ListGroupsRequest, CancellationToken)"/>.</summary>
    public sealed record ListGroupsResponse
    {
        /// <summary>The groups on this page.</summary>
        public IReadOnlyList<UserGroup>? Groups { get; init; }

        /// <summary>The token for the next page, or <see langword="null"/> on the last page.</summary>
        public string? NextToken { get; init; }

        private bool PrintMembers(StringBuilder builder) => new MemberPrinter(builder).Add(Groups).Add(NextToken).Printed;
    }

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(ListGroupsRequest)), JsonSerializable(typeof(ListGroupsResponse))]
    internal sealed partial class ListGroupsJson : JsonSerializerContext
    {
        internal static readonly Operation<ListGroupsRequest, ListGroupsResponse> Operation =
            new("ListGroups", new ListGroupsJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Gets one page of the user pool's groups.</summary>
        /// <param name="request">The page to get and its size, and the user pool if it is not the client's own.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>The groups on this page, and the token for the next page.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.ResourceNotFound"/> (the user pool does not exist).
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListGroups.html"/>
        public Task<ListGroupsResponse> ListGroupsAsync(ListGroupsRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(ListGroupsJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }

        /// <summary>Gets all of the user pool's groups, page by page.</summary>
        /// <param name="request">
        /// The page to start from and the page size, and the user pool if it is not the client's own; <see langword="null"/> to list all
        /// groups.
        /// </param>
        /// <param name="cancellationToken">A token that cancels the enumeration.</param>
        /// <returns>
        /// All groups of the user pool, in the order in which Cognito returns them. Pages are requested as they are needed.
        /// </returns>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListGroups.html"/>
        public IAsyncEnumerable<UserGroup> ListAllGroupsAsync(
            ListGroupsRequest? request = null, CancellationToken cancellationToken = default)
        {
            ListGroupsRequest first = request ?? new();
            return Pages.ReadAsync("ListGroups", async (token, cancelled) =>
            {
                ListGroupsResponse page = await ListGroupsAsync(
                    first with { NextToken = token ?? first.NextToken }, cancelled).ConfigureAwait(false);
                return (page.Groups, page.NextToken);
            }, cancellationToken);
        }
    }
}
