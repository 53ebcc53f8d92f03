using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Operations;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>
    /// Input of <see cref="CognitoClient.RespondToAuthChallengeAsync(RespondToAuthChallengeRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record RespondToAuthChallengeRequest : Redacted
    {
        /// <summary>The challenge to answer, one of <see cref="CognitoChallengeNames"/>.</summary>
        public required string ChallengeName { get; init; }

        /// <summary>The session that Cognito returned with the challenge.</summary>
        public string? Session { get; init; }

        /// <summary>
        /// The answer to the challenge, by parameter name, such as <c>USERNAME</c> and <c>SMS_MFA_CODE</c>. The client adds
        /// <c>SECRET_HASH</c> if the app client has a secret and <c>USERNAME</c> is present.
        /// </summary>
        [JsonConverter(typeof(AuthParametersConverter))]
        public IReadOnlyDictionary<string, string>? ChallengeResponses { get; init; }

        /// <summary>Custom input, by name, for the Lambda triggers that this call runs.</summary>
        public IReadOnlyDictionary<string, string>? ClientMetadata { get; init; }

        /// <summary>The Amazon Pinpoint endpoint that receives analytics about this call.</summary>
        public AnalyticsMetadata? AnalyticsMetadata { get; init; }

        /// <summary>Data about the user's device and network that threat protection evaluates.</summary>
        public UserContextData? UserContextData { get; init; }

        [JsonInclude]
        internal string? ClientId { get; init; }
    }

    /// <summary>
    /// Output of <see cref="CognitoClient.RespondToAuthChallengeAsync(RespondToAuthChallengeRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record RespondToAuthChallengeResponse : Redacted
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
    [JsonSerializable(typeof(RespondToAuthChallengeRequest)), JsonSerializable(typeof(RespondToAuthChallengeResponse))]
    internal sealed partial class RespondToAuthChallengeJson : JsonSerializerContext
    {
        internal static readonly Operation<RespondToAuthChallengeRequest, RespondToAuthChallengeResponse> Operation =
            new("RespondToAuthChallenge", new RespondToAuthChallengeJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Answers a sign-in challenge.</summary>
        /// <remarks>The challenge types of <see cref="SignInAsync(SignInRequest, CancellationToken)"/> call this method for you.</remarks>
        /// <param name="request">The challenge, its session and the answer.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>The tokens, or the challenge to answer next.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.CodeMismatch"/> (the code is wrong), <see cref="CognitoErrorCodes.ExpiredCode"/>,
        /// <see cref="CognitoErrorCodes.NotAuthorized"/>.
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_RespondToAuthChallenge.html"/>
        public Task<RespondToAuthChallengeResponse> RespondToAuthChallengeAsync(
            RespondToAuthChallengeRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            request = request with { ClientId = ClientId, ChallengeResponses = WithSecretHash(request.ChallengeResponses) };
            return SendAsync(RespondToAuthChallengeJson.Operation, request, cancellationToken, Once.Challenge);
        }
    }
}
