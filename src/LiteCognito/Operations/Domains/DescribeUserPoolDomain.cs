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
        /// <summary>The domain, or the prefix of Amazon's. 1 to 63 characters.</summary>
        public required string Domain { get; init; }
    }

    /// <summary>
    /// Output of <see cref="CognitoClient.DescribeUserPoolDomainAsync(DescribeUserPoolDomainRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record DescribeUserPoolDomainResponse
    {
        /// <summary>The domain; without members where nobody has it.</summary>
        public DomainDescription? DomainDescription { get; init; }
    }

    /// <summary>What a host name of managed login belongs to (Cognito's DomainDescriptionType).</summary>
    public sealed record DomainDescription
    {
        /// <summary>The user pool.</summary>
        public string? UserPoolId { get; init; }

        /// <summary>The AWS account.</summary>
        public string? AWSAccountId { get; init; }

        /// <summary>The domain, or the prefix of Amazon's.</summary>
        public string? Domain { get; init; }

        /// <summary>The bucket that the pages' files are in.</summary>
        public string? S3Bucket { get; init; }

        /// <summary>What an alias record points to.</summary>
        public string? CloudFrontDistribution { get; init; }

        /// <summary>The version of the pages.</summary>
        public string? Version { get; init; }

        /// <summary>The domain's state. <c>CREATING</c>, <c>DELETING</c>, <c>UPDATING</c>, <c>ACTIVE</c> or <c>FAILED</c>.</summary>
        public string? Status { get; init; }

        /// <summary>The certificate of a domain of your own.</summary>
        public CustomDomainConfig? CustomDomainConfig { get; init; }

        /// <summary>The pages shown: 1 for the classic hosted ones, 2 for managed login.</summary>
        public int? ManagedLoginVersion { get; init; }

        /// <summary>Which region the domain leads to.</summary>
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
        /// <summary>Reads what a host name of managed login belongs to.</summary>
        /// <exception cref="CognitoException">Worth catching: <see cref="CognitoErrorCodes.ResourceNotFound"/>.</exception>
        [OverloadResolutionPriority(1)]
        public Task<DescribeUserPoolDomainResponse> DescribeUserPoolDomainAsync(
            DescribeUserPoolDomainRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(DescribeUserPoolDomainJson.Operation, request, cancellationToken);
        }

        /// <inheritdoc cref="DescribeUserPoolDomainAsync(DescribeUserPoolDomainRequest, CancellationToken)"/>
        public Task<DescribeUserPoolDomainResponse> DescribeUserPoolDomainAsync(
            string domain, CancellationToken cancellationToken = default)
        {
            ArgumentException.ThrowIfNullOrEmpty(domain);
            return DescribeUserPoolDomainAsync(new DescribeUserPoolDomainRequest { Domain = domain }, cancellationToken);
        }
    }
}
