using System.Text;
using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.ListUserPoolsAsync(ListUserPoolsRequest, CancellationToken)"/>.</summary>
    public sealed record ListUserPoolsRequest
    {
        /// <summary>How many items a page may hold, at most 60.</summary>
        public required int MaxResults { get; init; }

        /// <summary>Where the next page begins, from the page before.</summary>
        public string? NextToken { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.ListUserPoolsAsync(ListUserPoolsRequest, CancellationToken)"/>.</summary>
    public sealed record ListUserPoolsResponse
    {
        /// <summary>The pools of this page.</summary>
        public IReadOnlyList<UserPoolDescription>? UserPools { get; init; }

        /// <summary>Where the next page begins; <see langword="null"/> on the last one.</summary>
        public string? NextToken { get; init; }

        private bool PrintMembers(StringBuilder builder) => new MemberPrinter(builder).Add(UserPools).Add(NextToken).Printed;
    }

    /// <summary>A user pool in a list (Cognito's UserPoolDescriptionType).</summary>
    public sealed record UserPoolDescription
    {
        /// <summary>Its id.</summary>
        public string? Id { get; init; }

        /// <summary>Its name.</summary>
        public string? Name { get; init; }

        /// <summary>Its Lambda triggers.</summary>
        public LambdaConfig? LambdaConfig { get; init; }

        /// <summary>Not used by Cognito any more. <c>Enabled</c> or <c>Disabled</c>.</summary>
        public string? Status { get; init; }

        /// <summary>When it was changed last.</summary>
        [JsonConverter(typeof(EpochSecondsConverter))]
        public DateTimeOffset? LastModifiedDate { get; init; }

        /// <summary>When it was made.</summary>
        [JsonConverter(typeof(EpochSecondsConverter))]
        public DateTimeOffset? CreationDate { get; init; }

        /// <summary>The regions that it is replicated to.</summary>
        public IReadOnlyList<string>? ReplicaRegions { get; init; }

        private bool PrintMembers(StringBuilder builder) => new MemberPrinter(builder)
            .Add(Id).Add(Name).Add(LambdaConfig).Add(Status).Add(LastModifiedDate).Add(CreationDate).Add(ReplicaRegions).Printed;
    }

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(ListUserPoolsRequest)), JsonSerializable(typeof(ListUserPoolsResponse))]
    internal sealed partial class ListUserPoolsJson : JsonSerializerContext
    {
        internal static readonly Operation<ListUserPoolsRequest, ListUserPoolsResponse> Operation =
            new("ListUserPools", new ListUserPoolsJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Reads a page of the account's user pools in this region.</summary>
        /// <exception cref="CognitoException">Worth catching: <see cref="CognitoErrorCodes.NotAuthorized"/>.</exception>
        public Task<ListUserPoolsResponse> ListUserPoolsAsync(ListUserPoolsRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(ListUserPoolsJson.Operation, request, cancellationToken);
        }

        /// <summary>
        /// Reads all of the account's user pools in this region, page by page, each page when its first item is asked for.
        /// </summary>
        /// <param name="request">Where to begin, and how large a page is; <see langword="null"/> for all from the start.</param>
        /// <param name="cancellationToken">Stops the calls.</param>
        public IAsyncEnumerable<UserPoolDescription> ListAllUserPoolsAsync(
            ListUserPoolsRequest? request = null, CancellationToken cancellationToken = default)
        {
            ListUserPoolsRequest first = request ?? new() { MaxResults = 60 };
            return Pages.ReadAsync("ListUserPools", async (token, cancelled) =>
            {
                ListUserPoolsResponse page = await ListUserPoolsAsync(
                    first with { NextToken = token ?? first.NextToken }, cancelled).ConfigureAwait(false);
                return (page.UserPools, page.NextToken);
            }, cancellationToken);
        }
    }
}
