using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.GetUserPoolMfaConfigAsync(GetUserPoolMfaConfigRequest, CancellationToken)"/>.</summary>
    public sealed record GetUserPoolMfaConfigRequest
    {
        /// <summary>The user pool; <see langword="null"/> for that of the client's options.</summary>
        public string? UserPoolId { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.GetUserPoolMfaConfigAsync(GetUserPoolMfaConfigRequest, CancellationToken)"/>.</summary>
    public sealed record GetUserPoolMfaConfigResponse
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
        /// <summary>Reads which second factors the pool has.</summary>
        /// <exception cref="CognitoException">Worth catching: <see cref="CognitoErrorCodes.ResourceNotFound"/>.</exception>
        public Task<GetUserPoolMfaConfigResponse> GetUserPoolMfaConfigAsync(
            GetUserPoolMfaConfigRequest? request = null, CancellationToken cancellationToken = default)
        {
            request ??= new();
            return SendSignedAsync(
                GetUserPoolMfaConfigJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }
    }
}
