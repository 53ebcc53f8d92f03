using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>
    /// Input of
    /// <see cref="CognitoClient.GetIdentityProviderByIdentifierAsync(GetIdentityProviderByIdentifierRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record GetIdentityProviderByIdentifierRequest
    {
        /// <summary>The identifier. 1 to 40 characters.</summary>
        public required string IdpIdentifier { get; init; }

        /// <summary>The user pool; <see langword="null"/> for that of the client's options.</summary>
        public string? UserPoolId { get; init; }
    }

    /// <summary>
    /// Output of
    /// <see cref="CognitoClient.GetIdentityProviderByIdentifierAsync(GetIdentityProviderByIdentifierRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record GetIdentityProviderByIdentifierResponse
    {
        /// <summary>The identity provider.</summary>
        public IdentityProvider? IdentityProvider { get; init; }
    }

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(GetIdentityProviderByIdentifierRequest)), JsonSerializable(typeof(GetIdentityProviderByIdentifierResponse))]
    internal sealed partial class GetIdentityProviderByIdentifierJson : JsonSerializerContext
    {
        internal static readonly Operation<GetIdentityProviderByIdentifierRequest, GetIdentityProviderByIdentifierResponse> Operation =
            new("GetIdentityProviderByIdentifier", new GetIdentityProviderByIdentifierJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Finds the identity provider that has an identifier, the domain of an email address say.</summary>
        /// <exception cref="CognitoException">
        /// Worth catching: <see cref="CognitoErrorCodes.ResourceNotFound"/> (no such provider).
        /// </exception>
        [OverloadResolutionPriority(1)]
        public Task<GetIdentityProviderByIdentifierResponse> GetIdentityProviderByIdentifierAsync(
            GetIdentityProviderByIdentifierRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                GetIdentityProviderByIdentifierJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }

        /// <inheritdoc cref="GetIdentityProviderByIdentifierAsync(GetIdentityProviderByIdentifierRequest, CancellationToken)"/>
        public Task<GetIdentityProviderByIdentifierResponse> GetIdentityProviderByIdentifierAsync(
            string idpIdentifier, CancellationToken cancellationToken = default)
        {
            ArgumentException.ThrowIfNullOrEmpty(idpIdentifier);
            return GetIdentityProviderByIdentifierAsync(
                new GetIdentityProviderByIdentifierRequest { IdpIdentifier = idpIdentifier }, cancellationToken);
        }
    }
}
