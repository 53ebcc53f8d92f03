using System.Text;
using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.ListUserPoolClientsAsync(ListUserPoolClientsRequest, CancellationToken)"/>.</summary>
    public sealed record ListUserPoolClientsRequest
    {
        /// <summary>The ID of the user pool, or <see langword="null"/> for <see cref="CognitoClientOptions.UserPoolId"/>.</summary>
        public string? UserPoolId { get; init; }

        /// <summary>The maximum number of items per page, 1 to 60, or <see langword="null"/> for Cognito's default.</summary>
        public int? MaxResults { get; init; }

        /// <summary>The token that the previous page returned, or <see langword="null"/> for the first page.</summary>
        public string? NextToken { get; init; }

        /// <summary>
        /// The type of the app clients to list: <c>REGULAR</c>, <c>DCR</c> for dynamically registered app clients, or
        /// <see langword="null"/> to list all app clients.
        /// </summary>
        public string? ClientType { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.ListUserPoolClientsAsync(ListUserPoolClientsRequest, CancellationToken)"/>.</summary>
    public sealed record ListUserPoolClientsResponse
    {
        /// <summary>The app clients on this page.</summary>
        public IReadOnlyList<UserPoolClientDescription>? UserPoolClients { get; init; }

        /// <summary>The token for the next page, or <see langword="null"/> on the last page.</summary>
        public string? NextToken { get; init; }

        private bool PrintMembers(StringBuilder builder) => new MemberPrinter(builder).Add(UserPoolClients).Add(NextToken).Printed;
    }

    /// <summary>A summary of an app client (Cognito's UserPoolClientDescription).</summary>
    public sealed record UserPoolClientDescription
    {
        /// <summary>The ID of the app client.</summary>
        public string? ClientId { get; init; }

        /// <summary>The ID of the user pool that contains the app client.</summary>
        public string? UserPoolId { get; init; }

        /// <summary>The display name of the app client.</summary>
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
        /// <summary>Gets one page of the user pool's app clients.</summary>
        /// <param name="request">
        /// The type of app clients, the page to get and its size, and the user pool if it is not the client's own.
        /// </param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>The app clients on this page, and the token for the next page.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.ResourceNotFound"/> (the user pool does not exist).
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUserPoolClients.html"/>
        public Task<ListUserPoolClientsResponse> ListUserPoolClientsAsync(
            ListUserPoolClientsRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                ListUserPoolClientsJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }

        /// <summary>Gets all of the user pool's app clients, page by page.</summary>
        /// <param name="request">
        /// The type of app clients, the page to start from and the page size, and the user pool if it is not the client's own;
        /// <see langword="null"/> to list all app clients.
        /// </param>
        /// <param name="cancellationToken">A token that cancels the enumeration.</param>
        /// <returns>
        /// All app clients of the requested type, in the order in which Cognito returns them. Pages are requested as they are needed.
        /// </returns>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUserPoolClients.html"/>
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
