using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>
    /// Input of <see cref="CognitoClient.AdminUpdateAuthEventFeedbackAsync(AdminUpdateAuthEventFeedbackRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record AdminUpdateAuthEventFeedbackRequest : Redacted
    {
        /// <summary>The user name, or an alias that the pool accepts for signing in. 1 to 128 characters.</summary>
        public required string Username { get; init; }

        /// <summary>The event's id. 1 to 50 characters.</summary>
        public required string EventId { get; init; }

        /// <summary>Whether it was the user's own doing. <c>Valid</c> or <c>Invalid</c>.</summary>
        public required string FeedbackValue { get; init; }

        /// <summary>The user pool; <see langword="null"/> for that of the client's options.</summary>
        public string? UserPoolId { get; init; }
    }

    /// <summary>
    /// Output of <see cref="CognitoClient.AdminUpdateAuthEventFeedbackAsync(AdminUpdateAuthEventFeedbackRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record AdminUpdateAuthEventFeedbackResponse;

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(AdminUpdateAuthEventFeedbackRequest)), JsonSerializable(typeof(AdminUpdateAuthEventFeedbackResponse))]
    internal sealed partial class AdminUpdateAuthEventFeedbackJson : JsonSerializerContext
    {
        internal static readonly Operation<AdminUpdateAuthEventFeedbackRequest, AdminUpdateAuthEventFeedbackResponse> Operation =
            new("AdminUpdateAuthEventFeedback", new AdminUpdateAuthEventFeedbackJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Tells threat protection whether an event was the user's own doing.</summary>
        /// <exception cref="CognitoException">
        /// Worth catching: <see cref="CognitoErrorCodes.UserNotFound"/>, <see cref="CognitoErrorCodes.UserPoolAddOnNotEnabled"/>.
        /// </exception>
        public Task<AdminUpdateAuthEventFeedbackResponse> AdminUpdateAuthEventFeedbackAsync(
            AdminUpdateAuthEventFeedbackRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                AdminUpdateAuthEventFeedbackJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }
    }
}
