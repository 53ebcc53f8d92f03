using System.Text;
using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.ListIdentityProvidersAsync(ListIdentityProvidersRequest, CancellationToken)"/>.</summary>
    public sealed record ListIdentityProvidersRequest
    {
        /// <summary>The user pool; <see langword="null"/> for that of the client's options.</summary>
        public string? UserPoolId { get; init; }

        /// <summary>How many items a page may hold, at most 60.</summary>
        public int? MaxResults { get; init; }

        /// <summary>Where the next page begins, from the page before.</summary>
        public string? NextToken { get; init; }
    }

    /// <summary>
    /// Output of <see cref="CognitoClient.ListIdentityProvidersAsync(ListIdentityProvidersRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record ListIdentityProvidersResponse
    {
        /// <summary>The identity providers of this page.</summary>
        public IReadOnlyList<ProviderDescription>? Providers { get; init; }

        /// <summary>Where the next page begins; <see langword="null"/> on the last one.</summary>
        public string? NextToken { get; init; }

        private bool PrintMembers(StringBuilder builder) => new MemberPrinter(builder).Add(Providers).Add(NextToken).Printed;
    }

    /// <summary>An identity provider in a list.</summary>
    public sealed record ProviderDescription
    {
        /// <summary>Its name.</summary>
        public string? ProviderName { get; init; }

        /// <summary>
        /// Its kind. <c>SAML</c>, <c>Facebook</c>, <c>Google</c>, <c>LoginWithAmazon</c>, <c>SignInWithApple</c> or <c>OIDC</c>.
        /// </summary>
        public string? ProviderType { get; init; }

        /// <summary>When it was changed last.</summary>
        [JsonConverter(typeof(EpochSecondsConverter))]
        public DateTimeOffset? LastModifiedDate { get; init; }

        /// <summary>When it was made.</summary>
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
        /// <summary>Reads a page of the pool's identity providers.</summary>
        /// <exception cref="CognitoException">Worth catching: <see cref="CognitoErrorCodes.ResourceNotFound"/>.</exception>
        public Task<ListIdentityProvidersResponse> ListIdentityProvidersAsync(
            ListIdentityProvidersRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                ListIdentityProvidersJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }

        /// <summary>Reads all of the pool's identity providers, page by page, each page when its first item is asked for.</summary>
        /// <param name="request">Where to begin, and how large a page is; <see langword="null"/> for all from the start.</param>
        /// <param name="cancellationToken">Stops the calls.</param>
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
