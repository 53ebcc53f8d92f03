using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.DeleteResourceServerAsync(DeleteResourceServerRequest, CancellationToken)"/>.</summary>
    public sealed record DeleteResourceServerRequest
    {
        /// <summary>The API's identifier, a URL mostly. 1 to 256 characters.</summary>
        public required string Identifier { get; init; }

        /// <summary>The user pool; <see langword="null"/> for that of the client's options.</summary>
        public string? UserPoolId { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.DeleteResourceServerAsync(DeleteResourceServerRequest, CancellationToken)"/>.</summary>
    public sealed record DeleteResourceServerResponse;

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(DeleteResourceServerRequest)), JsonSerializable(typeof(DeleteResourceServerResponse))]
    internal sealed partial class DeleteResourceServerJson : JsonSerializerContext
    {
        internal static readonly Operation<DeleteResourceServerRequest, DeleteResourceServerResponse> Operation =
            new("DeleteResourceServer", new DeleteResourceServerJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Deletes a resource server.</summary>
        /// <exception cref="CognitoException">
        /// Worth catching: <see cref="CognitoErrorCodes.ResourceNotFound"/> (no such resource server).
        /// </exception>
        [OverloadResolutionPriority(1)]
        public Task<DeleteResourceServerResponse> DeleteResourceServerAsync(
            DeleteResourceServerRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                DeleteResourceServerJson.Operation,
                request with { UserPoolId = PoolOf(request.UserPoolId) },
                cancellationToken, Once.Change);
        }

        /// <inheritdoc cref="DeleteResourceServerAsync(DeleteResourceServerRequest, CancellationToken)"/>
        public Task<DeleteResourceServerResponse> DeleteResourceServerAsync(
            string identifier, CancellationToken cancellationToken = default)
        {
            ArgumentException.ThrowIfNullOrEmpty(identifier);
            return DeleteResourceServerAsync(new DeleteResourceServerRequest { Identifier = identifier }, cancellationToken);
        }
    }
}
