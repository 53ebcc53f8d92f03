using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>
    /// Input of <see cref="CognitoClient.GetLogDeliveryConfigurationAsync(GetLogDeliveryConfigurationRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record GetLogDeliveryConfigurationRequest
    {
        /// <summary>The ID of the user pool, or <see langword="null"/> for <see cref="CognitoClientOptions.UserPoolId"/>.</summary>
        public string? UserPoolId { get; init; }
    }

    /// <summary>
    /// Output of <see cref="CognitoClient.GetLogDeliveryConfigurationAsync(GetLogDeliveryConfigurationRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record GetLogDeliveryConfigurationResponse
    {
        /// <summary>The logs of the user pool and their destinations.</summary>
        public LogDeliveryConfiguration? LogDeliveryConfiguration { get; init; }
    }

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(GetLogDeliveryConfigurationRequest)), JsonSerializable(typeof(GetLogDeliveryConfigurationResponse))]
    internal sealed partial class GetLogDeliveryConfigurationJson : JsonSerializerContext
    {
        internal static readonly Operation<GetLogDeliveryConfigurationRequest, GetLogDeliveryConfigurationResponse> Operation =
            new("GetLogDeliveryConfiguration", new GetLogDeliveryConfigurationJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Gets the user pool's logs and their destinations.</summary>
        /// <param name="request">The user pool, or <see langword="null"/> for the client's own.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>The logs of the user pool and their destinations.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.ResourceNotFound"/> (the user pool does not exist).
        /// </exception>
        /// <seealso
        /// href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetLogDeliveryConfiguration.html"
        /// />
        public Task<GetLogDeliveryConfigurationResponse> GetLogDeliveryConfigurationAsync(
            GetLogDeliveryConfigurationRequest? request = null, CancellationToken cancellationToken = default)
        {
            request ??= new();
            return SendSignedAsync(
                GetLogDeliveryConfigurationJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }
    }
}
