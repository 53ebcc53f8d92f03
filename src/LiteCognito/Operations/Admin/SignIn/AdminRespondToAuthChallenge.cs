using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Operations;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>
    /// Input of <see cref="CognitoClient.AdminRespondToAuthChallengeAsync(AdminRespondToAuthChallengeRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record AdminRespondToAuthChallengeRequest : Redacted
    {
        /// <summary>The challenge to answer, one of <see cref="CognitoChallengeNames"/>.</summary>
        public required string ChallengeName { get; init; }

        /// <summary>The ID of the user pool, or <see langword="null"/> for <see cref="CognitoClientOptions.UserPoolId"/>.</summary>
        public string? UserPoolId { get; init; }

        /// <summary>
        /// The answer to the challenge, by parameter name, such as <c>USERNAME</c> and <c>SMS_MFA_CODE</c>. The client adds
        /// <c>SECRET_HASH</c> if the app client has a secret and <c>USERNAME</c> is present.
        /// </summary>
        [JsonConverter(typeof(AuthParametersConverter))]
        public IReadOnlyDictionary<string, string>? ChallengeResponses { get; init; }

        /// <summary>The session that Cognito returned with the challenge.</summary>
        public string? Session { get; init; }

        /// <summary>The Amazon Pinpoint endpoint that receives analytics about this call.</summary>
        public AnalyticsMetadata? AnalyticsMetadata { get; init; }

        /// <summary>Data about the user's device and network that threat protection evaluates.</summary>
        public ContextData? ContextData { get; init; }

        /// <summary>Custom input, by name, for the Lambda triggers that this call runs.</summary>
        public IReadOnlyDictionary<string, string>? ClientMetadata { get; init; }

        [JsonInclude]
        internal string? ClientId { get; init; }
    }

    /// <summary>
    /// Output of <see cref="CognitoClient.AdminRespondToAuthChallengeAsync(AdminRespondToAuthChallengeRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record AdminRespondToAuthChallengeResponse : Redacted
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
    [JsonSerializable(typeof(AdminRespondToAuthChallengeRequest)), JsonSerializable(typeof(AdminRespondToAuthChallengeResponse))]
    internal sealed partial class AdminRespondToAuthChallengeJson : JsonSerializerContext
    {
        internal static readonly Operation<AdminRespondToAuthChallengeRequest, AdminRespondToAuthChallengeResponse> Operation =
            new("AdminRespondToAuthChallenge", new AdminRespondToAuthChallengeJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Answers a challenge of a sign-in that <see cref="AdminInitiateAuthAsync"/> started.</summary>
        /// <param name="request">The challenge, its session, the answer, and the user pool if it is not the client's own.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>The tokens, or the challenge to answer next.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.CodeMismatch"/>, <see cref="CognitoErrorCodes.ExpiredCode"/>,
        /// <see cref="CognitoErrorCodes.NotAuthorized"/>, <see cref="CognitoErrorCodes.InvalidPassword"/>.
        /// </exception>
        /// <seealso
        /// href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminRespondToAuthChallenge.html"
        /// />
        public Task<AdminRespondToAuthChallengeResponse> AdminRespondToAuthChallengeAsync(
            AdminRespondToAuthChallengeRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            request = request with
            {
                UserPoolId = PoolOf(request.UserPoolId),
                ClientId = ClientId,
                ChallengeResponses = WithSecretHash(request.ChallengeResponses),
            };
            return SendSignedAsync(AdminRespondToAuthChallengeJson.Operation, request, cancellationToken, Once.Challenge);
        }
    }
}
