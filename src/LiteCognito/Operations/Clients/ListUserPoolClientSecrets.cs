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
        /// <summary>The app client.</summary>
        public required string ClientId { get; init; }

        /// <summary>The user pool; <see langword="null"/> for that of the client's options.</summary>
        public string? UserPoolId { get; init; }

        /// <summary>Where the next page begins, from the page before.</summary>
        public string? NextToken { get; init; }
    }

    /// <summary>
    /// Output of <see cref="CognitoClient.ListUserPoolClientSecretsAsync(ListUserPoolClientSecretsRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record ListUserPoolClientSecretsResponse : Redacted
    {
        /// <summary>The secrets of this page.</summary>
        public IReadOnlyList<ClientSecretDescriptor>? ClientSecrets { get; init; }

        /// <summary>Where the next page begins; <see langword="null"/> on the last one.</summary>
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
        /// <summary>Reads an app client's secrets, without their values.</summary>
        /// <exception cref="CognitoException">
        /// Worth catching: <see cref="CognitoErrorCodes.ResourceNotFound"/> (no such app client).
        /// </exception>
        public Task<ListUserPoolClientSecretsResponse> ListUserPoolClientSecretsAsync(
            ListUserPoolClientSecretsRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                ListUserPoolClientSecretsJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }

        /// <summary>
        /// Reads all of Reads an app client's secrets, without their values., page by page, each page when its first item is asked for.
        /// </summary>
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
        public IAsyncEnumerable<ClientSecretDescriptor> ListAllUserPoolClientSecretsAsync(
            string clientId, CancellationToken cancellationToken = default)
        {
            ArgumentException.ThrowIfNullOrEmpty(clientId);
            return ListAllUserPoolClientSecretsAsync(new ListUserPoolClientSecretsRequest { ClientId = clientId }, cancellationToken);
        }
    }
}
