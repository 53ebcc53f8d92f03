using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>
    /// Input of
    /// <see cref="CognitoClient.GetUserPoolClientSessionConfigurationAsync(GetUserPoolClientSessionConfigurationRequest,
    /// CancellationToken)"/>.
    /// </summary>
    public sealed record GetUserPoolClientSessionConfigurationRequest
    {
        /// <summary>The app client.</summary>
        public required string ClientId { get; init; }

        /// <summary>The user pool; <see langword="null"/> for that of the client's options.</summary>
        public string? UserPoolId { get; init; }
    }

    /// <summary>
    /// Output of
    /// <see cref="CognitoClient.GetUserPoolClientSessionConfigurationAsync(GetUserPoolClientSessionConfigurationRequest,
    /// CancellationToken)"/>.
    /// </summary>
    public sealed record GetUserPoolClientSessionConfigurationResponse
    {
        /// <summary>The user pool.</summary>
        public string? UserPoolId { get; init; }

        /// <summary>The app client.</summary>
        public string? ClientId { get; init; }

        /// <summary>The single sign-on session.</summary>
        public ClientSSOSessionConfig? SSOSession { get; init; }
    }

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(GetUserPoolClientSessionConfigurationRequest)),
        JsonSerializable(typeof(GetUserPoolClientSessionConfigurationResponse))]
    internal sealed partial class GetUserPoolClientSessionConfigurationJson : JsonSerializerContext
    {
        internal static readonly
            Operation<GetUserPoolClientSessionConfigurationRequest, GetUserPoolClientSessionConfigurationResponse> Operation =
            new("GetUserPoolClientSessionConfiguration", new GetUserPoolClientSessionConfigurationJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Reads how long the single sign-on session of an app client lasts.</summary>
        /// <exception cref="CognitoException">
        /// Worth catching: <see cref="CognitoErrorCodes.ResourceNotFound"/> (no such app client).
        /// </exception>
        public Task<GetUserPoolClientSessionConfigurationResponse> GetUserPoolClientSessionConfigurationAsync(
            GetUserPoolClientSessionConfigurationRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                GetUserPoolClientSessionConfigurationJson.Operation,
                request with { UserPoolId = PoolOf(request.UserPoolId) },
                cancellationToken);
        }
    }
}
