using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.CreateUserPoolDomainAsync(CreateUserPoolDomainRequest, CancellationToken)"/>.</summary>
    public sealed record CreateUserPoolDomainRequest
    {
        /// <summary>The domain, or the prefix of Amazon's. 1 to 63 characters.</summary>
        public required string Domain { get; init; }

        /// <summary>The user pool; <see langword="null"/> for that of the client's options.</summary>
        public string? UserPoolId { get; init; }

        /// <summary>The pages shown: 1 for the classic hosted ones, 2 for managed login.</summary>
        public int? ManagedLoginVersion { get; init; }

        /// <summary>The certificate of a domain of your own; <see langword="null"/> for a prefix of Amazon's.</summary>
        public CustomDomainConfig? CustomDomainConfig { get; init; }

        /// <summary>Which region the domain leads to.</summary>
        public DomainRouting? Routing { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.CreateUserPoolDomainAsync(CreateUserPoolDomainRequest, CancellationToken)"/>.</summary>
    public sealed record CreateUserPoolDomainResponse
    {
        /// <summary>The pages shown: 1 for the classic hosted ones, 2 for managed login.</summary>
        public int? ManagedLoginVersion { get; init; }

        /// <summary>What an alias record for a domain of your own points to.</summary>
        public string? CloudFrontDomain { get; init; }

        /// <summary>Which region the domain leads to.</summary>
        public DomainRouting? Routing { get; init; }
    }

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(CreateUserPoolDomainRequest)), JsonSerializable(typeof(CreateUserPoolDomainResponse))]
    internal sealed partial class CreateUserPoolDomainJson : JsonSerializerContext
    {
        internal static readonly Operation<CreateUserPoolDomainRequest, CreateUserPoolDomainResponse> Operation =
            new("CreateUserPoolDomain", new CreateUserPoolDomainJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Gives the pool's managed-login pages and OAuth endpoints a host name.</summary>
        /// <exception cref="CognitoException">
        /// Worth catching: <see cref="CognitoErrorCodes.LimitExceeded"/>, <see cref="CognitoErrorCodes.InvalidParameter"/> (the name is
        /// taken).
        /// </exception>
        public Task<CreateUserPoolDomainResponse> CreateUserPoolDomainAsync(
            CreateUserPoolDomainRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                CreateUserPoolDomainJson.Operation,
                request with { UserPoolId = PoolOf(request.UserPoolId) },
                cancellationToken, Once.Change);
        }
    }
}
