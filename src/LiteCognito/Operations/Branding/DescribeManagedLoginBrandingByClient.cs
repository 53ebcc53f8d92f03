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
        /// <summary>The app client.</summary>
        public required string ClientId { get; init; }

        /// <summary>The user pool; <see langword="null"/> for that of the client's options.</summary>
        public string? UserPoolId { get; init; }

        /// <summary>Whether to return Cognito's own values too, where the style sets none.</summary>
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
        /// <summary>Reads the style of an app client's managed-login pages.</summary>
        /// <exception cref="CognitoException">
        /// Worth catching: <see cref="CognitoErrorCodes.ResourceNotFound"/> (the app client has none).
        /// </exception>
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
        public Task<DescribeManagedLoginBrandingByClientResponse> DescribeManagedLoginBrandingByClientAsync(
            string clientId, CancellationToken cancellationToken = default)
        {
            ArgumentException.ThrowIfNullOrEmpty(clientId);
            return DescribeManagedLoginBrandingByClientAsync(
                new DescribeManagedLoginBrandingByClientRequest { ClientId = clientId }, cancellationToken);
        }
    }
}
