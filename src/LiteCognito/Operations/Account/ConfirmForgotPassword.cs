using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.ConfirmForgotPasswordAsync(ConfirmForgotPasswordRequest, CancellationToken)"/>.</summary>
    public sealed record ConfirmForgotPasswordRequest : Redacted
    {
        /// <summary>The user name, or an alias that the user pool accepts for sign-in. 1 to 128 characters.</summary>
        public required string Username { get; init; }

        /// <summary>The confirmation code that Cognito sent.</summary>
        public required string ConfirmationCode { get; init; }

        /// <summary>The new password. At most 256 characters.</summary>
        public required CognitoPassword Password { get; init; }

        /// <summary>The Amazon Pinpoint endpoint that receives analytics about this call.</summary>
        public AnalyticsMetadata? AnalyticsMetadata { get; init; }

        /// <summary>Data about the user's device and network that threat protection evaluates.</summary>
        public UserContextData? UserContextData { get; init; }

        /// <summary>Custom input, by name, for the Lambda triggers that this call runs.</summary>
        public IReadOnlyDictionary<string, string>? ClientMetadata { get; init; }

        [JsonInclude]
        internal string? ClientId { get; init; }

        [JsonInclude]
        internal string? SecretHash { get; init; }
    }

    /// <summary>
    /// Output of <see cref="CognitoClient.ConfirmForgotPasswordAsync(ConfirmForgotPasswordRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record ConfirmForgotPasswordResponse;

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(ConfirmForgotPasswordRequest)), JsonSerializable(typeof(ConfirmForgotPasswordResponse))]
    internal sealed partial class ConfirmForgotPasswordJson : JsonSerializerContext
    {
        internal static readonly Operation<ConfirmForgotPasswordRequest, ConfirmForgotPasswordResponse> Operation =
            new("ConfirmForgotPassword", new ConfirmForgotPasswordJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>
        /// Sets a new password with the code that <see cref="ForgotPasswordAsync(ForgotPasswordRequest, CancellationToken)"/> sent.
        /// </summary>
        /// <param name="request">The user name, the code and the new password.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>An empty response.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.CodeMismatch"/>, <see cref="CognitoErrorCodes.ExpiredCode"/>,
        /// <see cref="CognitoErrorCodes.InvalidPassword"/>, <see cref="CognitoErrorCodes.TooManyFailedAttempts"/>.
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ConfirmForgotPassword.html"/>
        public Task<ConfirmForgotPasswordResponse> ConfirmForgotPasswordAsync(
            ConfirmForgotPasswordRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            request = request with { ClientId = ClientId, SecretHash = SecretHash(request.Username) };
            return SendAsync(ConfirmForgotPasswordJson.Operation, request, cancellationToken, Once.Code);
        }

        /// <inheritdoc cref="ConfirmForgotPasswordAsync(ConfirmForgotPasswordRequest, CancellationToken)"/>
        /// <param name="username">The user name, or an alias that the user pool accepts for sign-in. 1 to 128 characters.</param>
        /// <param name="code">The confirmation code that Cognito sent.</param>
        /// <param name="newPassword">The new password.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        public Task<ConfirmForgotPasswordResponse> ConfirmForgotPasswordAsync(
            string username, string code, CognitoPassword newPassword, CancellationToken cancellationToken = default)
        {
            ArgumentException.ThrowIfNullOrEmpty(username);
            ArgumentException.ThrowIfNullOrEmpty(code);
            CognitoPassword.ThrowIfNullOrEmpty(newPassword);
            var request = new ConfirmForgotPasswordRequest { Username = username, ConfirmationCode = code, Password = newPassword };
            return ConfirmForgotPasswordAsync(request, cancellationToken);
        }
    }
}
