using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.DeleteUserAsync(DeleteUserRequest, CancellationToken)"/>.</summary>
    public sealed record DeleteUserRequest : Redacted
    {
        /// <summary>A valid access token of the user, with the scope <c>aws.cognito.signin.user.admin</c>.</summary>
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
        /// <summary>Permanently deletes the signed-in user's account.</summary>
        /// <param name="request">The user's access token.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>An empty response.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.NotAuthorized"/> (the access token is no longer valid).
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DeleteUser.html"/>
        public Task<DeleteUserResponse> DeleteUserAsync(DeleteUserRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendAsync(DeleteUserJson.Operation, request, cancellationToken, Once.Change);
        }
    }
}
