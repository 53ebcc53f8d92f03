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

        /// <summary>The ID of the user pool, or <see langword="null"/> for <see cref="CognitoClientOptions.UserPoolId"/>.</summary>
        public string? UserPoolId { get; init; }

        /// <summary>The version of the sign-in pages: 1 for the classic hosted UI, or 2 for managed login.</summary>
        public int? ManagedLoginVersion { get; init; }

        /// <summary>The new certificate of your own domain.</summary>
        public CustomDomainConfig? CustomDomainConfig { get; init; }

        /// <summary>The routing of the domain between regions.</summary>
        public DomainRouting? Routing { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.UpdateUserPoolDomainAsync(UpdateUserPoolDomainRequest, CancellationToken)"/>.</summary>
    public sealed record UpdateUserPoolDomainResponse
    {
        /// <summary>The version of the sign-in pages: 1 for the classic hosted UI, or 2 for managed login.</summary>
        public int? ManagedLoginVersion { get; init; }

        /// <summary>The Amazon CloudFront domain that the DNS alias record of your own domain must point to.</summary>
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
        /// <summary>Updates the certificate, the routing or the sign-in page version of a domain.</summary>
        /// <param name="request">The domain and its new settings, and the user pool if it is not the client's own.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>The settings of the domain after the change.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.ResourceNotFound"/> (the domain does not exist),
        /// <see cref="CognitoErrorCodes.ConcurrentModification"/> (another change is in progress).
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
