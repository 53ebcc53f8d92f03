using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.SetUserPoolMfaConfigAsync(SetUserPoolMfaConfigRequest, CancellationToken)"/>.</summary>
    public sealed record SetUserPoolMfaConfigRequest
    {
        /// <summary>The user pool; <see langword="null"/> for that of the client's options.</summary>
        public string? UserPoolId { get; init; }

        /// <summary>Codes by SMS.</summary>
        public SmsMfaConfig? SmsMfaConfiguration { get; init; }

        /// <summary>Authenticator apps.</summary>
        public SoftwareTokenMfaConfig? SoftwareTokenMfaConfiguration { get; init; }

        /// <summary>Codes by email.</summary>
        public EmailMfaConfig? EmailMfaConfiguration { get; init; }

        /// <summary>Whether users need a second factor. <c>OFF</c>, <c>ON</c> or <c>OPTIONAL</c>.</summary>
        public string? MfaConfiguration { get; init; }

        /// <summary>Passkeys.</summary>
        public WebAuthnConfiguration? WebAuthnConfiguration { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.SetUserPoolMfaConfigAsync(SetUserPoolMfaConfigRequest, CancellationToken)"/>.</summary>
    public sealed record SetUserPoolMfaConfigResponse
    {
        /// <summary>Codes by SMS.</summary>
        public SmsMfaConfig? SmsMfaConfiguration { get; init; }

        /// <summary>Authenticator apps.</summary>
        public SoftwareTokenMfaConfig? SoftwareTokenMfaConfiguration { get; init; }

        /// <summary>Codes by email.</summary>
        public EmailMfaConfig? EmailMfaConfiguration { get; init; }

        /// <summary>Whether users need a second factor. <c>OFF</c>, <c>ON</c> or <c>OPTIONAL</c>.</summary>
        public string? MfaConfiguration { get; init; }

        /// <summary>Passkeys.</summary>
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
        /// <summary>Says which second factors the pool has, and whether users need one.</summary>
        /// <exception cref="CognitoException">
        /// Worth catching: <see cref="CognitoErrorCodes.InvalidSmsRoleTrustRelationship"/>,
        /// <see cref="CognitoErrorCodes.InvalidSmsRoleAccessPolicy"/>, <see cref="CognitoErrorCodes.FeatureUnavailableInTier"/>.
        /// </exception>
        public Task<SetUserPoolMfaConfigResponse> SetUserPoolMfaConfigAsync(
            SetUserPoolMfaConfigRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                SetUserPoolMfaConfigJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }
    }
}
