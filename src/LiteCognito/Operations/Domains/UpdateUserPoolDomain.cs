using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.UpdateUserPoolDomainAsync(UpdateUserPoolDomainRequest, CancellationToken)"/>.</summary>
    public sealed record UpdateUserPoolDomainRequest
    {
        /// <summary>The domain, or the prefix of Amazon's. 1 to 63 characters.</summary>
        public required string Domain { get; init; }

        /// <summary>The user pool; <see langword="null"/> for that of the client's options.</summary>
        public string? UserPoolId { get; init; }

        /// <summary>The pages shown: 1 for the classic hosted ones, 2 for managed login.</summary>
        public int? ManagedLoginVersion { get; init; }

        /// <summary>The certificate of a domain of your own.</summary>
        public CustomDomainConfig? CustomDomainConfig { get; init; }

        /// <summary>Which region the domain leads to.</summary>
        public DomainRouting? Routing { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.UpdateUserPoolDomainAsync(UpdateUserPoolDomainRequest, CancellationToken)"/>.</summary>
    public sealed record UpdateUserPoolDomainResponse
    {
        /// <summary>The pages shown: 1 for the classic hosted ones, 2 for managed login.</summary>
        public int? ManagedLoginVersion { get; init; }

        /// <summary>What an alias record for a domain of your own points to.</summary>
        public string? CloudFrontDomain { get; init; }

        /// <summary>Which region the domain leads to.</summary>
        public DomainRouting? Routing { get; init; }
    }

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(UpdateUserPoolDomainRequest)), JsonSerializable(typeof(UpdateUserPoolDomainResponse))]
    internal sealed partial class UpdateUserPoolDomainJson : JsonSerializerContext
    {
        internal static readonly Operation<UpdateUserPoolDomainRequest, UpdateUserPoolDomainResponse> Operation =
            new("UpdateUserPoolDomain", new UpdateUserPoolDomainJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Changes a domain: its certificate, its routing, or which pages it shows.</summary>
        /// <exception cref="CognitoException">
        /// Worth catching: <see cref="CognitoErrorCodes.ResourceNotFound"/>, <see cref="CognitoErrorCodes.ConcurrentModification"/>.
        /// </exception>
        public Task<UpdateUserPoolDomainResponse> UpdateUserPoolDomainAsync(
            UpdateUserPoolDomainRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                UpdateUserPoolDomainJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }
    }
}
