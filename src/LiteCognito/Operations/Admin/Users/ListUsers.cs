using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.ListUsersAsync(ListUsersRequest, CancellationToken)"/>.</summary>
    public sealed record ListUsersRequest : Redacted
    {
        /// <summary>The ID of the user pool, or <see langword="null"/> for <see cref="CognitoClientOptions.UserPoolId"/>.</summary>
        public string? UserPoolId { get; init; }

        /// <summary>
        /// The names of the attributes to return, or <see langword="null"/> for all attributes. The call fails if a user in the result has
        /// no value for one of them.
        /// </summary>
        public IReadOnlyList<string>? AttributesToGet { get; init; }

        /// <summary>The maximum number of items per page, 1 to 60, or <see langword="null"/> for Cognito's default.</summary>
        public int? Limit { get; init; }

        /// <summary>The token that the previous page returned, or <see langword="null"/> for the first page.</summary>
        public string? PaginationToken { get; init; }

        /// <summary>
        /// A filter on one attribute, such as <c>email = "alice@example.com"</c>, or <see langword="null"/> to list all users. Use
        /// <c>^=</c> instead of <c>=</c> to match the beginning of the value. At most 256 characters.
        /// </summary>
        public string? Filter { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.ListUsersAsync(ListUsersRequest, CancellationToken)"/>.</summary>
    public sealed record ListUsersResponse : Redacted
    {
        /// <summary>The users on this page.</summary>
        public IReadOnlyList<CognitoUser>? Users { get; init; }

        /// <summary>The token for the next page, or <see langword="null"/> on the last page.</summary>
        public string? PaginationToken { get; init; }
    }

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(ListUsersRequest)), JsonSerializable(typeof(ListUsersResponse))]
    internal sealed partial class ListUsersJson : JsonSerializerContext
    {
        internal static readonly Operation<ListUsersRequest, ListUsersResponse> Operation =
            new("ListUsers", new ListUsersJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Gets one page of the user pool's users.</summary>
        /// <param name="request">The filter, the page to get and its size, and the user pool if it is not the client's own.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>The users on this page, and the token for the next page.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.ResourceNotFound"/> (the user pool does not exist),
        /// <see cref="CognitoErrorCodes.InvalidParameter"/> (the filter is not valid).
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUsers.html"/>
        public Task<ListUsersResponse> ListUsersAsync(ListUsersRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(ListUsersJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }

        /// <summary>Gets all of the user pool's users, or all users who match a filter, page by page.</summary>
        /// <param name="request">
        /// The filter, the page to start from and the page size, and the user pool if it is not the client's own; <see langword="null"/> to
        /// list all users.
        /// </param>
        /// <param name="cancellationToken">A token that cancels the enumeration.</param>
        /// <returns>
        /// All users who match the filter, in the order in which Cognito returns them. Pages are requested as they are needed.
        /// </returns>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUsers.html"/>
        public IAsyncEnumerable<CognitoUser> ListAllUsersAsync(
            ListUsersRequest? request = null, CancellationToken cancellationToken = default)
        {
            ListUsersRequest first = request ?? new();
            return Pages.ReadAsync("ListUsers", async (token, cancelled) =>
            {
                ListUsersResponse page = await ListUsersAsync(
                    first with { PaginationToken = token ?? first.PaginationToken }, cancelled).ConfigureAwait(false);
                return (page.Users, page.PaginationToken);
            }, cancellationToken);
        }
    }
}
