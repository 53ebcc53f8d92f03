using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.DeleteTermsAsync(DeleteTermsRequest, CancellationToken)"/>.</summary>
    public sealed record DeleteTermsRequest
    {
        /// <summary>The document's id, a UUID.</summary>
        public required string TermsId { get; init; }

        /// <summary>The user pool; <see langword="null"/> for that of the client's options.</summary>
        public string? UserPoolId { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.DeleteTermsAsync(DeleteTermsRequest, CancellationToken)"/>.</summary>
    public sealed record DeleteTermsResponse;

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(DeleteTermsRequest)), JsonSerializable(typeof(DeleteTermsResponse))]
    internal sealed partial class DeleteTermsJson : JsonSerializerContext
    {
        internal static readonly Operation<DeleteTermsRequest, DeleteTermsResponse> Operation =
            new("DeleteTerms", new DeleteTermsJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Deletes a document of terms.</summary>
        /// <exception cref="CognitoException">
        /// Worth catching: <see cref="CognitoErrorCodes.ResourceNotFound"/> (no such document).
        /// </exception>
        [OverloadResolutionPriority(1)]
        public Task<DeleteTermsResponse> DeleteTermsAsync(DeleteTermsRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                DeleteTermsJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken, Once.Change);
        }

        /// <inheritdoc cref="DeleteTermsAsync(DeleteTermsRequest, CancellationToken)"/>
        public Task<DeleteTermsResponse> DeleteTermsAsync(string termsId, CancellationToken cancellationToken = default)
        {
            ArgumentException.ThrowIfNullOrEmpty(termsId);
            return DeleteTermsAsync(new DeleteTermsRequest { TermsId = termsId }, cancellationToken);
        }
    }
}
