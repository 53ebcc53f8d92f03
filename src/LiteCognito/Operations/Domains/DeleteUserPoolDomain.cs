using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.DeleteUserPoolDomainAsync(DeleteUserPoolDomainRequest, CancellationToken)"/>.</summary>
    public sealed record DeleteUserPoolDomainRequest
    {
        /// <summary>Your own domain, or the prefix of an Amazon Cognito domain. 1 to 63 characters.</summary>
        public required string Domain { get; init; }

        /// <summary>The ID of the user pool, or <see langword="null"/> for <see cref="CognitoClientOptions.UserPoolId"/>.</summary>
        public string? UserPoolId { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.DeleteUserPoolDomainAsync(DeleteUserPoolDomainRequest, CancellationToken)"/>.</summary>
    public sealed record DeleteUserPoolDomainResponse;

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(DeleteUserPoolDomainRequest)), JsonSerializable(typeof(DeleteUserPoolDomainResponse))]
    internal sealed partial class DeleteUserPoolDomainJson : JsonSerializerContext
    {
        internal static readonly Operation<DeleteUserPoolDomainRequest, DeleteUserPoolDomainResponse> Operation =
            new("DeleteUserPoolDomain", new DeleteUserPoolDomainJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Deletes the domain of the user pool.</summary>
        /// <param name="request">The domain, and the user pool if it is not the client's own.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>An empty response.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.ResourceNotFound"/> (the user pool does not exist),
        /// <see cref="CognitoErrorCodes.InvalidParameter"/> (the domain does not exist).
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DeleteUserPoolDomain.html"/>
        public Task<DeleteUserPoolDomainResponse> DeleteUserPoolDomainAsync(
            DeleteUserPoolDomainRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                DeleteUserPoolDomainJson.Operation,
                request with { UserPoolId = PoolOf(request.UserPoolId) },
                cancellationToken, Once.Change);
        }
    }
}
