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
        /// <summary>The user name, or an alias that the pool accepts for signing in. 1 to 128 characters.</summary>
        public required string Username { get; init; }

        /// <summary>The event's id. 1 to 50 characters.</summary>
        public required string EventId { get; init; }

        /// <summary>The token that the message's link holds.</summary>
        public required string FeedbackToken { get; init; }

        /// <summary>Whether it was the user's own doing. <c>Valid</c> or <c>Invalid</c>.</summary>
        public required string FeedbackValue { get; init; }

        /// <summary>The user pool; <see langword="null"/> for that of the client's options.</summary>
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
        /// <summary>Tells threat protection whether an event was the user's own doing, from a link in a message that it sent.</summary>
        /// <exception cref="CognitoException">
        /// Worth catching: <see cref="CognitoErrorCodes.NotAuthorized"/> (the token is no longer valid),
        /// <see cref="CognitoErrorCodes.UserPoolAddOnNotEnabled"/>.
        /// </exception>
        public Task<UpdateAuthEventFeedbackResponse> UpdateAuthEventFeedbackAsync(
            UpdateAuthEventFeedbackRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendAsync(
                UpdateAuthEventFeedbackJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }
    }
}
