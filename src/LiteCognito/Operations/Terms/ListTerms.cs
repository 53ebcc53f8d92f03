using System.Text;
using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.ListTermsAsync(ListTermsRequest, CancellationToken)"/>.</summary>
    public sealed record ListTermsRequest
    {
        /// <summary>The ID of the user pool, or <see langword="null"/> for <see cref="CognitoClientOptions.UserPoolId"/>.</summary>
        public string? UserPoolId { get; init; }

        /// <summary>The maximum number of items per page, 1 to 60, or <see langword="null"/> for Cognito's default.</summary>
        public int? MaxResults { get; init; }

        /// <summary>The token that the previous page returned, or <see langword="null"/> for the first page.</summary>
        public string? NextToken { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.ListTermsAsync(ListTermsRequest, CancellationToken)"/>.</summary>
    public sealed record ListTermsResponse
    {
        /// <summary>The terms documents on this page.</summary>
        public IReadOnlyList<TermsDescription>? Terms { get; init; }

        /// <summary>The token for the next page, or <see langword="null"/> on the last page.</summary>
        public string? NextToken { get; init; }

        private bool PrintMembers(StringBuilder builder) => new MemberPrinter(builder).Add(Terms).Add(NextToken).Printed;
    }

    /// <summary>A summary of a terms document (Cognito's TermsDescriptionType).</summary>
    public sealed record TermsDescription
    {
        /// <summary>The ID of the terms document, a UUID.</summary>
        public string? TermsId { get; init; }

        /// <summary>The name of the terms document.</summary>
        public string? TermsName { get; init; }

        /// <summary>The requirement for users to agree to the terms. The only value is <c>NONE</c>.</summary>
        public string? Enforcement { get; init; }

        /// <summary>The time when the terms document was created.</summary>
        [JsonConverter(typeof(EpochSecondsConverter))]
        public DateTimeOffset? CreationDate { get; init; }

        /// <summary>The time when the terms document was last changed.</summary>
        [JsonConverter(typeof(EpochSecondsConverter))]
        public DateTimeOffset? LastModifiedDate { get; init; }
    }

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(ListTermsRequest)), JsonSerializable(typeof(ListTermsResponse))]
    internal sealed partial class ListTermsJson : JsonSerializerContext
    {
        internal static readonly Operation<ListTermsRequest, ListTermsResponse> Operation =
            new("ListTerms", new ListTermsJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Gets one page of the user pool's terms documents.</summary>
        /// <param name="request">The page to get and its size, and the user pool if it is not the client's own.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>The terms documents on this page, and the token for the next page.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.ResourceNotFound"/> (the user pool does not exist).
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListTerms.html"/>
        public Task<ListTermsResponse> ListTermsAsync(ListTermsRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(ListTermsJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }

        /// <summary>Gets all of the user pool's terms documents, page by page.</summary>
        /// <param name="request">
        /// The page to start from and the page size, and the user pool if it is not the client's own; <see langword="null"/> to list all
        /// terms documents.
        /// </param>
        /// <param name="cancellationToken">A token that cancels the enumeration.</param>
        /// <returns>
        /// All terms documents of the user pool, in the order in which Cognito returns them. Pages are requested as they are needed.
        /// </returns>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListTerms.html"/>
        public IAsyncEnumerable<TermsDescription> ListAllTermsAsync(
            ListTermsRequest? request = null, CancellationToken cancellationToken = default)
        {
            ListTermsRequest first = request ?? new();
            return Pages.ReadAsync("ListTerms", async (token, cancelled) =>
            {
                ListTermsResponse page = await ListTermsAsync(
                    first with { NextToken = token ?? first.NextToken }, cancelled).ConfigureAwait(false);
                return (page.Terms, page.NextToken);
            }, cancellationToken);
        }
    }
}
