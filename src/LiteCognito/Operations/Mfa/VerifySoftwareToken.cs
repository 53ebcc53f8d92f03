using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.VerifySoftwareTokenAsync(VerifySoftwareTokenRequest, CancellationToken)"/>.</summary>
    public sealed record VerifySoftwareTokenRequest : Redacted
    {
        /// <summary>The six digits that the authenticator shows.</summary>
        public required string UserCode { get; init; }

        /// <summary>A valid access token, or <see langword="null"/> with <see cref="Session"/>.</summary>
        public string? AccessToken { get; init; }

        /// <summary>The session that AssociateSoftwareToken gave, or <see langword="null"/> with <see cref="AccessToken"/>.</summary>
        public string? Session { get; init; }

        /// <summary>A name for the authenticator, shown at later challenges.</summary>
        public string? FriendlyDeviceName { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.VerifySoftwareTokenAsync(VerifySoftwareTokenRequest, CancellationToken)"/>.</summary>
    public sealed record VerifySoftwareTokenResponse : Redacted
    {
        /// <summary><c>SUCCESS</c> or <c>ERROR</c>.</summary>
        public string? Status { get; init; }

        /// <summary>The session to answer <c>MFA_SETUP</c> with, where the call was made with one.</summary>
        public string? Session { get; init; }
    }

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(VerifySoftwareTokenRequest)), JsonSerializable(typeof(VerifySoftwareTokenResponse))]
    internal sealed partial class VerifySoftwareTokenJson : JsonSerializerContext
    {
        internal static readonly Operation<VerifySoftwareTokenRequest, VerifySoftwareTokenResponse> Operation =
            new("VerifySoftwareToken", new VerifySoftwareTokenJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Finishes the set-up of an authenticator app with a code that it shows.</summary>
        /// <exception cref="CognitoException">
        /// Worth catching: <see cref="CognitoErrorCodes.EnableSoftwareTokenMFA"/> and <see cref="CognitoErrorCodes.CodeMismatch"/> (a wrong
        /// code; try the next one).
        /// </exception>
        public Task<VerifySoftwareTokenResponse> VerifySoftwareTokenAsync(
            VerifySoftwareTokenRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendAsync(VerifySoftwareTokenJson.Operation, request, cancellationToken, Once.Code);
        }
    }
}
