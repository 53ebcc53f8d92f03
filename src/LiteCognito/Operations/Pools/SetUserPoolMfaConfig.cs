using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.SetUserPoolMfaConfigAsync(SetUserPoolMfaConfigRequest, CancellationToken)"/>.</summary>
    public sealed record SetUserPoolMfaConfigRequest
    {
        /// <summary>The ID of the user pool, or <see langword="null"/> for <see cref="CognitoClientOptions.UserPoolId"/>.</summary>
        public string? UserPoolId { get; init; }

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

    /// <summary>Output of <see cref="CognitoClient.SetUserPoolMfaConfigAsync(SetUserPoolMfaConfigRequest, CancellationToken)"/>.</summary>
    public sealed record SetUserPoolMfaConfigResponse
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
    [JsonSerializable(typeof(SetUserPoolMfaConfigRequest)), JsonSerializable(typeof(SetUserPoolMfaConfigResponse))]
    internal sealed partial class SetUserPoolMfaConfigJson : JsonSerializerContext
    {
        internal static readonly Operation<SetUserPoolMfaConfigRequest, SetUserPoolMfaConfigResponse> Operation =
            new("SetUserPoolMfaConfig", new SetUserPoolMfaConfigJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Sets the user pool's settings for second factors and passkeys.</summary>
        /// <param name="request">
        /// The settings for each factor, the requirement for a second factor, and the user pool if it is not the client's own.
        /// </param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>The settings after the change.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.InvalidSmsRoleTrustRelationship"/> (Cognito cannot assume the IAM role that sends
        /// SMS messages), <see cref="CognitoErrorCodes.InvalidSmsRoleAccessPolicy"/> (the role is not allowed to send SMS messages),
        /// <see cref="CognitoErrorCodes.FeatureUnavailableInTier"/> (the feature plan does not include a factor).
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SetUserPoolMfaConfig.html"/>
        public Task<SetUserPoolMfaConfigResponse> SetUserPoolMfaConfigAsync(
            SetUserPoolMfaConfigRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                SetUserPoolMfaConfigJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }
    }
}
