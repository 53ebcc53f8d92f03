using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.UpdateUserPoolDomainAsync(UpdateUserPoolDomainRequest, CancellationToken)"/>.</summary>
    public sealed record UpdateUserPoolDomainRequest
    {
        /// <summary>Your own domain, or the prefix of an Amazon Cognito domain. 1 to 63 characters.</summary>
        public required string Domain { get; init; }

        /// <summary>The ID of the user pool, or <see langword="null"/> for the pool of <see cref="CognitoClientOptions"/>.</summary>
        public string? UserPoolId { get; init; }

        /// <summary>The version of the sign-in pages: 1 for the classic hosted UI, 2 for managed login.</summary>
        public int? ManagedLoginVersion { get; init; }

        /// <summary>The certificate of your own domain.</summary>
        public CustomDomainConfig? CustomDomainConfig { get; init; }

        /// <summary>The routing of the domain between regions.</summary>
        public DomainRouting? Routing { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.UpdateUserPoolDomainAsync(UpdateUserPoolDomainRequest, CancellationToken)"/>.</summary>
    public sealed record UpdateUserPoolDomainResponse
    {
        /// <summary>The version of the sign-in pages: 1 for the classic hosted UI, 2 for managed login.</summary>
        public int? ManagedLoginVersion { get; init; }

        /// <summary>The target of the DNS alias record for your own domain.</summary>
        public string? CloudFrontDomain { get; init; }

        /// <summary>The routing of the domain between regions.</summary>
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
        /// <summary>Changes a domain: its certificate, its routing or the version of its sign-in pages.</summary>
        /// <param name="request">The domain and its new settings, and the user pool if it is not the client's own.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>The settings of the domain after the change.</returns>
        /// <exception cref="CognitoException">
        /// Worth catching: <see cref="CognitoErrorCodes.ResourceNotFound"/>, <see cref="CognitoErrorCodes.ConcurrentModification"/>.
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateUserPoolDomain.html"/>
        public Task<UpdateUserPoolDomainResponse> UpdateUserPoolDomainAsync(
            UpdateUserPoolDomainRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                UpdateUserPoolDomainJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }
    }
}
