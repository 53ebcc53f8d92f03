using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.DeleteUserAttributesAsync(DeleteUserAttributesRequest, CancellationToken)"/>.</summary>
    public sealed record DeleteUserAttributesRequest : Redacted
    {
        /// <summary>The names of the attributes to delete. Custom attributes have the prefix <c>custom:</c>.</summary>
        public required IReadOnlyList<string> UserAttributeNames { get; init; }

        /// <summary>A valid access token of the user, with the scope <c>aws.cognito.signin.user.admin</c>.</summary>
        public required string AccessToken { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.DeleteUserAttributesAsync(DeleteUserAttributesRequest, CancellationToken)"/>.</summary>
    public sealed record DeleteUserAttributesResponse;

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(DeleteUserAttributesRequest)), JsonSerializable(typeof(DeleteUserAttributesResponse))]
    internal sealed partial class DeleteUserAttributesJson : JsonSerializerContext
    {
        internal static readonly Operation<DeleteUserAttributesRequest, DeleteUserAttributesResponse> Operation =
            new("DeleteUserAttributes", new DeleteUserAttributesJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Deletes attributes of the signed-in user.</summary>
        /// <param name="request">The user's access token and the names of the attributes.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>An empty response.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.NotAuthorized"/> (the access token is no longer valid, or the app client is not
        /// allowed to write the attribute).
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DeleteUserAttributes.html"/>
        public Task<DeleteUserAttributesResponse> DeleteUserAttributesAsync(
            DeleteUserAttributesRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendAsync(DeleteUserAttributesJson.Operation, request, cancellationToken);
        }
    }
}
