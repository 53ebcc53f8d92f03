using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Operations;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.AdminInitiateAuthAsync(AdminInitiateAuthRequest, CancellationToken)"/>.</summary>
    public sealed record AdminInitiateAuthRequest : Redacted
    {
        /// <summary>The flow, one of <see cref="CognitoAuthFlows"/>.</summary>
        public required string AuthFlow { get; init; }

        /// <summary>The user pool; <see langword="null"/> for that of the client's options.</summary>
        public string? UserPoolId { get; init; }

        /// <summary>
        /// The flow's inputs. <c>SECRET_HASH</c> is added where the app client has a secret and <c>USERNAME</c> is given.
        /// </summary>
        [JsonConverter(typeof(AuthParametersConverter))]
        public IReadOnlyDictionary<string, string>? AuthParameters { get; init; }

        /// <summary>Custom input of the Lambda triggers that this call starts.</summary>
        public IReadOnlyDictionary<string, string>? ClientMetadata { get; init; }

        /// <summary>Where Amazon Pinpoint analytics go.</summary>
        public AnalyticsMetadata? AnalyticsMetadata { get; init; }

        /// <summary>What threat protection may know of the user's request.</summary>
        public ContextData? ContextData { get; init; }

        /// <summary>The session of a sign-up or an earlier step, where there is one.</summary>
        public string? Session { get; init; }

        [JsonInclude]
        internal string? ClientId { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.AdminInitiateAuthAsync(AdminInitiateAuthRequest, CancellationToken)"/>.</summary>
    public sealed record AdminInitiateAuthResponse : Redacted
    {
        /// <summary>
        /// The challenge to answer next, one of <see cref="CognitoChallengeNames"/>; <see langword="null"/> when signed in.
        /// </summary>
        public string? ChallengeName { get; init; }

        /// <summary>The session to answer it with.</summary>
        public string? Session { get; init; }

        /// <summary>The challenge's parameters.</summary>
        public IReadOnlyDictionary<string, string>? ChallengeParameters { get; init; }

        /// <summary>The tokens; <see langword="null"/> while a challenge is pending.</summary>
        public AuthenticationResult? AuthenticationResult { get; init; }

        /// <summary>What may be chosen at <see cref="CognitoChallengeNames.SelectChallenge"/>.</summary>
        public IReadOnlyList<string>? AvailableChallenges { get; init; }
    }

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(AdminInitiateAuthRequest)), JsonSerializable(typeof(AdminInitiateAuthResponse))]
    internal sealed partial class AdminInitiateAuthJson : JsonSerializerContext
    {
        internal static readonly Operation<AdminInitiateAuthRequest, AdminInitiateAuthResponse> Operation =
            new("AdminInitiateAuth", new AdminInitiateAuthJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Starts a sign-in from a server that holds AWS credentials.</summary>
        /// <exception cref="CognitoException">
        /// Worth catching: <see cref="CognitoErrorCodes.NotAuthorized"/>, <see cref="CognitoErrorCodes.UserNotFound"/>,
        /// <see cref="CognitoErrorCodes.UserNotConfirmed"/>, <see cref="CognitoErrorCodes.PasswordResetRequired"/>.
        /// </exception>
        public Task<AdminInitiateAuthResponse> AdminInitiateAuthAsync(
            AdminInitiateAuthRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            request = request with
            {
                UserPoolId = PoolOf(request.UserPoolId),
                ClientId = ClientId,
                AuthParameters = WithSecretHash(request.AuthParameters),
            };
            Once? once = request.Session is null ? null : Once.Challenge;
            return SendSignedAsync(AdminInitiateAuthJson.Operation, request, cancellationToken, once);
        }
    }
}
