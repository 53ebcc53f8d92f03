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
        /// <summary>The logs and their destinations. At most 2. An empty list turns all logs off.</summary>
        public required IReadOnlyList<LogConfiguration> LogConfigurations { get; init; }

        /// <summary>The ID of the user pool, or <see langword="null"/> for <see cref="CognitoClientOptions.UserPoolId"/>.</summary>
        public string? UserPoolId { get; init; }

        private bool PrintMembers(StringBuilder builder) => new MemberPrinter(builder).Add(LogConfigurations).Add(UserPoolId).Printed;
    }

    /// <summary>
    /// Output of <see cref="CognitoClient.SetLogDeliveryConfigurationAsync(SetLogDeliveryConfigurationRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record SetLogDeliveryConfigurationResponse
    {
        /// <summary>The logs and their destinations after the change.</summary>
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
        /// <summary>Sets the user pool's logs and their destinations.</summary>
        /// <param name="request">The logs and their destinations, and the user pool if it is not the client's own.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>The logs and their destinations after the change.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.FeatureUnavailableInTier"/> (the feature plan does not include the log),
        /// <see cref="CognitoErrorCodes.ResourceNotFound"/> (the user pool does not exist).
        /// </exception>
        /// <seealso
        /// href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SetLogDeliveryConfiguration.html"
        /// />
        public Task<SetLogDeliveryConfigurationResponse> SetLogDeliveryConfigurationAsync(
            SetLogDeliveryConfigurationRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                SetLogDeliveryConfigurationJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }
    }
}
