using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.GetUserPoolMfaConfigAsync(GetUserPoolMfaConfigRequest, CancellationToken)"/>.</summary>
    public sealed record GetUserPoolMfaConfigRequest
    {
        /// <summary>The ID of the user pool, or <see langword="null"/> for <see cref="CognitoClientOptions.UserPoolId"/>.</summary>
        public string? UserPoolId { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.GetUserPoolMfaConfigAsync(GetUserPoolMfaConfigRequest, CancellationToken)"/>.</summary>
    public sealed record GetUserPoolMfaConfigResponse
    {
        /// <summary>The settings for SMS codes.</summary>
        public SmsMfaConfig? SmsMfaConfiguration { get; init; }

        /// <summary>The settings for authenticator apps.</summary>
        public SoftwareTokenMfaConfig? SoftwareTokenMfaConfiguration { get; init; }

        /// <summary>The settings for email codes.</summary>
        public EmailMfaConfig? EmailMfaConfiguration { get; init; }

        /// <summary>
        /// The requirement for a second factor: <c>OFF</c>, <c>ON</c> (all users need one) or <c>OPTIONAL</c> (only users who have set one
        /// up need it).
        /// </summary>
        public string? MfaConfiguration { get; init; }

        /// <summary>The settings for passkeys.</summary>
        public WebAuthnConfiguration? WebAuthnConfiguration { get; init; }
    }

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(GetUserPoolMfaConfigRequest)), JsonSerializable(typeof(GetUserPoolMfaConfigResponse))]
    internal sealed partial class GetUserPoolMfaConfigJson : JsonSerializerContext
    {
        internal static readonly Operation<GetUserPoolMfaConfigRequest, GetUserPoolMfaConfigResponse> Operation =
            new("GetUserPoolMfaConfig", new GetUserPoolMfaConfigJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Gets the user pool's settings for second factors and passkeys.</summary>
        /// <param name="request">The user pool, or <see langword="null"/> for the client's own.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>The settings for each factor, and the requirement for a second factor.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.ResourceNotFound"/> (the user pool does not exist).
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetUserPoolMfaConfig.html"/>
        public Task<GetUserPoolMfaConfigResponse> GetUserPoolMfaConfigAsync(
            GetUserPoolMfaConfigRequest? request = null, CancellationToken cancellationToken = default)
        {
            request ??= new();
            return SendSignedAsync(
                GetUserPoolMfaConfigJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }
    }
}
