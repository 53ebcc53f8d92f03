using System.Text;
using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.ListGroupsAsync(ListGroupsRequest, CancellationToken)"/>.</summary>
    public sealed record ListGroupsRequest
    {
        /// <summary>The user pool; <see langword="null"/> for that of the client's options.</summary>
        public string? UserPoolId { get; init; }

        /// <summary>How many items a page may hold, at most 60.</summary>
        public int? Limit { get; init; }

        /// <summary>Where the next page begins, from the page before.</summary>
        public string? NextToken { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.ListGroupsAsync(ListGroupsRequest, CancellationToken)"/>.</summary>
    public sealed record ListGroupsResponse
    {
        /// <summary>The groups of this page.</summary>
        public IReadOnlyList<UserGroup>? Groups { get; init; }

        /// <summary>Where the next page begins; <see langword="null"/> on the last one.</summary>
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
        /// <summary>Reads a page of the pool's groups.</summary>
        /// <exception cref="CognitoException">Worth catching: <see cref="CognitoErrorCodes.ResourceNotFound"/>.</exception>
        public Task<ListGroupsResponse> ListGroupsAsync(ListGroupsRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(ListGroupsJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }

        /// <summary>Reads all of the pool's groups, page by page, each page when its first item is asked for.</summary>
        /// <param name="request">Where to begin, and how large a page is; <see langword="null"/> for all from the start.</param>
        /// <param name="cancellationToken">Stops the calls.</param>
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
