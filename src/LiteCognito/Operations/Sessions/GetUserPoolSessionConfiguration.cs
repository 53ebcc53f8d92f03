using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>
    /// Input of
    /// <see cref="CognitoClient.GetUserPoolSessionConfigurationAsync(GetUserPoolSessionConfigurationRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record GetUserPoolSessionConfigurationRequest
    {
        /// <summary>The user pool; <see langword="null"/> for that of the client's options.</summary>
        public string? UserPoolId { get; init; }
    }

    /// <summary>
    /// Output of
    /// <see cref="CognitoClient.GetUserPoolSessionConfigurationAsync(GetUserPoolSessionConfigurationRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record GetUserPoolSessionConfigurationResponse
    {
        /// <summary>The user pool.</summary>
        public string? UserPoolId { get; init; }

        /// <summary>Whether sessions are tracked: <c>ENABLED</c> or <c>DISABLED</c>.</summary>
        public string? UserSessionTracking { get; init; }

        /// <summary>The sessions that tokens belong to.</summary>
        public UserPoolTokenSessionConfig? TokenSession { get; init; }
    }

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(GetUserPoolSessionConfigurationRequest)), JsonSerializable(typeof(GetUserPoolSessionConfigurationResponse))]
    internal sealed partial class GetUserPoolSessionConfigurationJson : JsonSerializerContext
    {
        internal static readonly Operation<GetUserPoolSessionConfigurationRequest, GetUserPoolSessionConfigurationResponse> Operation =
            new("GetUserPoolSessionConfiguration", new GetUserPoolSessionConfigurationJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Reads whether the pool tracks its users' sessions, and how many a user may have.</summary>
        /// <exception cref="CognitoException">Worth catching: <see cref="CognitoErrorCodes.ResourceNotFound"/>.</exception>
        public Task<GetUserPoolSessionConfigurationResponse> GetUserPoolSessionConfigurationAsync(
            GetUserPoolSessionConfigurationRequest? request = null, CancellationToken cancellationToken = default)
        {
            request ??= new();
            return SendSignedAsync(
                GetUserPoolSessionConfigurationJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }
    }
}
