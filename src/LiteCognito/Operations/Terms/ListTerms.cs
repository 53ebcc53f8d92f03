using System.Text;
using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.ListTermsAsync(ListTermsRequest, CancellationToken)"/>.</summary>
    public sealed record ListTermsRequest
    {
        /// <summary>The user pool; <see langword="null"/> for that of the client's options.</summary>
        public string? UserPoolId { get; init; }

        /// <summary>How many items a page may hold, at most 60.</summary>
        public int? MaxResults { get; init; }

        /// <summary>Where the next page begins, from the page before.</summary>
        public string? NextToken { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.ListTermsAsync(ListTermsRequest, CancellationToken)"/>.</summary>
    public sealed record ListTermsResponse
    {
        /// <summary>The documents of this page.</summary>
        public IReadOnlyList<TermsDescription>? Terms { get; init; }

        /// <summary>Where the next page begins; <see langword="null"/> on the last one.</summary>
        public string? NextToken { get; init; }

        private bool PrintMembers(StringBuilder builder) => new MemberPrinter(builder).Add(Terms).Add(NextToken).Printed;
    }

    /// <summary>A document of terms in a list (Cognito's TermsDescriptionType).</summary>
    public sealed record TermsDescription
    {
        /// <summary>Its id, a UUID.</summary>
        public string? TermsId { get; init; }

        /// <summary>Its name.</summary>
        public string? TermsName { get; init; }

        /// <summary>Whether users must agree. <c>NONE</c> is the only value.</summary>
        public string? Enforcement { get; init; }

        /// <summary>When it was made.</summary>
        [JsonConverter(typeof(EpochSecondsConverter))]
        public DateTimeOffset? CreationDate { get; init; }

        /// <summary>When it was changed last.</summary>
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
        /// <summary>Reads a page of the pool's documents of terms.</summary>
        /// <exception cref="CognitoException">Worth catching: <see cref="CognitoErrorCodes.ResourceNotFound"/>.</exception>
        public Task<ListTermsResponse> ListTermsAsync(ListTermsRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(ListTermsJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }

        /// <summary>Reads all of the pool's documents of terms, page by page, each page when its first item is asked for.</summary>
        /// <param name="request">Where to begin, and how large a page is; <see langword="null"/> for all from the start.</param>
        /// <param name="cancellationToken">Stops the calls.</param>
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
