using System.Text;
using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.ListIdentityProvidersAsync(ListIdentityProvidersRequest, CancellationToken)"/>.</summary>
    public sealed record ListIdentityProvidersRequest
    {
        /// <summary>The ID of the user pool, or <see langword="null"/> for <see cref="CognitoClientOptions.UserPoolId"/>.</summary>
        public string? UserPoolId { get; init; }

        /// <summary>The maximum number of items per page, 1 to 60, or <see langword="null"/> for Cognito's default.</summary>
        public int? MaxResults { get; init; }

        /// <summary>The token that the previous page returned, or <see langword="null"/> for the first page.</summary>
        public string? NextToken { get; init; }
    }

    /// <summary>
    /// Output of <see cref="CognitoClient.ListIdentityProvidersAsync(ListIdentityProvidersRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record ListIdentityProvidersResponse
    {
        /// <summary>The identity providers on this page.</summary>
        public IReadOnlyList<ProviderDescription>? Providers { get; init; }

        /// <summary>The token for the next page, or <see langword="null"/> on the last page.</summary>
        public string? NextToken { get; init; }

        private bool PrintMembers(StringBuilder builder) => new MemberPrinter(builder).Add(Providers).Add(NextToken).Printed;
    }

    /// <summary>A summary of an identity provider (Cognito's ProviderDescription).</summary>
    public sealed record ProviderDescription
    {
        /// <summary>The name of the identity provider.</summary>
        public string? ProviderName { get; init; }

        /// <summary>
        /// The type of the identity provider: <c>SAML</c>, <c>Facebook</c>, <c>Google</c>, <c>LoginWithAmazon</c>, <c>SignInWithApple</c>
        /// or <c>OIDC</c>.
        /// </summary>
        public string? ProviderType { get; init; }

        /// <summary>The time when the identity provider was last changed.</summary>
        [JsonConverter(typeof(EpochSecondsConverter))]
        public DateTimeOffset? LastModifiedDate { get; init; }

        /// <summary>The time when the identity provider was created.</summary>
        [JsonConverter(typeof(EpochSecondsConverter))]
        public DateTimeOffset? CreationDate { get; init; }
    }

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(ListIdentityProvidersRequest)), JsonSerializable(typeof(ListIdentityProvidersResponse))]
    internal sealed partial class ListIdentityProvidersJson : JsonSerializerContext
    {
        internal static readonly Operation<ListIdentityProvidersRequest, ListIdentityProvidersResponse> Operation =
            new("ListIdentityProviders", new ListIdentityProvidersJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Gets one page of the user pool's identity providers.</summary>
        /// <param name="request">The page to get and its size, and the user pool if it is not the client's own.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>The identity providers on this page, and the token for the next page.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.ResourceNotFound"/> (the user pool does not exist).
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListIdentityProviders.html"/>
        public Task<ListIdentityProvidersResponse> ListIdentityProvidersAsync(
            ListIdentityProvidersRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                ListIdentityProvidersJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }

        /// <summary>Gets all of the user pool's identity providers, page by page.</summary>
        /// <param name="request">
        /// The page to start from and the page size, and the user pool if it is not the client's own; <see langword="null"/> to list all
        /// identity providers.
        /// </param>
        /// <param name="cancellationToken">A token that cancels the enumeration.</param>
        /// <returns>
        /// All identity providers of the user pool, in the order in which Cognito returns them. Pages are requested as they are needed.
        /// </returns>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListIdentityProviders.html"/>
        public IAsyncEnumerable<ProviderDescription> ListAllIdentityProvidersAsync(
            ListIdentityProvidersRequest? request = null, CancellationToken cancellationToken = default)
        {
            ListIdentityProvidersRequest first = request ?? new();
            return Pages.ReadAsync("ListIdentityProviders", async (token, cancelled) =>
            {
                ListIdentityProvidersResponse page = await ListIdentityProvidersAsync(
                    first with { NextToken = token ?? first.NextToken }, cancelled).ConfigureAwait(false);
                return (page.Providers, page.NextToken);
            }, cancellationToken);
        }
    }
}
