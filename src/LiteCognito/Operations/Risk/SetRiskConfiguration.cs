using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.SetRiskConfigurationAsync(SetRiskConfigurationRequest, CancellationToken)"/>.</summary>
    public sealed record SetRiskConfigurationRequest
    {
        /// <summary>The ID of the user pool, or <see langword="null"/> for <see cref="CognitoClientOptions.UserPoolId"/>.</summary>
        public string? UserPoolId { get; init; }

        /// <summary>
        /// The ID of the app client, or <see langword="null"/> for the configuration that applies to the whole user pool.
        /// </summary>
        public string? ClientId { get; init; }

        /// <summary>The reaction to passwords that are known to be compromised.</summary>
        public CompromisedCredentialsRiskConfiguration? CompromisedCredentialsRiskConfiguration { get; init; }

        /// <summary>The reaction to sign-ins that are possible account takeovers.</summary>
        public AccountTakeoverRiskConfiguration? AccountTakeoverRiskConfiguration { get; init; }

        /// <summary>The IP address ranges that threat protection always blocks or always allows.</summary>
        public RiskExceptionConfiguration? RiskExceptionConfiguration { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.SetRiskConfigurationAsync(SetRiskConfigurationRequest, CancellationToken)"/>.</summary>
    public sealed record SetRiskConfigurationResponse
    {
        /// <summary>The threat protection configuration after the change.</summary>
        public RiskConfiguration? RiskConfiguration { get; init; }
    }

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(SetRiskConfigurationRequest)), JsonSerializable(typeof(SetRiskConfigurationResponse))]
    internal sealed partial class SetRiskConfigurationJson : JsonSerializerContext
    {
        internal static readonly Operation<SetRiskConfigurationRequest, SetRiskConfigurationResponse> Operation =
            new("SetRiskConfiguration", new SetRiskConfigurationJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>
        /// Sets the threat protection configuration of a user pool or app client. Cognito removes each part that the request omits.
        /// </summary>
        /// <param name="request">
        /// The configuration, the app client if the configuration is not for the whole user pool, and the user pool if it is not the
        /// client's own.
        /// </param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>The threat protection configuration after the change.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.UserPoolAddOnNotEnabled"/> (threat protection is off),
        /// <see cref="CognitoErrorCodes.InvalidEmailRoleAccessPolicy"/> (Cognito cannot send email with the configured Amazon SES
        /// identity).
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SetRiskConfiguration.html"/>
        public Task<SetRiskConfigurationResponse> SetRiskConfigurationAsync(
            SetRiskConfigurationRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                SetRiskConfigurationJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }
    }
}
