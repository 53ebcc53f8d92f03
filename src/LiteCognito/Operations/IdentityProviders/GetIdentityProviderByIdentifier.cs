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
        /// <summary>An identifier of the identity provider, such as an email domain. 1 to 40 characters.</summary>
        public required string IdpIdentifier { get; init; }

        /// <summary>The ID of the user pool, or <see langword="null"/> for <see cref="CognitoClientOptions.UserPoolId"/>.</summary>
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
        /// <summary>Gets an identity provider by one of its identifiers, such as an email domain.</summary>
        /// <param name="request">The identifier of the identity provider, and the user pool if it is not the client's own.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>The identity provider.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.ResourceNotFound"/> (the identity provider does not exist).
        /// </exception>
        /// <seealso
        /// href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetIdentityProviderByIdentifier.html"
        /// />
        [OverloadResolutionPriority(1)]
        public Task<GetIdentityProviderByIdentifierResponse> GetIdentityProviderByIdentifierAsync(
            GetIdentityProviderByIdentifierRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                GetIdentityProviderByIdentifierJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }

        /// <inheritdoc cref="GetIdentityProviderByIdentifierAsync(GetIdentityProviderByIdentifierRequest, CancellationToken)"/>
        /// <param name="idpIdentifier">An identifier of the identity provider, such as an email domain. 1 to 40 characters.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        public Task<GetIdentityProviderByIdentifierResponse> GetIdentityProviderByIdentifierAsync(
            string idpIdentifier, CancellationToken cancellationToken = default)
        {
            ArgumentException.ThrowIfNullOrEmpty(idpIdentifier);
            return GetIdentityProviderByIdentifierAsync(
                new GetIdentityProviderByIdentifierRequest { IdpIdentifier = idpIdentifier }, cancellationToken);
        }
    }
}
