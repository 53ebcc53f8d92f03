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
        /// <summary>The name of the identity provider. 1 to 32 characters.</summary>
        public required string ProviderName { get; init; }

        /// <summary>The ID of the user pool, or <see langword="null"/> for <see cref="CognitoClientOptions.UserPoolId"/>.</summary>
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
        /// <summary>Gets an identity provider by its name.</summary>
        /// <param name="request">The name of the identity provider, and the user pool if it is not the client's own.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>The identity provider.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.ResourceNotFound"/> (the identity provider does not exist).
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DescribeIdentityProvider.html"/>
        [OverloadResolutionPriority(1)]
        public Task<DescribeIdentityProviderResponse> DescribeIdentityProviderAsync(
            DescribeIdentityProviderRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                DescribeIdentityProviderJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }

        /// <inheritdoc cref="DescribeIdentityProviderAsync(DescribeIdentityProviderRequest, CancellationToken)"/>
        /// <param name="providerName">The name of the identity provider. 1 to 32 characters.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        public Task<DescribeIdentityProviderResponse> DescribeIdentityProviderAsync(
            string providerName, CancellationToken cancellationToken = default)
        {
            ArgumentException.ThrowIfNullOrEmpty(providerName);
            return DescribeIdentityProviderAsync(new DescribeIdentityProviderRequest { ProviderName = providerName }, cancellationToken);
        }
    }
}
