using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.DescribeTermsAsync(DescribeTermsRequest, CancellationToken)"/>.</summary>
    public sealed record DescribeTermsRequest
    {
        /// <summary>The document's id, a UUID.</summary>
        public required string TermsId { get; init; }

        /// <summary>The user pool; <see langword="null"/> for that of the client's options.</summary>
        public string? UserPoolId { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.DescribeTermsAsync(DescribeTermsRequest, CancellationToken)"/>.</summary>
    public sealed record DescribeTermsResponse
    {
        /// <summary>The document.</summary>
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
        /// <summary>Reads a document of terms by its id.</summary>
        /// <exception cref="CognitoException">
        /// Worth catching: <see cref="CognitoErrorCodes.ResourceNotFound"/> (no such document).
        /// </exception>
        [OverloadResolutionPriority(1)]
        public Task<DescribeTermsResponse> DescribeTermsAsync(DescribeTermsRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                DescribeTermsJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }

        /// <inheritdoc cref="DescribeTermsAsync(DescribeTermsRequest, CancellationToken)"/>
        public Task<DescribeTermsResponse> DescribeTermsAsync(string termsId, CancellationToken cancellationToken = default)
        {
            ArgumentException.ThrowIfNullOrEmpty(termsId);
            return DescribeTermsAsync(new DescribeTermsRequest { TermsId = termsId }, cancellationToken);
        }
    }
}
