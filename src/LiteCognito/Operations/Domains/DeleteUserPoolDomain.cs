using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.DeleteUserPoolDomainAsync(DeleteUserPoolDomainRequest, CancellationToken)"/>.</summary>
    public sealed record DeleteUserPoolDomainRequest
    {
        /// <summary>The domain, or the prefix of Amazon's. 1 to 63 characters.</summary>
        public required string Domain { get; init; }

        /// <summary>The user pool; <see langword="null"/> for that of the client's options.</summary>
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
        /// <summary>Takes the pool's host name away.</summary>
        /// <exception cref="CognitoException">
        /// Worth catching: <see cref="CognitoErrorCodes.ResourceNotFound"/>, <see cref="CognitoErrorCodes.InvalidParameter"/> (no such
        /// domain).
        /// </exception>
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
