using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.InitiateAuthAsync(InitiateAuthRequest, CancellationToken)"/>.</summary>
    public sealed record InitiateAuthRequest : Redacted
    {
        /// <summary>The flow, such as <c>USER_SRP_AUTH</c>.</summary>
        public required string AuthFlow { get; init; }

        /// <summary>
        /// The flow's inputs. <c>SECRET_HASH</c> is added where the app client has a secret and <c>USERNAME</c> is given.
        /// </summary>
        public IReadOnlyDictionary<string, string>? AuthParameters { get; init; }

        /// <summary>The session of a sign-up or an earlier step, where there is one.</summary>
        public string? Session { get; init; }

        /// <summary>Custom input of the Lambda triggers that this call starts.</summary>
        public IReadOnlyDictionary<string, string>? ClientMetadata { get; init; }

        /// <summary>Where Amazon Pinpoint analytics go.</summary>
        public AnalyticsMetadata? AnalyticsMetadata { get; init; }

        /// <summary>What threat protection may know of the user's device.</summary>
        public UserContextData? UserContextData { get; init; }

        [JsonInclude]
        internal string? ClientId { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.InitiateAuthAsync(InitiateAuthRequest, CancellationToken)"/>.</summary>
    public sealed record InitiateAuthResponse : Redacted
    {
        /// <summary>The challenge to answer next; <see langword="null"/> when signed in.</summary>
        public string? ChallengeName { get; init; }

        /// <summary>The session to answer it with.</summary>
        public string? Session { get; init; }

        /// <summary>The challenge's parameters.</summary>
        public IReadOnlyDictionary<string, string>? ChallengeParameters { get; init; }

        /// <summary>The tokens; <see langword="null"/> while a challenge is pending.</summary>
        public AuthenticationResult? AuthenticationResult { get; init; }

        /// <summary>What may be chosen at <c>SELECT_CHALLENGE</c>.</summary>
        public IReadOnlyList<string>? AvailableChallenges { get; init; }
    }

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(InitiateAuthRequest)), JsonSerializable(typeof(InitiateAuthResponse))]
    internal sealed partial class InitiateAuthJson : JsonSerializerContext
    {
        internal static readonly Operation<InitiateAuthRequest, InitiateAuthResponse> Operation =
            new("InitiateAuth", new InitiateAuthJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Starts a sign-in. <see cref="SignInAsync(SignInRequest, CancellationToken)"/> drives whole flows.</summary>
        /// <exception cref="CognitoException">
        /// Worth catching: <see cref="CognitoErrorCodes.NotAuthorized"/>, <see cref="CognitoErrorCodes.UserNotFound"/>,
        /// <see cref="CognitoErrorCodes.UserNotConfirmed"/>, <see cref="CognitoErrorCodes.PasswordResetRequired"/>.
        /// </exception>
        public Task<InitiateAuthResponse> InitiateAuthAsync(InitiateAuthRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendAsync(
                InitiateAuthJson.Operation,
                request with { ClientId = ClientId, AuthParameters = WithSecretHash(request.AuthParameters) },
                cancellationToken, request.Session is null ? null : Once.Challenge);
        }
    }
}
