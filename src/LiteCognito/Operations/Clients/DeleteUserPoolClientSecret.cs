using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>
    /// Input of <see cref="CognitoClient.DeleteUserPoolClientSecretAsync(DeleteUserPoolClientSecretRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record DeleteUserPoolClientSecretRequest
    {
        /// <summary>The ID of the app client.</summary>
        public required string ClientId { get; init; }

        /// <summary>The ID of the secret.</summary>
        public required string ClientSecretId { get; init; }

        /// <summary>The ID of the user pool, or <see langword="null"/> for <see cref="CognitoClientOptions.UserPoolId"/>.</summary>
        public string? UserPoolId { get; init; }
    }

    /// <summary>
    /// Output of <see cref="CognitoClient.DeleteUserPoolClientSecretAsync(DeleteUserPoolClientSecretRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record DeleteUserPoolClientSecretResponse;

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(DeleteUserPoolClientSecretRequest)), JsonSerializable(typeof(DeleteUserPoolClientSecretResponse))]
    internal sealed partial class DeleteUserPoolClientSecretJson : JsonSerializerContext
    {
        internal static readonly Operation<DeleteUserPoolClientSecretRequest, DeleteUserPoolClientSecretResponse> Operation =
            new("DeleteUserPoolClientSecret", new DeleteUserPoolClientSecretJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Deletes one of an app client's two secrets.</summary>
        /// <param name="request">The app client, the ID of the secret, and the user pool if it is not the client's own.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>An empty response.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.ResourceNotFound"/> (the secret does not exist),
        /// <see cref="CognitoErrorCodes.InvalidParameter"/> (the app client has no other secret).
        /// </exception>
        /// <seealso
        /// href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DeleteUserPoolClientSecret.html"
        /// />
        public Task<DeleteUserPoolClientSecretResponse> DeleteUserPoolClientSecretAsync(
            DeleteUserPoolClientSecretRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                DeleteUserPoolClientSecretJson.Operation,
                request with { UserPoolId = PoolOf(request.UserPoolId) },
                cancellationToken, Once.Change);
        }
    }
}
