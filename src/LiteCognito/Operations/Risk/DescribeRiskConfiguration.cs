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
        /// <summary>The ID of the user pool, or <see langword="null"/> for <see cref="CognitoClientOptions.UserPoolId"/>.</summary>
        public string? UserPoolId { get; init; }

        /// <summary>
        /// The ID of the app client, or <see langword="null"/> for the configuration that applies to the whole user pool.
        /// </summary>
        public string? ClientId { get; init; }
    }

    /// <summary>
    /// Output of <see cref="CognitoClient.DescribeRiskConfigurationAsync(DescribeRiskConfigurationRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record DescribeRiskConfigurationResponse
    {
        /// <summary>The threat protection configuration.</summary>
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
        /// <summary>Gets the threat protection configuration of a user pool or app client.</summary>
        /// <param name="request">
        /// The app client, and the user pool if it is not the client's own; <see langword="null"/> for the configuration of the client's
        /// whole user pool.
        /// </param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>The threat protection configuration.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.UserPoolAddOnNotEnabled"/> (threat protection is off),
        /// <see cref="CognitoErrorCodes.ResourceNotFound"/> (the user pool or app client does not exist).
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DescribeRiskConfiguration.html"/>
        public Task<DescribeRiskConfigurationResponse> DescribeRiskConfigurationAsync(
            DescribeRiskConfigurationRequest? request = null, CancellationToken cancellationToken = default)
        {
            request ??= new();
            return SendSignedAsync(
                DescribeRiskConfigurationJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }
    }
}
