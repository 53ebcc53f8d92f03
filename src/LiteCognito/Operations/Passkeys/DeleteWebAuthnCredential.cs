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
        /// <summary>A valid access token of the user.</summary>
        public required string AccessToken { get; init; }

        /// <summary>The credential's id.</summary>
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
        /// <summary>Deletes one of the user's passkeys.</summary>
        /// <exception cref="CognitoException">
        /// <see cref="CognitoErrorCodes.ResourceNotFound"/>: the user has no such passkey; <see cref="CognitoErrorCodes.NotAuthorized"/>:
        /// the token is no longer valid.
        /// </exception>
        public Task<DeleteWebAuthnCredentialResponse> DeleteWebAuthnCredentialAsync(
            DeleteWebAuthnCredentialRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendAsync(DeleteWebAuthnCredentialJson.Operation, request, cancellationToken, Once.Change);
        }
    }
}
