using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.DeleteUserAsync(DeleteUserRequest, CancellationToken)"/>.</summary>
    public sealed record DeleteUserRequest : Redacted
    {
        /// <summary>A valid access token of the user.</summary>
        public required string AccessToken { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.DeleteUserAsync(DeleteUserRequest, CancellationToken)"/>.</summary>
    public sealed record DeleteUserResponse;

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(DeleteUserRequest)), JsonSerializable(typeof(DeleteUserResponse))]
    internal sealed partial class DeleteUserJson : JsonSerializerContext
    {
        internal static readonly Operation<DeleteUserRequest, DeleteUserResponse> Operation =
            new("DeleteUser", new DeleteUserJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Deletes the user's own account for good.</summary>
        /// <exception cref="CognitoException">
        /// Worth catching: <see cref="CognitoErrorCodes.NotAuthorized"/> (the token is no longer valid).
        /// </exception>
        public Task<DeleteUserResponse> DeleteUserAsync(DeleteUserRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendAsync(DeleteUserJson.Operation, request, cancellationToken, Once.Change);
        }
    }
}
