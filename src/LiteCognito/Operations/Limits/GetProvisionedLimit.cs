using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.GetProvisionedLimitAsync(GetProvisionedLimitRequest, CancellationToken)"/>.</summary>
    public sealed record GetProvisionedLimitRequest
    {
        /// <summary>Which limit is meant.</summary>
        public required LimitDefinition LimitDefinition { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.GetProvisionedLimitAsync(GetProvisionedLimitRequest, CancellationToken)"/>.</summary>
    public sealed record GetProvisionedLimitResponse
    {
        /// <summary>The limit.</summary>
        public ProvisionedLimit? Limit { get; init; }
    }

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(GetProvisionedLimitRequest)), JsonSerializable(typeof(GetProvisionedLimitResponse))]
    internal sealed partial class GetProvisionedLimitJson : JsonSerializerContext
    {
        internal static readonly Operation<GetProvisionedLimitRequest, GetProvisionedLimitResponse> Operation =
            new("GetProvisionedLimit", new GetProvisionedLimitJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Reads a limit of requests, and how much of it is paid for.</summary>
        /// <exception cref="CognitoException">Worth catching: <see cref="CognitoErrorCodes.ResourceNotFound"/> (no such limit).</exception>
        public Task<GetProvisionedLimitResponse> GetProvisionedLimitAsync(
            GetProvisionedLimitRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(GetProvisionedLimitJson.Operation, request, cancellationToken);
        }
    }
}
