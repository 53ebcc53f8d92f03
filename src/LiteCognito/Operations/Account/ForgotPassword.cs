using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.ForgotPasswordAsync(ForgotPasswordRequest, CancellationToken)"/>.</summary>
    public sealed record ForgotPasswordRequest : Redacted
    {
        /// <summary>The user name, or an alias that the pool accepts for signing in. 1 to 128 characters.</summary>
        public required string Username { get; init; }

        /// <summary>What threat protection may know of the user's device.</summary>
        public UserContextData? UserContextData { get; init; }

        /// <summary>Where Amazon Pinpoint analytics go.</summary>
        public AnalyticsMetadata? AnalyticsMetadata { get; init; }

        /// <summary>Custom input of the Lambda triggers that this call starts.</summary>
        public IReadOnlyDictionary<string, string>? ClientMetadata { get; init; }

        [JsonInclude]
        internal string? ClientId { get; init; }

        [JsonInclude]
        internal string? SecretHash { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.ForgotPasswordAsync(ForgotPasswordRequest, CancellationToken)"/>.</summary>
    public sealed record ForgotPasswordResponse
    {
        /// <summary>Where the code went.</summary>
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
        /// <summary>Sends a code that sets a new password, to be used with ConfirmForgotPassword.</summary>
        /// <exception cref="CognitoException">
        /// Worth catching: <see cref="CognitoErrorCodes.UserNotFound"/>, <see cref="CognitoErrorCodes.LimitExceeded"/>,
        /// <see cref="CognitoErrorCodes.InvalidParameter"/> (the user has no verified address),
        /// <see cref="CognitoErrorCodes.CodeDeliveryFailure"/>.
        /// </exception>
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
        public Task<ForgotPasswordResponse> ForgotPasswordAsync(string username, CancellationToken cancellationToken = default)
        {
            ArgumentException.ThrowIfNullOrEmpty(username);
            return ForgotPasswordAsync(new ForgotPasswordRequest { Username = username }, cancellationToken);
        }
    }
}
