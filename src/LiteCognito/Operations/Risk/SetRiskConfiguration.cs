using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.SetRiskConfigurationAsync(SetRiskConfigurationRequest, CancellationToken)"/>.</summary>
    public sealed record SetRiskConfigurationRequest
    {
        /// <summary>The user pool; <see langword="null"/> for that of the client's options.</summary>
        public string? UserPoolId { get; init; }

        /// <summary>The app client; <see langword="null"/> for what holds for the whole pool.</summary>
        public string? ClientId { get; init; }

        /// <summary>What happens where a password is known to have leaked.</summary>
        public CompromisedCredentialsRiskConfiguration? CompromisedCredentialsRiskConfiguration { get; init; }

        /// <summary>What happens to sign-ins that may not be the user's own.</summary>
        public AccountTakeoverRiskConfiguration? AccountTakeoverRiskConfiguration { get; init; }

        /// <summary>Addresses that are not judged by their risk.</summary>
        public RiskExceptionConfiguration? RiskExceptionConfiguration { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.SetRiskConfigurationAsync(SetRiskConfigurationRequest, CancellationToken)"/>.</summary>
    public sealed record SetRiskConfigurationResponse
    {
        /// <summary>The configuration as set.</summary>
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
        /// <summary>Says how threat protection reacts. A configuration left out is removed.</summary>
        /// <exception cref="CognitoException">
        /// Worth catching: <see cref="CognitoErrorCodes.UserPoolAddOnNotEnabled"/>,
        /// <see cref="CognitoErrorCodes.InvalidEmailRoleAccessPolicy"/>.
        /// </exception>
        public Task<SetRiskConfigurationResponse> SetRiskConfigurationAsync(
            SetRiskConfigurationRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                SetRiskConfigurationJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }
    }
}
