using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>
    /// Input of <see cref="CognitoClient.DescribeUserPoolDomainAsync(DescribeUserPoolDomainRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record DescribeUserPoolDomainRequest
    {
        /// <summary>Your own domain, or the prefix of an Amazon Cognito domain. 1 to 63 characters.</summary>
        public required string Domain { get; init; }
    }

    /// <summary>
    /// Output of <see cref="CognitoClient.DescribeUserPoolDomainAsync(DescribeUserPoolDomainRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record DescribeUserPoolDomainResponse
    {
        /// <summary>The domain and its settings. All members are <see langword="null"/> if no user pool has the domain.</summary>
        public DomainDescription? DomainDescription { get; init; }
    }

    /// <summary>The domain of a user pool's managed login (Cognito's DomainDescriptionType).</summary>
    public sealed record DomainDescription
    {
        /// <summary>The ID of the user pool that the domain belongs to.</summary>
        public string? UserPoolId { get; init; }

        /// <summary>The ID of the AWS account that owns the user pool.</summary>
        public string? AWSAccountId { get; init; }

        /// <summary>Your own domain, or the prefix of an Amazon Cognito domain.</summary>
        public string? Domain { get; init; }

        /// <summary>The S3 bucket with the files of the sign-in pages.</summary>
        public string? S3Bucket { get; init; }

        /// <summary>The Amazon CloudFront domain that the DNS alias record of your own domain must point to.</summary>
        public string? CloudFrontDistribution { get; init; }

        /// <summary>The app version that Cognito assigned to the domain.</summary>
        public string? Version { get; init; }

        /// <summary>The status of the domain: <c>CREATING</c>, <c>DELETING</c>, <c>UPDATING</c>, <c>ACTIVE</c> or <c>FAILED</c>.</summary>
        public string? Status { get; init; }

        /// <summary>The certificate of your own domain, or <see langword="null"/> for an Amazon Cognito domain.</summary>
        public CustomDomainConfig? CustomDomainConfig { get; init; }

        /// <summary>The version of the sign-in pages: 1 for the classic hosted UI, or 2 for managed login.</summary>
        public int? ManagedLoginVersion { get; init; }

        /// <summary>The routing of the domain between regions.</summary>
        public DomainRouting? Routing { get; init; }
    }

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(DescribeUserPoolDomainRequest)), JsonSerializable(typeof(DescribeUserPoolDomainResponse))]
    internal sealed partial class DescribeUserPoolDomainJson : JsonSerializerContext
    {
        internal static readonly Operation<DescribeUserPoolDomainRequest, DescribeUserPoolDomainResponse> Operation =
            new("DescribeUserPoolDomain", new DescribeUserPoolDomainJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Gets a domain's settings and the user pool that it belongs to.</summary>
        /// <param name="request">The domain.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>The domain and its settings. All members are <see langword="null"/> if no user pool has the domain.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.InvalidParameter"/> (the domain is malformed).
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DescribeUserPoolDomain.html"/>
        [OverloadResolutionPriority(1)]
        public Task<DescribeUserPoolDomainResponse> DescribeUserPoolDomainAsync(
            DescribeUserPoolDomainRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(DescribeUserPoolDomainJson.Operation, request, cancellationToken);
        }

        /// <inheritdoc cref="DescribeUserPoolDomainAsync(DescribeUserPoolDomainRequest, CancellationToken)"/>
        /// <param name="domain">Your own domain, or the prefix of an Amazon Cognito domain. 1 to 63 characters.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        public Task<DescribeUserPoolDomainResponse> DescribeUserPoolDomainAsync(
            string domain, CancellationToken cancellationToken = default)
        {
            ArgumentException.ThrowIfNullOrEmpty(domain);
            return DescribeUserPoolDomainAsync(new DescribeUserPoolDomainRequest { Domain = domain }, cancellationToken);
        }
    }
}
