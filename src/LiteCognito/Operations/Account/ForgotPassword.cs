using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.ForgotPasswordAsync(ForgotPasswordRequest, CancellationToken)"/>.</summary>
    public sealed record ForgotPasswordRequest : Redacted
    {
        /// <summary>The user name, or an alias that the user pool accepts for sign-in. 1 to 128 characters.</summary>
        public required string Username { get; init; }

        /// <summary>Data about the user's device and network that threat protection evaluates.</summary>
        public UserContextData? UserContextData { get; init; }

        /// <summary>The Amazon Pinpoint endpoint that receives analytics about this call.</summary>
        public AnalyticsMetadata? AnalyticsMetadata { get; init; }

        /// <summary>Custom input, by name, for the Lambda triggers that this call runs.</summary>
        public IReadOnlyDictionary<string, string>? ClientMetadata { get; init; }

        [JsonInclude]
        internal string? ClientId { get; init; }

        [JsonInclude]
        internal string? SecretHash { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.ForgotPasswordAsync(ForgotPasswordRequest, CancellationToken)"/>.</summary>
    public sealed record ForgotPasswordResponse
    {
        /// <summary>The destination and the delivery medium of the code.</summary>
        public CodeDeliveryDetails? CodeDeliveryDetails { get; init; }
    }

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(ForgotPasswordRequest)), JsonSerializable(typeof(ForgotPasswordResponse))]
    internal sealed partial class ForgotPasswordJson : JsonSerializerContext
    {
        internal static readonly Operation<ForgotPasswordRequest, ForgotPasswordResponse> Operation =
            new("ForgotPassword", new ForgotPasswordJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>
        /// Sends a user a code to set a new password with. Pass the code to
        /// <see cref="ConfirmForgotPasswordAsync(ConfirmForgotPasswordRequest, CancellationToken)"/>.
        /// </summary>
        /// <param name="request">The user name.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>The destination and the delivery medium of the code.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.UserNotFound"/>, <see cref="CognitoErrorCodes.LimitExceeded"/> (too many codes were
        /// requested), <see cref="CognitoErrorCodes.InvalidParameter"/> (the user has no verified email address or phone number),
        /// <see cref="CognitoErrorCodes.CodeDeliveryFailure"/>.
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ForgotPassword.html"/>
        [OverloadResolutionPriority(1)]
        public Task<ForgotPasswordResponse> ForgotPasswordAsync(
            ForgotPasswordRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendAsync(
                ForgotPasswordJson.Operation,
                request with { ClientId = ClientId, SecretHash = SecretHash(request.Username) },
                cancellationToken);
        }

        /// <inheritdoc cref="ForgotPasswordAsync(ForgotPasswordRequest, CancellationToken)"/>
        /// <param name="username">The user name, or an alias that the user pool accepts for sign-in. 1 to 128 characters.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        public Task<ForgotPasswordResponse> ForgotPasswordAsync(string username, CancellationToken cancellationToken = default)
        {
            ArgumentException.ThrowIfNullOrEmpty(username);
            return ForgotPasswordAsync(new ForgotPasswordRequest { Username = username }, cancellationToken);
        }
    }
}
