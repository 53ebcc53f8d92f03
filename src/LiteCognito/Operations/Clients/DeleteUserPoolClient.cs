using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.DeleteUserPoolClientAsync(DeleteUserPoolClientRequest, CancellationToken)"/>.</summary>
    public sealed record DeleteUserPoolClientRequest
    {
        /// <summary>The ID of the app client.</summary>
        public required string ClientId { get; init; }

        /// <summary>The ID of the user pool, or <see langword="null"/> for <see cref="CognitoClientOptions.UserPoolId"/>.</summary>
        public string? UserPoolId { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.DeleteUserPoolClientAsync(DeleteUserPoolClientRequest, CancellationToken)"/>.</summary>
    public sealed record DeleteUserPoolClientResponse;

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(DeleteUserPoolClientRequest)), JsonSerializable(typeof(DeleteUserPoolClientResponse))]
    internal sealed partial class DeleteUserPoolClientJson : JsonSerializerContext
    {
        internal static readonly Operation<DeleteUserPoolClientRequest, DeleteUserPoolClientResponse> Operation =
            new("DeleteUserPoolClient", new DeleteUserPoolClientJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Deletes an app client.</summary>
        /// <param name="request">The ID of the app client, and the user pool if it is not the client's own.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>An empty response.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.ResourceNotFound"/> (the app client does not exist).
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DeleteUserPoolClient.html"/>
        [OverloadResolutionPriority(1)]
        public Task<DeleteUserPoolClientResponse> DeleteUserPoolClientAsync(
            DeleteUserPoolClientRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                DeleteUserPoolClientJson.Operation,
                request with { UserPoolId = PoolOf(request.UserPoolId) },
                cancellationToken, Once.Change);
        }

        /// <inheritdoc cref="DeleteUserPoolClientAsync(DeleteUserPoolClientRequest, CancellationToken)"/>
        /// <param name="clientId">The ID of the app client.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        public Task<DeleteUserPoolClientResponse> DeleteUserPoolClientAsync(string clientId, CancellationToken cancellationToken = default)
        {
            ArgumentException.ThrowIfNullOrEmpty(clientId);
            return DeleteUserPoolClientAsync(new DeleteUserPoolClientRequest { ClientId = clientId }, cancellationToken);
        }
    }
}
