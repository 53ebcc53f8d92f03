using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>
    /// Input of <see cref="CognitoClient.DescribeManagedLoginBrandingAsync(DescribeManagedLoginBrandingRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record DescribeManagedLoginBrandingRequest
    {
        /// <summary>The ID of the style, a UUID.</summary>
        public required string ManagedLoginBrandingId { get; init; }

        /// <summary>The ID of the user pool, or <see langword="null"/> for <see cref="CognitoClientOptions.UserPoolId"/>.</summary>
        public string? UserPoolId { get; init; }

        /// <summary>True to also return Cognito's default values for the settings that the style omits.</summary>
        public bool? ReturnMergedResources { get; init; }
    }

    /// <summary>
    /// Output of <see cref="CognitoClient.DescribeManagedLoginBrandingAsync(DescribeManagedLoginBrandingRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record DescribeManagedLoginBrandingResponse
    {
        /// <summary>The style.</summary>
        public ManagedLoginBranding? ManagedLoginBranding { get; init; }
    }

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(DescribeManagedLoginBrandingRequest)), JsonSerializable(typeof(DescribeManagedLoginBrandingResponse))]
    internal sealed partial class DescribeManagedLoginBrandingJson : JsonSerializerContext
    {
        internal static readonly Operation<DescribeManagedLoginBrandingRequest, DescribeManagedLoginBrandingResponse> Operation =
            new("DescribeManagedLoginBranding", new DescribeManagedLoginBrandingJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Gets a style of the managed login pages by its ID.</summary>
        /// <param name="request">The ID of the style, and the user pool if it is not the client's own.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>The style with its settings and images.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.ResourceNotFound"/> (the style does not exist).
        /// </exception>
        /// <seealso
        /// href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DescribeManagedLoginBranding.html"
        /// />
        [OverloadResolutionPriority(1)]
        public Task<DescribeManagedLoginBrandingResponse> DescribeManagedLoginBrandingAsync(
            DescribeManagedLoginBrandingRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                DescribeManagedLoginBrandingJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }

        /// <inheritdoc cref="DescribeManagedLoginBrandingAsync(DescribeManagedLoginBrandingRequest, CancellationToken)"/>
        /// <param name="managedLoginBrandingId">The ID of the style, a UUID.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        public Task<DescribeManagedLoginBrandingResponse> DescribeManagedLoginBrandingAsync(
            string managedLoginBrandingId, CancellationToken cancellationToken = default)
        {
            ArgumentException.ThrowIfNullOrEmpty(managedLoginBrandingId);
            return DescribeManagedLoginBrandingAsync(
                new DescribeManagedLoginBrandingRequest { ManagedLoginBrandingId = managedLoginBrandingId }, cancellationToken);
        }
    }
}
