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
        /// <summary>The app client.</summary>
        public required string ClientId { get; init; }

        /// <summary>The secret's id.</summary>
        public required string ClientSecretId { get; init; }

        /// <summary>The user pool; <see langword="null"/> for that of the client's options.</summary>
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
        /// <exception cref="CognitoException">
        /// Worth catching: <see cref="CognitoErrorCodes.ResourceNotFound"/> (no such secret),
        /// <see cref="CognitoErrorCodes.InvalidParameter"/> (it is the only one).
        /// </exception>
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
