using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>
    /// Input of
    /// <see cref="CognitoClient.SetUserPoolSessionConfigurationAsync(SetUserPoolSessionConfigurationRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record SetUserPoolSessionConfigurationRequest
    {
        /// <summary>The status of session tracking: <c>ENABLED</c> or <c>DISABLED</c>.</summary>
        public required string UserSessionTracking { get; init; }

        /// <summary>The settings for token sessions, such as the maximum number per user.</summary>
        public required UserPoolTokenSessionConfig TokenSession { get; init; }

        /// <summary>The ID of the user pool, or <see langword="null"/> for <see cref="CognitoClientOptions.UserPoolId"/>.</summary>
        public string? UserPoolId { get; init; }
    }

    /// <summary>
    /// Output of
    /// <see cref="CognitoClient.SetUserPoolSessionConfigurationAsync(SetUserPoolSessionConfigurationRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record SetUserPoolSessionConfigurationResponse
    {
        /// <summary>The ID of the user pool.</summary>
        public string? UserPoolId { get; init; }

        /// <summary>The status of session tracking: <c>ENABLED</c> or <c>DISABLED</c>.</summary>
        public string? UserSessionTracking { get; init; }

        /// <summary>The settings for token sessions, such as the maximum number per user.</summary>
        public UserPoolTokenSessionConfig? TokenSession { get; init; }
    }

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(SetUserPoolSessionConfigurationRequest)), JsonSerializable(typeof(SetUserPoolSessionConfigurationResponse))]
    internal sealed partial class SetUserPoolSessionConfigurationJson : JsonSerializerContext
    {
        internal static readonly Operation<SetUserPoolSessionConfigurationRequest, SetUserPoolSessionConfigurationResponse> Operation =
            new("SetUserPoolSessionConfiguration", new SetUserPoolSessionConfigurationJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Turns session tracking on or off for the user pool, and sets the maximum number of sessions per user.</summary>
        /// <param name="request">
        /// The status of session tracking and the maximum number of sessions, and the user pool if it is not the client's own.
        /// </param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>The settings after the change.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.ResourceNotFound"/> (the user pool does not exist),
        /// <see cref="CognitoErrorCodes.FeatureUnavailableInTier"/> (the feature plan does not include session tracking).
        /// </exception>
        /// <seealso
        /// href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SetUserPoolSessionConfiguration.html"
        /// />
        public Task<SetUserPoolSessionConfigurationResponse> SetUserPoolSessionConfigurationAsync(
            SetUserPoolSessionConfigurationRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                SetUserPoolSessionConfigurationJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }
    }
}
