using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>
    /// Input of
    /// <see cref="CognitoClient.SetUserPoolSessionConfigurationAsync(SetUserPoolSessionConfigurationRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record SetUserPoolSessionConfigurationRequest
    {
        /// <summary>Whether sessions are tracked: <c>ENABLED</c> or <c>DISABLED</c>.</summary>
        public required string UserSessionTracking { get; init; }

        /// <summary>The sessions that tokens belong to.</summary>
        public required UserPoolTokenSessionConfig TokenSession { get; init; }

        /// <summary>The user pool; <see langword="null"/> for that of the client's options.</summary>
        public string? UserPoolId { get; init; }
    }

    /// <summary>
    /// Output of
    /// <see cref="CognitoClient.SetUserPoolSessionConfigurationAsync(SetUserPoolSessionConfigurationRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record SetUserPoolSessionConfigurationResponse
    {
        /// <summary>The user pool.</summary>
        public string? UserPoolId { get; init; }

        /// <summary>Whether sessions are tracked: <c>ENABLED</c> or <c>DISABLED</c>.</summary>
        public string? UserSessionTracking { get; init; }

        /// <summary>The sessions that tokens belong to.</summary>
        public UserPoolTokenSessionConfig? TokenSession { get; init; }
    }

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(SetUserPoolSessionConfigurationRequest)), JsonSerializable(typeof(SetUserPoolSessionConfigurationResponse))]
    internal sealed partial class SetUserPoolSessionConfigurationJson : JsonSerializerContext
    {
        internal static readonly Operation<SetUserPoolSessionConfigurationRequest, SetUserPoolSessionConfigurationResponse> Operation =
            new("SetUserPoolSessionConfiguration", new SetUserPoolSessionConfigurationJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Says whether the pool tracks its users' sessions, and how many a user may have.</summary>
        /// <exception cref="CognitoException">
        /// Worth catching: <see cref="CognitoErrorCodes.ResourceNotFound"/>, <see cref="CognitoErrorCodes.FeatureUnavailableInTier"/>.
        /// </exception>
        public Task<SetUserPoolSessionConfigurationResponse> SetUserPoolSessionConfigurationAsync(
            SetUserPoolSessionConfigurationRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                SetUserPoolSessionConfigurationJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }
    }
}
