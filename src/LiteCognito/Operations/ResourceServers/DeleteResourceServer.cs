using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.DeleteResourceServerAsync(DeleteResourceServerRequest, CancellationToken)"/>.</summary>
    public sealed record DeleteResourceServerRequest
    {
        /// <summary>The identifier of the resource server, usually the URL of the API. 1 to 256 characters.</summary>
        public required string Identifier { get; init; }

        /// <summary>The ID of the user pool, or <see langword="null"/> for <see cref="CognitoClientOptions.UserPoolId"/>.</summary>
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
        /// <param name="request">The identifier of the resource server, and the user pool if it is not the client's own.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>An empty response.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.ResourceNotFound"/> (the resource server does not exist).
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DeleteResourceServer.html"/>
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
        /// <param name="identifier">The identifier of the resource server, usually the URL of the API. 1 to 256 characters.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        public Task<DeleteResourceServerResponse> DeleteResourceServerAsync(
            string identifier, CancellationToken cancellationToken = default)
        {
            ArgumentException.ThrowIfNullOrEmpty(identifier);
            return DeleteResourceServerAsync(new DeleteResourceServerRequest { Identifier = identifier }, cancellationToken);
        }
    }
}
