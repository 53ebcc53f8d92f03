using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>
    /// Input of <see cref="CognitoClient.UpdateAuthEventFeedbackAsync(UpdateAuthEventFeedbackRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record UpdateAuthEventFeedbackRequest : Redacted
    {
        /// <summary>The user name, or an alias that the user pool accepts for sign-in. 1 to 128 characters.</summary>
        public required string Username { get; init; }

        /// <summary>The ID of the event. 1 to 50 characters.</summary>
        public required string EventId { get; init; }

        /// <summary>The token in the link that threat protection sent to the user.</summary>
        public required string FeedbackToken { get; init; }

        /// <summary>The feedback: <c>Valid</c> if the event was the user's own activity, otherwise <c>Invalid</c>.</summary>
        public required string FeedbackValue { get; init; }

        /// <summary>The ID of the user pool, or <see langword="null"/> for <see cref="CognitoClientOptions.UserPoolId"/>.</summary>
        public string? UserPoolId { get; init; }
    }

    /// <summary>
    /// Output of <see cref="CognitoClient.UpdateAuthEventFeedbackAsync(UpdateAuthEventFeedbackRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record UpdateAuthEventFeedbackResponse;

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(UpdateAuthEventFeedbackRequest)), JsonSerializable(typeof(UpdateAuthEventFeedbackResponse))]
    internal sealed partial class UpdateAuthEventFeedbackJson : JsonSerializerContext
    {
        internal static readonly Operation<UpdateAuthEventFeedbackRequest, UpdateAuthEventFeedbackResponse> Operation =
            new("UpdateAuthEventFeedback", new UpdateAuthEventFeedbackJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>
        /// Tells threat protection whether an event was the user's own activity, with the token of a link that the user received.
        /// </summary>
        /// <param name="request">
        /// The user name, the ID of the event, the token, the feedback, and the user pool if it is not the client's own.
        /// </param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>An empty response.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.NotAuthorized"/> (the feedback token is no longer valid),
        /// <see cref="CognitoErrorCodes.UserPoolAddOnNotEnabled"/> (threat protection is off).
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateAuthEventFeedback.html"/>
        public Task<UpdateAuthEventFeedbackResponse> UpdateAuthEventFeedbackAsync(
            UpdateAuthEventFeedbackRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendAsync(
                UpdateAuthEventFeedbackJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }
    }
}
