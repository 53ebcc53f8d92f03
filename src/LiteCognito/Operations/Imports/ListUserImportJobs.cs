using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.ListUserImportJobsAsync(ListUserImportJobsRequest, CancellationToken)"/>.</summary>
    public sealed record ListUserImportJobsRequest
    {
        /// <summary>How many items a page may hold, at most 60.</summary>
        public required int MaxResults { get; init; }

        /// <summary>The user pool; <see langword="null"/> for that of the client's options.</summary>
        public string? UserPoolId { get; init; }

        /// <summary>Where the next page begins, from the page before.</summary>
        public string? PaginationToken { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.ListUserImportJobsAsync(ListUserImportJobsRequest, CancellationToken)"/>.</summary>
    public sealed record ListUserImportJobsResponse : Redacted
    {
        /// <summary>The jobs of this page.</summary>
        public IReadOnlyList<UserImportJob>? UserImportJobs { get; init; }

        /// <summary>Where the next page begins; <see langword="null"/> on the last one.</summary>
        public string? PaginationToken { get; init; }
    }

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(ListUserImportJobsRequest)), JsonSerializable(typeof(ListUserImportJobsResponse))]
    internal sealed partial class ListUserImportJobsJson : JsonSerializerContext
    {
        internal static readonly Operation<ListUserImportJobsRequest, ListUserImportJobsResponse> Operation =
            new("ListUserImportJobs", new ListUserImportJobsJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Reads a page of the pool's imports of users.</summary>
        /// <exception cref="CognitoException">Worth catching: <see cref="CognitoErrorCodes.ResourceNotFound"/>.</exception>
        public Task<ListUserImportJobsResponse> ListUserImportJobsAsync(
            ListUserImportJobsRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                ListUserImportJobsJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }

        /// <summary>Reads all of the pool's imports of users, page by page, each page when its first item is asked for.</summary>
        /// <param name="request">Where to begin, and how large a page is; <see langword="null"/> for all from the start.</param>
        /// <param name="cancellationToken">Stops the calls.</param>
        public IAsyncEnumerable<UserImportJob> ListAllUserImportJobsAsync(
            ListUserImportJobsRequest? request = null, CancellationToken cancellationToken = default)
        {
            ListUserImportJobsRequest first = request ?? new() { MaxResults = 60 };
            return Pages.ReadAsync("ListUserImportJobs", async (token, cancelled) =>
            {
                ListUserImportJobsResponse page = await ListUserImportJobsAsync(
                    first with { PaginationToken = token ?? first.PaginationToken }, cancelled).ConfigureAwait(false);
                return (page.UserImportJobs, page.PaginationToken);
            }, cancellationToken);
        }
    }
}
