using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>
    /// Input of <see cref="CognitoClient.ListUserPoolClientSecretsAsync(ListUserPoolClientSecretsRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record ListUserPoolClientSecretsRequest
    {
        /// <summary>The ID of the app client.</summary>
        public required string ClientId { get; init; }

        /// <summary>The ID of the user pool, or <see langword="null"/> for <see cref="CognitoClientOptions.UserPoolId"/>.</summary>
        public string? UserPoolId { get; init; }

        /// <summary>The token that the previous page returned, or <see langword="null"/> for the first page.</summary>
        public string? NextToken { get; init; }
    }

    /// <summary>
    /// Output of <see cref="CognitoClient.ListUserPoolClientSecretsAsync(ListUserPoolClientSecretsRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record ListUserPoolClientSecretsResponse : Redacted
    {
        /// <summary>The secrets on this page.</summary>
        public IReadOnlyList<ClientSecretDescriptor>? ClientSecrets { get; init; }

        /// <summary>The token for the next page, or <see langword="null"/> on the last page.</summary>
        public string? NextToken { get; init; }
    }

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(ListUserPoolClientSecretsRequest)), JsonSerializable(typeof(ListUserPoolClientSecretsResponse))]
    internal sealed partial class ListUserPoolClientSecretsJson : JsonSerializerContext
    {
        internal static readonly Operation<ListUserPoolClientSecretsRequest, ListUserPoolClientSecretsResponse> Operation =
            new("ListUserPoolClientSecrets", new ListUserPoolClientSecretsJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Gets one page of an app client's secrets, without their values.</summary>
        /// <param name="request">The app client, the page to get, and the user pool if it is not the client's own.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>The secrets on this page, and the token for the next page.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.ResourceNotFound"/> (the app client does not exist).
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUserPoolClientSecrets.html"/>
        public Task<ListUserPoolClientSecretsResponse> ListUserPoolClientSecretsAsync(
            ListUserPoolClientSecretsRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                ListUserPoolClientSecretsJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }

        /// <summary>Gets all of an app client's secrets, page by page, without their values.</summary>
        /// <param name="request">The app client, the page to start from, and the user pool if it is not the client's own.</param>
        /// <param name="cancellationToken">A token that cancels the enumeration.</param>
        /// <returns>
        /// All secrets of the app client, in the order in which Cognito returns them. Pages are requested as they are needed.
        /// </returns>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUserPoolClientSecrets.html"/>
        [OverloadResolutionPriority(1)]
        public IAsyncEnumerable<ClientSecretDescriptor> ListAllUserPoolClientSecretsAsync(
            ListUserPoolClientSecretsRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return Pages.ReadAsync("ListUserPoolClientSecrets", async (token, cancelled) =>
            {
                ListUserPoolClientSecretsResponse page = await ListUserPoolClientSecretsAsync(
                    request with { NextToken = token ?? request.NextToken }, cancelled).ConfigureAwait(false);
                return (page.ClientSecrets, page.NextToken);
            }, cancellationToken);
        }

        /// <inheritdoc cref="ListAllUserPoolClientSecretsAsync(ListUserPoolClientSecretsRequest, CancellationToken)"/>
        /// <param name="clientId">The ID of the app client.</param>
        /// <param name="cancellationToken">A token that cancels the enumeration.</param>
        public IAsyncEnumerable<ClientSecretDescriptor> ListAllUserPoolClientSecretsAsync(
            string clientId, CancellationToken cancellationToken = default)
        {
            ArgumentException.ThrowIfNullOrEmpty(clientId);
            return ListAllUserPoolClientSecretsAsync(new ListUserPoolClientSecretsRequest { ClientId = clientId }, cancellationToken);
        }
    }
}
