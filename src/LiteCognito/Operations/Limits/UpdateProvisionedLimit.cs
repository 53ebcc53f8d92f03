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
        /// <summary>The class and attributes that identify the limit to change.</summary>
        public required LimitDefinition LimitDefinition { get; init; }

        /// <summary>The new value of the limit, in requests per second.</summary>
        public required int RequestedLimitValue { get; init; }
    }

    /// <summary>
    /// Output of <see cref="CognitoClient.UpdateProvisionedLimitAsync(UpdateProvisionedLimitRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record UpdateProvisionedLimitResponse
    {
        /// <summary>The limit with its new value.</summary>
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
        /// <summary>Updates a request rate limit. AWS charges for the part above the free value.</summary>
        /// <param name="request">The limit to change and its new value, in requests per second.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>The limit with its new value.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.ServiceQuotaExceeded"/> (the new value is too high),
        /// <see cref="CognitoErrorCodes.ResourceNotFound"/> (the limit does not exist).
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateProvisionedLimit.html"/>
        public Task<UpdateProvisionedLimitResponse> UpdateProvisionedLimitAsync(
            UpdateProvisionedLimitRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(UpdateProvisionedLimitJson.Operation, request, cancellationToken);
        }
    }
}
