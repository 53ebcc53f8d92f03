using System.Text;
using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.ListResourceServersAsync(ListResourceServersRequest, CancellationToken)"/>.</summary>
    public sealed record ListResourceServersRequest
    {
        /// <summary>The ID of the user pool, or <see langword="null"/> for <see cref="CognitoClientOptions.UserPoolId"/>.</summary>
        public string? UserPoolId { get; init; }

        /// <summary>The maximum number of items per page, 1 to 50, or <see langword="null"/> for Cognito's default.</summary>
        public int? MaxResults { get; init; }

        /// <summary>The token that the previous page returned, or <see langword="null"/> for the first page.</summary>
        public string? NextToken { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.ListResourceServersAsync(ListResourceServersRequest, CancellationToken)"/>.</summary>
    public sealed record ListResourceServersResponse
    {
        /// <summary>The resource servers on this page.</summary>
        public IReadOnlyList<ResourceServer>? ResourceServers { get; init; }

        /// <summary>The token for the next page, or <see langword="null"/> on the last page.</summary>
        public string? NextToken { get; init; }

        private bool PrintMembers(StringBuilder builder) => new MemberPrinter(builder).Add(ResourceServers).Add(NextToken).Printed;
    }

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(ListResourceServersRequest)), JsonSerializable(typeof(ListResourceServersResponse))]
    internal sealed partial class ListResourceServersJson : JsonSerializerContext
    {
        internal static readonly Operation<ListResourceServersRequest, ListResourceServersResponse> Operation =
            new("ListResourceServers", new ListResourceServersJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Gets one page of the user pool's resource servers.</summary>
        /// <param name="request">The page to get and its size, and the user pool if it is not the client's own.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>The resource servers on this page, and the token for the next page.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.ResourceNotFound"/> (the user pool does not exist).
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListResourceServers.html"/>
        public Task<ListResourceServersResponse> ListResourceServersAsync(
            ListResourceServersRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                ListResourceServersJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }

        /// <summary>Gets all of the user pool's resource servers, page by page.</summary>
        /// <param name="request">
        /// The page to start from and the page size, and the user pool if it is not the client's own; <see langword="null"/> to list all
        /// resource servers.
        /// </param>
        /// <param name="cancellationToken">A token that cancels the enumeration.</param>
        /// <returns>
        /// All resource servers of the user pool, in the order in which Cognito returns them. Pages are requested as they are needed.
        /// </returns>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListResourceServers.html"/>
        public IAsyncEnumerable<ResourceServer> ListAllResourceServersAsync(
            ListResourceServersRequest? request = null, CancellationToken cancellationToken = default)
        {
            ListResourceServersRequest first = request ?? new();
            return Pages.ReadAsync("ListResourceServers", async (token, cancelled) =>
            {
                ListResourceServersResponse page = await ListResourceServersAsync(
                    first with { NextToken = token ?? first.NextToken }, cancelled).ConfigureAwait(false);
                return (page.ResourceServers, page.NextToken);
            }, cancellationToken);
        }
    }
}
