using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>
    /// Input of <see cref="CognitoClient.UpdateProvisionedLimitAsync(UpdateProvisionedLimitRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record UpdateProvisionedLimitRequest
    {
        /// <summary>Which limit is meant.</summary>
        public required LimitDefinition LimitDefinition { get; init; }

        /// <summary>The limit wanted, in requests per second.</summary>
        public required int RequestedLimitValue { get; init; }
    }

    /// <summary>
    /// Output of <see cref="CognitoClient.UpdateProvisionedLimitAsync(UpdateProvisionedLimitRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record UpdateProvisionedLimitResponse
    {
        /// <summary>The limit as changed.</summary>
        public ProvisionedLimit? Limit { get; init; }
    }

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(UpdateProvisionedLimitRequest)), JsonSerializable(typeof(UpdateProvisionedLimitResponse))]
    internal sealed partial class UpdateProvisionedLimitJson : JsonSerializerContext
    {
        internal static readonly Operation<UpdateProvisionedLimitRequest, UpdateProvisionedLimitResponse> Operation =
            new("UpdateProvisionedLimit", new UpdateProvisionedLimitJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Changes a limit of requests, which costs money above the free part.</summary>
        /// <exception cref="CognitoException">
        /// Worth catching: <see cref="CognitoErrorCodes.ServiceQuotaExceeded"/>, <see cref="CognitoErrorCodes.ResourceNotFound"/> (no such
        /// limit).
        /// </exception>
        public Task<UpdateProvisionedLimitResponse> UpdateProvisionedLimitAsync(
            UpdateProvisionedLimitRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(UpdateProvisionedLimitJson.Operation, request, cancellationToken);
        }
    }
}
