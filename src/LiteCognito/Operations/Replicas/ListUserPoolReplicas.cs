using System.Text;
using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.ListUserPoolReplicasAsync(ListUserPoolReplicasRequest, CancellationToken)"/>.</summary>
    public sealed record ListUserPoolReplicasRequest
    {
        /// <summary>The user pool; <see langword="null"/> for that of the client's options.</summary>
        public string? UserPoolId { get; init; }

        /// <summary>Where the next page begins, from the page before.</summary>
        public string? NextToken { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.ListUserPoolReplicasAsync(ListUserPoolReplicasRequest, CancellationToken)"/>.</summary>
    public sealed record ListUserPoolReplicasResponse
    {
        /// <summary>The replicas of this page.</summary>
        public IReadOnlyList<UserPoolReplica>? UserPoolReplicas { get; init; }

        /// <summary>Where the next page begins; <see langword="null"/> on the last one.</summary>
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
        /// <summary>Reads a page of the pool's replicas.</summary>
        /// <exception cref="CognitoException">Worth catching: <see cref="CognitoErrorCodes.ResourceNotFound"/>.</exception>
        public Task<ListUserPoolReplicasResponse> ListUserPoolReplicasAsync(
            ListUserPoolReplicasRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                ListUserPoolReplicasJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }

        /// <summary>Reads all of the pool's replicas, page by page, each page when its first item is asked for.</summary>
        /// <param name="request">Where to begin, and how large a page is; <see langword="null"/> for all from the start.</param>
        /// <param name="cancellationToken">Stops the calls.</param>
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
