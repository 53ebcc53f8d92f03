using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Operations;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.AdminInitiateAuthAsync(AdminInitiateAuthRequest, CancellationToken)"/>.</summary>
    public sealed record AdminInitiateAuthRequest : Redacted
    {
        /// <summary>The authentication flow, one of <see cref="CognitoAuthFlows"/>.</summary>
        public required string AuthFlow { get; init; }

        /// <summary>The ID of the user pool, or <see langword="null"/> for <see cref="CognitoClientOptions.UserPoolId"/>.</summary>
        public string? UserPoolId { get; init; }

        /// <summary>
        /// The parameters of the flow, by name, such as <c>USERNAME</c> and <c>PASSWORD</c>. The client adds <c>SECRET_HASH</c> if the app
        /// client has a secret and <c>USERNAME</c> is present.
        /// </summary>
        [JsonConverter(typeof(AuthParametersConverter))]
        public IReadOnlyDictionary<string, string>? AuthParameters { get; init; }

        /// <summary>Custom input, by name, for the Lambda triggers that this call runs.</summary>
        public IReadOnlyDictionary<string, string>? ClientMetadata { get; init; }

        /// <summary>The Amazon Pinpoint endpoint that receives analytics about this call.</summary>
        public AnalyticsMetadata? AnalyticsMetadata { get; init; }

        /// <summary>Data about the user's device and network that threat protection evaluates.</summary>
        public ContextData? ContextData { get; init; }

        /// <summary>The session of a sign-up or an earlier step, or <see langword="null"/> if there is none.</summary>
        public string? Session { get; init; }

        [JsonInclude]
        internal string? ClientId { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.AdminInitiateAuthAsync(AdminInitiateAuthRequest, CancellationToken)"/>.</summary>
    public sealed record AdminInitiateAuthResponse : Redacted
    {
        /// <summary>
        /// The challenge to answer next, one of <see cref="CognitoChallengeNames"/>, or <see langword="null"/> if the sign-in is complete.
        /// </summary>
        public string? ChallengeName { get; init; }

        /// <summary>The session to answer the challenge with, or <see langword="null"/> if the sign-in is complete.</summary>
        public string? Session { get; init; }

        /// <summary>The parameters of the challenge, by name.</summary>
        public IReadOnlyDictionary<string, string>? ChallengeParameters { get; init; }

        /// <summary>The tokens, or <see langword="null"/> while a challenge is pending.</summary>
        public AuthenticationResult? AuthenticationResult { get; init; }

        /// <summary>
        /// The challenges that the user can choose from if the next challenge is <see cref="CognitoChallengeNames.SelectChallenge"/>.
        /// </summary>
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
        /// <summary>Starts a sign-in from a server that has AWS credentials.</summary>
        /// <param name="request">The authentication flow and its parameters, and the user pool if it is not the client's own.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>The tokens, or the challenge to answer next.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.NotAuthorized"/>, <see cref="CognitoErrorCodes.UserNotFound"/>,
        /// <see cref="CognitoErrorCodes.UserNotConfirmed"/>, <see cref="CognitoErrorCodes.PasswordResetRequired"/>.
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminInitiateAuth.html"/>
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
