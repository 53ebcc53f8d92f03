using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.ListUsersAsync(ListUsersRequest, CancellationToken)"/>.</summary>
    public sealed record ListUsersRequest : Redacted
    {
        /// <summary>The user pool; <see langword="null"/> for that of the client's options.</summary>
        public string? UserPoolId { get; init; }

        /// <summary>The attributes to return, which every user must have; <see langword="null"/> for all.</summary>
        public IReadOnlyList<string>? AttributesToGet { get; init; }

        /// <summary>How many items a page may hold, at most 60.</summary>
        public int? Limit { get; init; }

        /// <summary>Where the next page begins, from the page before.</summary>
        public string? PaginationToken { get; init; }

        /// <summary>
        /// Which users to list, by one attribute: <c>email = "alice@example.com"</c>, or <c>^=</c> for the beginning of its value.
        /// <see langword="null"/> for all. At most 256 characters.
        /// </summary>
        public string? Filter { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.ListUsersAsync(ListUsersRequest, CancellationToken)"/>.</summary>
    public sealed record ListUsersResponse : Redacted
    {
        /// <summary>The users of this page.</summary>
        public IReadOnlyList<CognitoUser>? Users { get; init; }

        /// <summary>Where the next page begins; <see langword="null"/> on the last one.</summary>
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
        /// <summary>Reads a page of the pool's users.</summary>
        /// <exception cref="CognitoException">
        /// Worth catching: <see cref="CognitoErrorCodes.ResourceNotFound"/>, <see cref="CognitoErrorCodes.InvalidParameter"/> (the filter
        /// is not understood).
        /// </exception>
        public Task<ListUsersResponse> ListUsersAsync(ListUsersRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(ListUsersJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }

        /// <summary>Reads all of the pool's users, page by page, each page when its first item is asked for.</summary>
        /// <param name="request">
        /// Which ones, where to begin, and how large a page is; <see langword="null"/> for all from the start.
        /// </param>
        /// <param name="cancellationToken">Stops the calls.</param>
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
