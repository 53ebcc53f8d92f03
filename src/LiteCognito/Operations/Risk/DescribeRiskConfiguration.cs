using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>
    /// Input of <see cref="CognitoClient.DescribeRiskConfigurationAsync(DescribeRiskConfigurationRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record DescribeRiskConfigurationRequest
    {
        /// <summary>The user pool; <see langword="null"/> for that of the client's options.</summary>
        public string? UserPoolId { get; init; }

        /// <summary>The app client; <see langword="null"/> for what holds for the whole pool.</summary>
        public string? ClientId { get; init; }
    }

    /// <summary>
    /// Output of <see cref="CognitoClient.DescribeRiskConfigurationAsync(DescribeRiskConfigurationRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record DescribeRiskConfigurationResponse
    {
        /// <summary>The configuration.</summary>
        public RiskConfiguration? RiskConfiguration { get; init; }
    }

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(DescribeRiskConfigurationRequest)), JsonSerializable(typeof(DescribeRiskConfigurationResponse))]
    internal sealed partial class DescribeRiskConfigurationJson : JsonSerializerContext
    {
        internal static readonly Operation<DescribeRiskConfigurationRequest, DescribeRiskConfigurationResponse> Operation =
            new("DescribeRiskConfiguration", new DescribeRiskConfigurationJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Reads how threat protection reacts.</summary>
        /// <exception cref="CognitoException">
        /// Worth catching: <see cref="CognitoErrorCodes.UserPoolAddOnNotEnabled"/>, <see cref="CognitoErrorCodes.ResourceNotFound"/>.
        /// </exception>
        public Task<DescribeRiskConfigurationResponse> DescribeRiskConfigurationAsync(
            DescribeRiskConfigurationRequest? request = null, CancellationToken cancellationToken = default)
        {
            request ??= new();
            return SendSignedAsync(
                DescribeRiskConfigurationJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }
    }
}
