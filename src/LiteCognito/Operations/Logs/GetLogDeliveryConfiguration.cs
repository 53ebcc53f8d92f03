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
        /// <summary>The user pool; <see langword="null"/> for that of the client's options.</summary>
        public string? UserPoolId { get; init; }
    }

    /// <summary>
    /// Output of <see cref="CognitoClient.GetLogDeliveryConfigurationAsync(GetLogDeliveryConfigurationRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record GetLogDeliveryConfigurationResponse
    {
        /// <summary>The configuration.</summary>
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
        /// <summary>Reads where the pool's logs go.</summary>
        /// <exception cref="CognitoException">Worth catching: <see cref="CognitoErrorCodes.ResourceNotFound"/>.</exception>
        public Task<GetLogDeliveryConfigurationResponse> GetLogDeliveryConfigurationAsync(
            GetLogDeliveryConfigurationRequest? request = null, CancellationToken cancellationToken = default)
        {
            request ??= new();
            return SendSignedAsync(
                GetLogDeliveryConfigurationJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }
    }
}
