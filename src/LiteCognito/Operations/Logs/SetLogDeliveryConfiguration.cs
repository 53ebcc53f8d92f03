using System.Text;
using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>
    /// Input of <see cref="CognitoClient.SetLogDeliveryConfigurationAsync(SetLogDeliveryConfigurationRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record SetLogDeliveryConfigurationRequest
    {
        /// <summary>The logs and their destinations; an empty list turns all off. At most 2.</summary>
        public required IReadOnlyList<LogConfiguration> LogConfigurations { get; init; }

        /// <summary>The user pool; <see langword="null"/> for that of the client's options.</summary>
        public string? UserPoolId { get; init; }

        private bool PrintMembers(StringBuilder builder) => new MemberPrinter(builder).Add(LogConfigurations).Add(UserPoolId).Printed;
    }

    /// <summary>
    /// Output of <see cref="CognitoClient.SetLogDeliveryConfigurationAsync(SetLogDeliveryConfigurationRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record SetLogDeliveryConfigurationResponse
    {
        /// <summary>The configuration as set.</summary>
        public LogDeliveryConfiguration? LogDeliveryConfiguration { get; init; }
    }

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(SetLogDeliveryConfigurationRequest)), JsonSerializable(typeof(SetLogDeliveryConfigurationResponse))]
    internal sealed partial class SetLogDeliveryConfigurationJson : JsonSerializerContext
    {
        internal static readonly Operation<SetLogDeliveryConfigurationRequest, SetLogDeliveryConfigurationResponse> Operation =
            new("SetLogDeliveryConfiguration", new SetLogDeliveryConfigurationJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Says where the pool's logs go.</summary>
        /// <exception cref="CognitoException">
        /// Worth catching: <see cref="CognitoErrorCodes.FeatureUnavailableInTier"/>, <see cref="CognitoErrorCodes.ResourceNotFound"/>.
        /// </exception>
        public Task<SetLogDeliveryConfigurationResponse> SetLogDeliveryConfigurationAsync(
            SetLogDeliveryConfigurationRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                SetLogDeliveryConfigurationJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }
    }
}
