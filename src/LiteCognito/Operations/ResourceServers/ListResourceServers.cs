using System.Text;
using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.ListResourceServersAsync(ListResourceServersRequest, CancellationToken)"/>.</summary>
    public sealed record ListResourceServersRequest
    {
        /// <summary>The user pool; <see langword="null"/> for that of the client's options.</summary>
        public string? UserPoolId { get; init; }

        /// <summary>How many items a page may hold, at most 50.</summary>
        public int? MaxResults { get; init; }

        /// <summary>Where the next page begins, from the page before.</summary>
        public string? NextToken { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.ListResourceServersAsync(ListResourceServersRequest, CancellationToken)"/>.</summary>
    public sealed record ListResourceServersResponse
    {
        /// <summary>The resource servers of this page.</summary>
        public IReadOnlyList<ResourceServer>? ResourceServers { get; init; }

        /// <summary>Where the next page begins; <see langword="null"/> on the last one.</summary>
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
        /// <summary>Reads a page of the pool's resource servers.</summary>
        /// <exception cref="CognitoException">Worth catching: <see cref="CognitoErrorCodes.ResourceNotFound"/>.</exception>
        public Task<ListResourceServersResponse> ListResourceServersAsync(
            ListResourceServersRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                ListResourceServersJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }

        /// <summary>Reads all of the pool's resource servers, page by page, each page when its first item is asked for.</summary>
        /// <param name="request">Where to begin, and how large a page is; <see langword="null"/> for all from the start.</param>
        /// <param name="cancellationToken">Stops the calls.</param>
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
