using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>
    /// Input of <see cref="CognitoClient.ResendConfirmationCodeAsync(ResendConfirmationCodeRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record ResendConfirmationCodeRequest : Redacted
    {
        /// <summary>The user name, or an alias that the user pool accepts for sign-in. 1 to 128 characters.</summary>
        public required string Username { get; init; }

        /// <summary>Custom input, by name, for the Lambda triggers that this call runs.</summary>
        public IReadOnlyDictionary<string, string>? ClientMetadata { get; init; }

        /// <summary>The Amazon Pinpoint endpoint that receives analytics about this call.</summary>
        public AnalyticsMetadata? AnalyticsMetadata { get; init; }

        /// <summary>Data about the user's device and network that threat protection evaluates.</summary>
        public UserContextData? UserContextData { get; init; }

        [JsonInclude]
        internal string? ClientId { get; init; }

        [JsonInclude]
        internal string? SecretHash { get; init; }
    }

    /// <summary>
    /// Output of <see cref="CognitoClient.ResendConfirmationCodeAsync(ResendConfirmationCodeRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record ResendConfirmationCodeResponse
    {
        /// <summary>The destination and the delivery medium of the code.</summary>
        public CodeDeliveryDetails? CodeDeliveryDetails { get; init; }
    }

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(ResendConfirmationCodeRequest)), JsonSerializable(typeof(ResendConfirmationCodeResponse))]
    internal sealed partial class ResendConfirmationCodeJson : JsonSerializerContext
    {
        internal static readonly Operation<ResendConfirmationCodeRequest, ResendConfirmationCodeResponse> Operation =
            new("ResendConfirmationCode", new ResendConfirmationCodeJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Sends a new confirmation code for a new account.</summary>
        /// <param name="request">The user name.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>The destination and the delivery medium of the code.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.LimitExceeded"/> (too many codes were requested).
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ResendConfirmationCode.html"/>
        [OverloadResolutionPriority(1)]
        public Task<ResendConfirmationCodeResponse> ResendConfirmationCodeAsync(
            ResendConfirmationCodeRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendAsync(
                ResendConfirmationCodeJson.Operation,
                request with { ClientId = ClientId, SecretHash = SecretHash(request.Username) },
                cancellationToken);
        }

        /// <inheritdoc cref="ResendConfirmationCodeAsync(ResendConfirmationCodeRequest, CancellationToken)"/>
        /// <param name="username">The user name, or an alias that the user pool accepts for sign-in. 1 to 128 characters.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        public Task<ResendConfirmationCodeResponse> ResendConfirmationCodeAsync(
            string username, CancellationToken cancellationToken = default)
        {
            ArgumentException.ThrowIfNullOrEmpty(username);
            return ResendConfirmationCodeAsync(new ResendConfirmationCodeRequest { Username = username }, cancellationToken);
        }
    }
}
