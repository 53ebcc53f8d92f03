using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.VerifySoftwareTokenAsync(VerifySoftwareTokenRequest, CancellationToken)"/>.</summary>
    public sealed record VerifySoftwareTokenRequest : Redacted
    {
        /// <summary>The six-digit code that the authenticator app shows.</summary>
        public required string UserCode { get; init; }

        /// <summary>
        /// A valid access token of the user, with the scope <c>aws.cognito.signin.user.admin</c>, or <see langword="null"/> if
        /// <see cref="Session"/> is set.
        /// </summary>
        public string? AccessToken { get; init; }

        /// <summary>
        /// The session that <see cref="CognitoClient.AssociateSoftwareTokenAsync"/> returned, or <see langword="null"/> if
        /// <see cref="AccessToken"/> is set.
        /// </summary>
        public string? Session { get; init; }

        /// <summary>A name for the authenticator app, which later challenges show.</summary>
        public string? FriendlyDeviceName { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.VerifySoftwareTokenAsync(VerifySoftwareTokenRequest, CancellationToken)"/>.</summary>
    public sealed record VerifySoftwareTokenResponse : Redacted
    {
        /// <summary>The result of the verification: <c>SUCCESS</c> or <c>ERROR</c>.</summary>
        public string? Status { get; init; }

        /// <summary>
        /// The session to answer the <c>MFA_SETUP</c> challenge with, or <see langword="null"/> if the request did not contain a session.
        /// </summary>
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
        /// <summary>Completes the setup of an authenticator app with a code that the app shows.</summary>
        /// <param name="request">The code, and the user's access token or the session of the setup.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>The result of the verification, and the session to continue with if the request contained one.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.EnableSoftwareTokenMFA"/>, <see cref="CognitoErrorCodes.CodeMismatch"/> (the code
        /// is wrong, but the user can enter the next code that the app shows).
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_VerifySoftwareToken.html"/>
        public Task<VerifySoftwareTokenResponse> VerifySoftwareTokenAsync(
            VerifySoftwareTokenRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendAsync(VerifySoftwareTokenJson.Operation, request, cancellationToken, Once.Code);
        }
    }
}
