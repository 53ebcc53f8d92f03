using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.CreateUserPoolDomainAsync(CreateUserPoolDomainRequest, CancellationToken)"/>.</summary>
    public sealed record CreateUserPoolDomainRequest
    {
        /// <summary>Your own domain, or the prefix of an Amazon Cognito domain. 1 to 63 characters.</summary>
        public required string Domain { get; init; }

        /// <summary>The ID of the user pool, or <see langword="null"/> for <see cref="CognitoClientOptions.UserPoolId"/>.</summary>
        public string? UserPoolId { get; init; }

        /// <summary>The version of the sign-in pages: 1 for the classic hosted UI, or 2 for managed login.</summary>
        public int? ManagedLoginVersion { get; init; }

        /// <summary>
        /// The certificate of your own domain, or <see langword="null"/> if <see cref="Domain"/> is the prefix of an Amazon Cognito domain.
        /// </summary>
        public CustomDomainConfig? CustomDomainConfig { get; init; }

        /// <summary>The routing of the domain between regions.</summary>
        public DomainRouting? Routing { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.CreateUserPoolDomainAsync(CreateUserPoolDomainRequest, CancellationToken)"/>.</summary>
    public sealed record CreateUserPoolDomainResponse
    {
        /// <summary>The version of the sign-in pages: 1 for the classic hosted UI, or 2 for managed login.</summary>
        public int? ManagedLoginVersion { get; init; }

        /// <summary>The Amazon CloudFront domain that the DNS alias record of your own domain must point to.</summary>
        public string? CloudFrontDomain { get; init; }

        /// <summary>The routing of the domain between regions.</summary>
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
        /// <summary>Creates the domain for the user pool's managed login pages and OAuth endpoints.</summary>
        /// <param name="request">The domain and its settings, and the user pool if it is not the client's own.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>The settings of the domain that was created.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.LimitExceeded"/> (too many domains),
        /// <see cref="CognitoErrorCodes.InvalidParameter"/> (the domain is already in use).
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolDomain.html"/>
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
