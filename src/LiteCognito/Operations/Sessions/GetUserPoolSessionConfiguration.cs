using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>
    /// Input of
    /// <see cref="CognitoClient.GetUserPoolSessionConfigurationAsync(GetUserPoolSessionConfigurationRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record GetUserPoolSessionConfigurationRequest
    {
        /// <summary>The ID of the user pool, or <see langword="null"/> for <see cref="CognitoClientOptions.UserPoolId"/>.</summary>
        public string? UserPoolId { get; init; }
    }

    /// <summary>
    /// Output of
    /// <see cref="CognitoClient.GetUserPoolSessionConfigurationAsync(GetUserPoolSessionConfigurationRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record GetUserPoolSessionConfigurationResponse
    {
        /// <summary>The ID of the user pool.</summary>
        public string? UserPoolId { get; init; }

        /// <summary>The status of session tracking: <c>ENABLED</c> or <c>DISABLED</c>.</summary>
        public string? UserSessionTracking { get; init; }

        /// <summary>The settings for token sessions, such as the maximum number per user.</summary>
        public UserPoolTokenSessionConfig? TokenSession { get; init; }
    }

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(GetUserPoolSessionConfigurationRequest)), JsonSerializable(typeof(GetUserPoolSessionConfigurationResponse))]
    internal sealed partial class GetUserPoolSessionConfigurationJson : JsonSerializerContext
    {
        internal static readonly Operation<GetUserPoolSessionConfigurationRequest, GetUserPoolSessionConfigurationResponse> Operation =
            new("GetUserPoolSessionConfiguration", new GetUserPoolSessionConfigurationJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Gets the user pool's settings for session tracking.</summary>
        /// <param name="request">The user pool, or <see langword="null"/> for the client's own.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>The status of session tracking and the maximum number of sessions per user.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.ResourceNotFound"/> (the user pool does not exist).
        /// </exception>
        /// <seealso
        /// href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetUserPoolSessionConfiguration.html"
        /// />
        public Task<GetUserPoolSessionConfigurationResponse> GetUserPoolSessionConfigurationAsync(
            GetUserPoolSessionConfigurationRequest? request = null, CancellationToken cancellationToken = default)
        {
            request ??= new();
            return SendSignedAsync(
                GetUserPoolSessionConfigurationJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }
    }
}
