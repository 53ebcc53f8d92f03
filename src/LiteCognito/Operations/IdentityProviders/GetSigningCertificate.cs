using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.GetSigningCertificateAsync(GetSigningCertificateRequest, CancellationToken)"/>.</summary>
    public sealed record GetSigningCertificateRequest
    {
        /// <summary>The user pool; <see langword="null"/> for that of the client's options.</summary>
        public string? UserPoolId { get; init; }
    }

    /// <summary>
    /// Output of <see cref="CognitoClient.GetSigningCertificateAsync(GetSigningCertificateRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record GetSigningCertificateResponse
    {
        /// <summary>The X.509 certificate, Base64.</summary>
        public string? Certificate { get; init; }
    }

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(GetSigningCertificateRequest)), JsonSerializable(typeof(GetSigningCertificateResponse))]
    internal sealed partial class GetSigningCertificateJson : JsonSerializerContext
    {
        internal static readonly Operation<GetSigningCertificateRequest, GetSigningCertificateResponse> Operation =
            new("GetSigningCertificate", new GetSigningCertificateJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Reads the certificate that the pool signs SAML requests with.</summary>
        /// <exception cref="CognitoException">Worth catching: <see cref="CognitoErrorCodes.ResourceNotFound"/>.</exception>
        public Task<GetSigningCertificateResponse> GetSigningCertificateAsync(
            GetSigningCertificateRequest? request = null, CancellationToken cancellationToken = default)
        {
            request ??= new();
            return SendSignedAsync(
                GetSigningCertificateJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }
    }
}
