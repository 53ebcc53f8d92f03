using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.ListUserImportJobsAsync(ListUserImportJobsRequest, CancellationToken)"/>.</summary>
    public sealed record ListUserImportJobsRequest
    {
        /// <summary>The maximum number of items per page, 1 to 60.</summary>
        public required int MaxResults { get; init; }

        /// <summary>The ID of the user pool, or <see langword="null"/> for <see cref="CognitoClientOptions.UserPoolId"/>.</summary>
        public string? UserPoolId { get; init; }

        /// <summary>The token that the previous page returned, or <see langword="null"/> for the first page.</summary>
        public string? PaginationToken { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.ListUserImportJobsAsync(ListUserImportJobsRequest, CancellationToken)"/>.</summary>
    public sealed record ListUserImportJobsResponse : Redacted
    {
        /// <summary>The import jobs on this page.</summary>
        public IReadOnlyList<UserImportJob>? UserImportJobs { get; init; }

        /// <summary>The token for the next page, or <see langword="null"/> on the last page.</summary>
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
        /// <summary>Gets one page of the user pool's import jobs.</summary>
        /// <param name="request">The page to get and its size, and the user pool if it is not the client's own.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>The import jobs on this page, and the token for the next page.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.ResourceNotFound"/> (the user pool does not exist).
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUserImportJobs.html"/>
        public Task<ListUserImportJobsResponse> ListUserImportJobsAsync(
            ListUserImportJobsRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                ListUserImportJobsJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }

        /// <summary>Gets all of the user pool's import jobs, page by page.</summary>
        /// <param name="request">
        /// The page to start from and the page size, and the user pool if it is not the client's own; <see langword="null"/> to list all
        /// import jobs.
        /// </param>
        /// <param name="cancellationToken">A token that cancels the enumeration.</param>
        /// <returns>
        /// All import jobs of the user pool, in the order in which Cognito returns them. Pages are requested as they are needed.
        /// </returns>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUserImportJobs.html"/>
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
