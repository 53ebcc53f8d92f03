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
        /// <summary>The user name, or an alias that the pool accepts for signing in. 1 to 128 characters.</summary>
        public required string Username { get; init; }

        /// <summary>Custom input of the Lambda triggers that this call starts.</summary>
        public IReadOnlyDictionary<string, string>? ClientMetadata { get; init; }

        /// <summary>Where Amazon Pinpoint analytics go.</summary>
        public AnalyticsMetadata? AnalyticsMetadata { get; init; }

        /// <summary>What threat protection may know of the user's device.</summary>
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
        /// <summary>Where the code went.</summary>
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
        /// <summary>Sends the confirmation code of a new account again.</summary>
        /// <exception cref="CognitoException">Worth catching: <see cref="CognitoErrorCodes.LimitExceeded"/>.</exception>
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
        public Task<ResendConfirmationCodeResponse> ResendConfirmationCodeAsync(
            string username, CancellationToken cancellationToken = default)
        {
            ArgumentException.ThrowIfNullOrEmpty(username);
            return ResendConfirmationCodeAsync(new ResendConfirmationCodeRequest { Username = username }, cancellationToken);
        }
    }
}
