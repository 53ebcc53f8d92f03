using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.DeleteUserAttributesAsync(DeleteUserAttributesRequest, CancellationToken)"/>.</summary>
    public sealed record DeleteUserAttributesRequest : Redacted
    {
        /// <summary>The attributes' names, custom ones with <c>custom:</c> in front.</summary>
        public required IReadOnlyList<string> UserAttributeNames { get; init; }

        /// <summary>A valid access token of the user.</summary>
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
        /// <summary>Removes attributes from the user.</summary>
        /// <exception cref="CognitoException">
        /// Worth catching: <see cref="CognitoErrorCodes.NotAuthorized"/> (the token is no longer valid, or the app client may not write the
        /// attribute).
        /// </exception>
        public Task<DeleteUserAttributesResponse> DeleteUserAttributesAsync(
            DeleteUserAttributesRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendAsync(DeleteUserAttributesJson.Operation, request, cancellationToken);
        }
    }
}
