using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>
    /// Input of <see cref="CognitoClient.DescribeIdentityProviderAsync(DescribeIdentityProviderRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record DescribeIdentityProviderRequest
    {
        /// <summary>The identity provider's name. 1 to 32 characters.</summary>
        public required string ProviderName { get; init; }

        /// <summary>The user pool; <see langword="null"/> for that of the client's options.</summary>
        public string? UserPoolId { get; init; }
    }

    /// <summary>
    /// Output of <see cref="CognitoClient.DescribeIdentityProviderAsync(DescribeIdentityProviderRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record DescribeIdentityProviderResponse
    {
        /// <summary>The identity provider.</summary>
        public IdentityProvider? IdentityProvider { get; init; }
    }

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(DescribeIdentityProviderRequest)), JsonSerializable(typeof(DescribeIdentityProviderResponse))]
    internal sealed partial class DescribeIdentityProviderJson : JsonSerializerContext
    {
        internal static readonly Operation<DescribeIdentityProviderRequest, DescribeIdentityProviderResponse> Operation =
            new("DescribeIdentityProvider", new DescribeIdentityProviderJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Reads an identity provider by its name.</summary>
        /// <exception cref="CognitoException">
        /// Worth catching: <see cref="CognitoErrorCodes.ResourceNotFound"/> (no such provider).
        /// </exception>
        [OverloadResolutionPriority(1)]
        public Task<DescribeIdentityProviderResponse> DescribeIdentityProviderAsync(
            DescribeIdentityProviderRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                DescribeIdentityProviderJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }

        /// <inheritdoc cref="DescribeIdentityProviderAsync(DescribeIdentityProviderRequest, CancellationToken)"/>
        public Task<DescribeIdentityProviderResponse> DescribeIdentityProviderAsync(
            string providerName, CancellationToken cancellationToken = default)
        {
            ArgumentException.ThrowIfNullOrEmpty(providerName);
            return DescribeIdentityProviderAsync(new DescribeIdentityProviderRequest { ProviderName = providerName }, cancellationToken);
        }
    }
}
