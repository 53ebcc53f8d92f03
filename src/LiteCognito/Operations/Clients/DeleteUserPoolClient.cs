using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.DeleteUserPoolClientAsync(DeleteUserPoolClientRequest, CancellationToken)"/>.</summary>
    public sealed record DeleteUserPoolClientRequest
    {
        /// <summary>The app client.</summary>
        public required string ClientId { get; init; }

        /// <summary>The user pool; <see langword="null"/> for that of the client's options.</summary>
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
        /// <exception cref="CognitoException">
        /// Worth catching: <see cref="CognitoErrorCodes.ResourceNotFound"/> (no such app client).
        /// </exception>
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
        public Task<DeleteUserPoolClientResponse> DeleteUserPoolClientAsync(string clientId, CancellationToken cancellationToken = default)
        {
            ArgumentException.ThrowIfNullOrEmpty(clientId);
            return DeleteUserPoolClientAsync(new DeleteUserPoolClientRequest { ClientId = clientId }, cancellationToken);
        }
    }
}
