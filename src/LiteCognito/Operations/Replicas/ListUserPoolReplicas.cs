using System.Text;
using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.ListUserPoolReplicasAsync(ListUserPoolReplicasRequest, CancellationToken)"/>.</summary>
    public sealed record ListUserPoolReplicasRequest
    {
        /// <summary>The ID of the user pool, or <see langword="null"/> for <see cref="CognitoClientOptions.UserPoolId"/>.</summary>
        public string? UserPoolId { get; init; }

        /// <summary>The token that the previous page returned, or <see langword="null"/> for the first page.</summary>
        public string? NextToken { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.ListUserPoolReplicasAsync(ListUserPoolReplicasRequest, CancellationToken)"/>.</summary>
    public sealed record ListUserPoolReplicasResponse
    {
        /// <summary>The replicas on this page.</summary>
        public IReadOnlyList<UserPoolReplica>? UserPoolReplicas { get; init; }

        /// <summary>The token for the next page, or <see langword="null"/> on the last page.</summary>
        public string? NextToken { get; init; }

        private bool PrintMembers(StringBuilder builder) => new MemberPrinter(builder).Add(UserPoolReplicas).Add(NextToken).Printed;
    }

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(ListUserPoolReplicasRequest)), JsonSerializable(typeof(ListUserPoolReplicasResponse))]
    internal sealed partial class ListUserPoolReplicasJson : JsonSerializerContext
    {
        internal static readonly Operation<ListUserPoolReplicasRequest, ListUserPoolReplicasResponse> Operation =
            new("ListUserPoolReplicas", new ListUserPoolReplicasJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Gets one page of the user pool's replicas.</summary>
        /// <param name="request">The page to get, and the user pool if it is not the client's own.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>The replicas on this page, and the token for the next page.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.ResourceNotFound"/> (the user pool does not exist).
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUserPoolReplicas.html"/>
        public Task<ListUserPoolReplicasResponse> ListUserPoolReplicasAsync(
            ListUserPoolReplicasRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                ListUserPoolReplicasJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }

        /// <summary>Gets all of the user pool's replicas, page by page.</summary>
        /// <param name="request">
        /// The page to start from, and the user pool if it is not the client's own; <see langword="null"/> to list all replicas.
        /// </param>
        /// <param name="cancellationToken">A token that cancels the enumeration.</param>
        /// <returns>
        /// All replicas of the user pool, in the order in which Cognito returns them. Pages are requested as they are needed.
        /// </returns>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUserPoolReplicas.html"/>
        public IAsyncEnumerable<UserPoolReplica> ListAllUserPoolReplicasAsync(
            ListUserPoolReplicasRequest? request = null, CancellationToken cancellationToken = default)
        {
            ListUserPoolReplicasRequest first = request ?? new();
            return Pages.ReadAsync("ListUserPoolReplicas", async (token, cancelled) =>
            {
                ListUserPoolReplicasResponse page = await ListUserPoolReplicasAsync(
                    first with { NextToken = token ?? first.NextToken }, cancelled).ConfigureAwait(false);
                return (page.UserPoolReplicas, page.NextToken);
            }, cancellationToken);
        }
    }
}
