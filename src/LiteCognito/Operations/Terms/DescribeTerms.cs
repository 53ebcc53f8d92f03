using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.DescribeTermsAsync(DescribeTermsRequest, CancellationToken)"/>.</summary>
    public sealed record DescribeTermsRequest
    {
        /// <summary>The ID of the terms document, a UUID.</summary>
        public required string TermsId { get; init; }

        /// <summary>The ID of the user pool, or <see langword="null"/> for <see cref="CognitoClientOptions.UserPoolId"/>.</summary>
        public string? UserPoolId { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.DescribeTermsAsync(DescribeTermsRequest, CancellationToken)"/>.</summary>
    public sealed record DescribeTermsResponse
    {
        /// <summary>The terms document.</summary>
        public Terms? Terms { get; init; }
    }

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(DescribeTermsRequest)), JsonSerializable(typeof(DescribeTermsResponse))]
    internal sealed partial class DescribeTermsJson : JsonSerializerContext
    {
        internal static readonly Operation<DescribeTermsRequest, DescribeTermsResponse> Operation =
            new("DescribeTerms", new DescribeTermsJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Gets a terms document by its ID.</summary>
        /// <param name="request">The ID of the terms document, and the user pool if it is not the client's own.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>The terms document.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.ResourceNotFound"/> (the terms document does not exist).
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DescribeTerms.html"/>
        [OverloadResolutionPriority(1)]
        public Task<DescribeTermsResponse> DescribeTermsAsync(DescribeTermsRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                DescribeTermsJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }

        /// <inheritdoc cref="DescribeTermsAsync(DescribeTermsRequest, CancellationToken)"/>
        /// <param name="termsId">The ID of the terms document, a UUID.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        public Task<DescribeTermsResponse> DescribeTermsAsync(string termsId, CancellationToken cancellationToken = default)
        {
            ArgumentException.ThrowIfNullOrEmpty(termsId);
            return DescribeTermsAsync(new DescribeTermsRequest { TermsId = termsId }, cancellationToken);
        }
    }
}
