using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>
    /// Input of
    /// <see cref="CognitoClient.SetUserPoolClientSessionConfigurationAsync(SetUserPoolClientSessionConfigurationRequest,
    /// CancellationToken)"/>.
    /// </summary>
    public sealed record SetUserPoolClientSessionConfigurationRequest
    {
        /// <summary>The app client.</summary>
        public required string ClientId { get; init; }

        /// <summary>The single sign-on session.</summary>
        public required ClientSSOSessionConfig SSOSession { get; init; }

        /// <summary>The user pool; <see langword="null"/> for that of the client's options.</summary>
        public string? UserPoolId { get; init; }
    }

    /// <summary>
    /// Output of
    /// <see cref="CognitoClient.SetUserPoolClientSessionConfigurationAsync(SetUserPoolClientSessionConfigurationRequest,
    /// CancellationToken)"/>.
    /// </summary>
    public sealed record SetUserPoolClientSessionConfigurationResponse
    {
        /// <summary>The user pool.</summary>
        public string? UserPoolId { get; init; }

        /// <summary>The app client.</summary>
        public string? ClientId { get; init; }

        /// <summary>The single sign-on session.</summary>
        public ClientSSOSessionConfig? SSOSession { get; init; }
    }

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(SetUserPoolClientSessionConfigurationRequest)),
        JsonSerializable(typeof(SetUserPoolClientSessionConfigurationResponse))]
    internal sealed partial class SetUserPoolClientSessionConfigurationJson : JsonSerializerContext
    {
        internal static readonly
            Operation<SetUserPoolClientSessionConfigurationRequest, SetUserPoolClientSessionConfigurationResponse> Operation =
            new("SetUserPoolClientSessionConfiguration", new SetUserPoolClientSessionConfigurationJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Says how long the single sign-on session of an app client lasts.</summary>
        /// <exception cref="CognitoException">
        /// Worth catching: <see cref="CognitoErrorCodes.ResourceNotFound"/> (no such app client),
        /// <see cref="CognitoErrorCodes.FeatureUnavailableInTier"/>.
        /// </exception>
        public Task<SetUserPoolClientSessionConfigurationResponse> SetUserPoolClientSessionConfigurationAsync(
            SetUserPoolClientSessionConfigurationRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                SetUserPoolClientSessionConfigurationJson.Operation,
                request with { UserPoolId = PoolOf(request.UserPoolId) },
                cancellationToken);
        }
    }
}
