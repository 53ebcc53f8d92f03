using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>
    /// Input of <see cref="CognitoClient.AdminRespondToAuthChallengeAsync(AdminRespondToAuthChallengeRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record AdminRespondToAuthChallengeRequest : Redacted
    {
        /// <summary>The challenge answered.</summary>
        public required string ChallengeName { get; init; }

        /// <summary>The user pool; <see langword="null"/> for that of the client's options.</summary>
        public string? UserPoolId { get; init; }

        /// <summary>The answer. <c>SECRET_HASH</c> is added where the app client has a secret and <c>USERNAME</c> is given.</summary>
        public IReadOnlyDictionary<string, string>? ChallengeResponses { get; init; }

        /// <summary>The session it came with.</summary>
        public string? Session { get; init; }

        /// <summary>Where Amazon Pinpoint analytics go.</summary>
        public AnalyticsMetadata? AnalyticsMetadata { get; init; }

        /// <summary>What threat protection may know of the user's request.</summary>
        public ContextData? ContextData { get; init; }

        /// <summary>Custom input of the Lambda triggers that this call starts.</summary>
        public IReadOnlyDictionary<string, string>? ClientMetadata { get; init; }

        [JsonInclude]
        internal string? ClientId { get; init; }
    }

    /// <summary>
    /// Output of <see cref="CognitoClient.AdminRespondToAuthChallengeAsync(AdminRespondToAuthChallengeRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record AdminRespondToAuthChallengeResponse : Redacted
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
        /// <summary>Answers a challenge of a sign-in that AdminInitiateAuth started.</summary>
        /// <exception cref="CognitoException">
        /// Worth catching: <see cref="CognitoErrorCodes.CodeMismatch"/>, <see cref="CognitoErrorCodes.ExpiredCode"/>,
        /// <see cref="CognitoErrorCodes.NotAuthorized"/>, <see cref="CognitoErrorCodes.InvalidPassword"/>.
        /// </exception>
        public Task<AdminRespondToAuthChallengeResponse> AdminRespondToAuthChallengeAsync(
            AdminRespondToAuthChallengeRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                AdminRespondToAuthChallengeJson.Operation,
                request with
                {
                    UserPoolId = PoolOf(request.UserPoolId),
                    ClientId = ClientId,
                    ChallengeResponses = WithSecretHash(request.ChallengeResponses),
                },
                cancellationToken, Once.Challenge);
        }
    }
}
