using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>
    /// Input of
    /// <see cref="CognitoClient.DescribeManagedLoginBrandingByClientAsync(DescribeManagedLoginBrandingByClientRequest,
    /// CancellationToken)"/>.
    /// </summary>
    public sealed record DescribeManagedLoginBrandingByClientRequest
    {
        /// <summary>The ID of the app client.</summary>
        public required string ClientId { get; init; }

        /// <summary>The ID of the user pool, or <see langword="null"/> for <see cref="CognitoClientOptions.UserPoolId"/>.</summary>
        public string? UserPoolId { get; init; }

        /// <summary>True to also return Cognito's default values for the settings that the style omits.</summary>
        public bool? ReturnMergedResources { get; init; }
    }

    /// <summary>
    /// Output of
    /// <see cref="CognitoClient.DescribeManagedLoginBrandingByClientAsync(DescribeManagedLoginBrandingByClientRequest,
    /// CancellationToken)"/>.
    /// </summary>
    public sealed record DescribeManagedLoginBrandingByClientResponse
    {
        /// <summary>The style.</summary>
        public ManagedLoginBranding? ManagedLoginBranding { get; init; }
    }

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(DescribeManagedLoginBrandingByClientRequest)),
        JsonSerializable(typeof(DescribeManagedLoginBrandingByClientResponse))]
    internal sealed partial class DescribeManagedLoginBrandingByClientJson : JsonSerializerContext
    {
        internal static readonly
            Operation<DescribeManagedLoginBrandingByClientRequest, DescribeManagedLoginBrandingByClientResponse> Operation =
            new("DescribeManagedLoginBrandingByClient", new DescribeManagedLoginBrandingByClientJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Gets the style of an app client's managed login pages.</summary>
        /// <param name="request">The ID of the app client, and the user pool if it is not the client's own.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>The style with its settings and images.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.ResourceNotFound"/> (the app client has no style).
        /// </exception>
        /// <seealso
        /// href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DescribeManagedLoginBrandingByClient.html"
        /// />
        [OverloadResolutionPriority(1)]
        public Task<DescribeManagedLoginBrandingByClientResponse> DescribeManagedLoginBrandingByClientAsync(
            DescribeManagedLoginBrandingByClientRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                DescribeManagedLoginBrandingByClientJson.Operation,
                request with { UserPoolId = PoolOf(request.UserPoolId) },
                cancellationToken);
        }

        /// <inheritdoc cref="DescribeManagedLoginBrandingByClientAsync(DescribeManagedLoginBrandingByClientRequest, CancellationToken)"/>
        /// <param name="clientId">The ID of the app client.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        public Task<DescribeManagedLoginBrandingByClientResponse> DescribeManagedLoginBrandingByClientAsync(
            string clientId, CancellationToken cancellationToken = default)
        {
            ArgumentException.ThrowIfNullOrEmpty(clientId);
            return DescribeManagedLoginBrandingByClientAsync(
                new DescribeManagedLoginBrandingByClientRequest { ClientId = clientId }, cancellationToken);
        }
    }
}
