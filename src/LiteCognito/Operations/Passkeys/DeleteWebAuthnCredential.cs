using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>
    /// Input of <see cref="CognitoClient.DeleteWebAuthnCredentialAsync(DeleteWebAuthnCredentialRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record DeleteWebAuthnCredentialRequest : Redacted
    {
        /// <summary>A valid access token of the user, with the scope <c>aws.cognito.signin.user.admin</c>.</summary>
        public required string AccessToken { get; init; }

        /// <summary>The ID of the passkey's credential, in base64url.</summary>
        public required string CredentialId { get; init; }
    }

    /// <summary>
    /// Output of <see cref="CognitoClient.DeleteWebAuthnCredentialAsync(DeleteWebAuthnCredentialRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record DeleteWebAuthnCredentialResponse;

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(DeleteWebAuthnCredentialRequest)), JsonSerializable(typeof(DeleteWebAuthnCredentialResponse))]
    internal sealed partial class DeleteWebAuthnCredentialJson : JsonSerializerContext
    {
        internal static readonly Operation<DeleteWebAuthnCredentialRequest, DeleteWebAuthnCredentialResponse> Operation =
            new("DeleteWebAuthnCredential", new DeleteWebAuthnCredentialJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Deletes one of the signed-in user's passkeys.</summary>
        /// <param name="request">The user's access token and the ID of the passkey's credential.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>An empty response.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.ResourceNotFound"/> (the user does not have the passkey),
        /// <see cref="CognitoErrorCodes.NotAuthorized"/> (the access token is no longer valid).
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DeleteWebAuthnCredential.html"/>
        public Task<DeleteWebAuthnCredentialResponse> DeleteWebAuthnCredentialAsync(
            DeleteWebAuthnCredentialRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendAsync(DeleteWebAuthnCredentialJson.Operation, request, cancellationToken, Once.Change);
        }
    }
}
