using System.Text;
using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.ListUserPoolsAsync(ListUserPoolsRequest, CancellationToken)"/>.</summary>
    public sealed record ListUserPoolsRequest
    {
        /// <summary>The maximum number of items per page, 1 to 60.</summary>
        public required int MaxResults { get; init; }

        /// <summary>The token that the previous page returned, or <see langword="null"/> for the first page.</summary>
        public string? NextToken { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.ListUserPoolsAsync(ListUserPoolsRequest, CancellationToken)"/>.</summary>
    public sealed record ListUserPoolsResponse
    {
        /// <summary>The user pools on this page.</summary>
        public IReadOnlyList<UserPoolDescription>? UserPools { get; init; }

        /// <summary>The token for the next page, or <see langword="null"/> on the last page.</summary>
        public string? NextToken { get; init; }

        private bool PrintMembers(StringBuilder builder) => new MemberPrinter(builder).Add(UserPools).Add(NextToken).Printed;
    }

    /// <summary>A summary of a user pool (Cognito's UserPoolDescriptionType).</summary>
    public sealed record UserPoolDescription
    {
        /// <summary>The ID of the user pool.</summary>
        public string? Id { get; init; }

        /// <summary>The name of the user pool.</summary>
        public string? Name { get; init; }

        /// <summary>The Lambda triggers of the user pool.</summary>
        public LambdaConfig? LambdaConfig { get; init; }

        /// <summary>A status that Cognito no longer uses: <c>Enabled</c> or <c>Disabled</c>.</summary>
        public string? Status { get; init; }

        /// <summary>The time when the user pool was last changed.</summary>
        [JsonConverter(typeof(EpochSecondsConverter))]
        public DateTimeOffset? LastModifiedDate { get; init; }

        /// <summary>The time when the user pool was created.</summary>
        [JsonConverter(typeof(EpochSecondsConverter))]
        public DateTimeOffset? CreationDate { get; init; }

        /// <summary>The AWS regions that the user pool is replicated to.</summary>
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
        /// <summary>Gets one page of the AWS account's user pools in the client's region.</summary>
        /// <param name="request">The page to get and its size.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>The user pools on this page, and the token for the next page.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.NotAuthorized"/> (the credentials do not allow the call).
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUserPools.html"/>
        public Task<ListUserPoolsResponse> ListUserPoolsAsync(ListUserPoolsRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(ListUserPoolsJson.Operation, request, cancellationToken);
        }

        /// <summary>Gets all of the AWS account's user pools in the client's region, page by page.</summary>
        /// <param name="request">The page to start from and the page size; <see langword="null"/> to list all user pools.</param>
        /// <param name="cancellationToken">A token that cancels the enumeration.</param>
        /// <returns>
        /// All user pools in the region, in the order in which Cognito returns them. Pages are requested as they are needed.
        /// </returns>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUserPools.html"/>
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
