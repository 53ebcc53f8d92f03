using System.Text;
using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.ListUserPoolClientsAsync(ListUserPoolClientsRequest, CancellationToken)"/>.</summary>
    public sealed record ListUserPoolClientsRequest
    {
        /// <summary>The user pool; <see langword="null"/> for that of the client's options.</summary>
        public string? UserPoolId { get; init; }

        /// <summary>How many items a page may hold, at most 60.</summary>
        public int? MaxResults { get; init; }

        /// <summary>Where the next page begins, from the page before.</summary>
        public string? NextToken { get; init; }

        /// <summary>
        /// Which app clients to list: <c>REGULAR</c>, or <c>DCR</c> for those that registered themselves; <see langword="null"/> for all.
        /// </summary>
        public string? ClientType { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.ListUserPoolClientsAsync(ListUserPoolClientsRequest, CancellationToken)"/>.</summary>
    public sealed record ListUserPoolClientsResponse
    {
        /// <summary>The app clients of this page.</summary>
        public IReadOnlyList<UserPoolClientDescription>? UserPoolClients { get; init; }

        /// <summary>Where the next page begins; <see langword="null"/> on the last one.</summary>
        public string? NextToken { get; init; }

        private bool PrintMembers(StringBuilder builder) => new MemberPrinter(builder).Add(UserPoolClients).Add(NextToken).Printed;
    }

    /// <summary>An app client in a list.</summary>
    public sealed record UserPoolClientDescription
    {
        /// <summary>Its id.</summary>
        public string? ClientId { get; init; }

        /// <summary>The user pool that it is in.</summary>
        public string? UserPoolId { get; init; }

        /// <summary>Its name.</summary>
        public string? ClientName { get; init; }
    }

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(ListUserPoolClientsRequest)), JsonSerializable(typeof(ListUserPoolClientsResponse))]
    internal sealed partial class ListUserPoolClientsJson : JsonSerializerContext
    {
        internal static readonly Operation<ListUserPoolClientsRequest, ListUserPoolClientsResponse> Operation =
            new("ListUserPoolClients", new ListUserPoolClientsJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Reads a page of the pool's app clients.</summary>
        /// <exception cref="CognitoException">Worth catching: <see cref="CognitoErrorCodes.ResourceNotFound"/>.</exception>
        public Task<ListUserPoolClientsResponse> ListUserPoolClientsAsync(
            ListUserPoolClientsRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                ListUserPoolClientsJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }

        /// <summary>Reads all of the pool's app clients, page by page, each page when its first item is asked for.</summary>
        /// <param name="request">
        /// Which ones, where to begin, and how large a page is; <see langword="null"/> for all from the start.
        /// </param>
        /// <param name="cancellationToken">Stops the calls.</param>
        public IAsyncEnumerable<UserPoolClientDescription> ListAllUserPoolClientsAsync(
            ListUserPoolClientsRequest? request = null, CancellationToken cancellationToken = default)
        {
            ListUserPoolClientsRequest first = request ?? new();
            return Pages.ReadAsync("ListUserPoolClients", async (token, cancelled) =>
            {
                ListUserPoolClientsResponse page = await ListUserPoolClientsAsync(
                    first with { NextToken = token ?? first.NextToken }, cancelled).ConfigureAwait(false);
                return (page.UserPoolClients, page.NextToken);
            }, cancellationToken);
        }
    }
}
