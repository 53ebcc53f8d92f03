using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.GetSigningCertificateAsync(GetSigningCertificateRequest, CancellationToken)"/>.</summary>
    public sealed record GetSigningCertificateRequest
    {
        /// <summary>The ID of the user pool, or <see langword="null"/> for <see cref="CognitoClientOptions.UserPoolId"/>.</summary>
        public string? UserPoolId { get; init; }
    }

    /// <summary>
    /// Output of <see cref="CognitoClient.GetSigningCertificateAsync(GetSigningCertificateRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record GetSigningCertificateResponse
    {
        /// <summary>The X.509 certificate, in Base64.</summary>
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
        /// <summary>Gets the certificate for the signatures of the user pool's SAML requests.</summary>
        /// <param name="request">The user pool, or <see langword="null"/> for the client's own.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>The X.509 certificate, in Base64.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.ResourceNotFound"/> (the user pool does not exist).
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetSigningCertificate.html"/>
        public Task<GetSigningCertificateResponse> GetSigningCertificateAsync(
            GetSigningCertificateRequest? request = null, CancellationToken cancellationToken = default)
        {
            request ??= new();
            return SendSignedAsync(
                GetSigningCertificateJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }
    }
}
