using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.DeleteTermsAsync(DeleteTermsRequest, CancellationToken)"/>.</summary>
    public sealed record DeleteTermsRequest
    {
        /// <summary>The ID of the terms document, a UUID.</summary>
        public required string TermsId { get; init; }

        /// <summary>The ID of the user pool, or <see langword="null"/> for <see cref="CognitoClientOptions.UserPoolId"/>.</summary>
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
        /// <summary>Deletes a terms document.</summary>
        /// <param name="request">The ID of the terms document, and the user pool if it is not the client's own.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>An empty response.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.ResourceNotFound"/> (the terms document does not exist).
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DeleteTerms.html"/>
        [OverloadResolutionPriority(1)]
        public Task<DeleteTermsResponse> DeleteTermsAsync(DeleteTermsRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                DeleteTermsJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken, Once.Change);
        }

        /// <inheritdoc cref="DeleteTermsAsync(DeleteTermsRequest, CancellationToken)"/>
        /// <param name="termsId">The ID of the terms document, a UUID.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        public Task<DeleteTermsResponse> DeleteTermsAsync(string termsId, CancellationToken cancellationToken = default)
        {
            ArgumentException.ThrowIfNullOrEmpty(termsId);
            return DeleteTermsAsync(new DeleteTermsRequest { TermsId = termsId }, cancellationToken);
        }
    }
}
