using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>
    /// Input of <see cref="CognitoClient.AdminDeleteSoftwareTokenAsync(AdminDeleteSoftwareTokenRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record AdminDeleteSoftwareTokenRequest : Redacted
    {
        /// <summary>The user name, or an alias that the pool accepts for signing in.</summary>
        public required string Username { get; init; }

        /// <summary>The user pool; <see langword="null"/> for that of the client's options.</summary>
        public string? UserPoolId { get; init; }
    }

    /// <summary>
    /// Output of <see cref="CognitoClient.AdminDeleteSoftwareTokenAsync(AdminDeleteSoftwareTokenRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record AdminDeleteSoftwareTokenResponse;

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(AdminDeleteSoftwareTokenRequest)), JsonSerializable(typeof(AdminDeleteSoftwareTokenResponse))]
    internal sealed partial class AdminDeleteSoftwareTokenJson : JsonSerializerContext
    {
        internal static readonly Operation<AdminDeleteSoftwareTokenRequest, AdminDeleteSoftwareTokenResponse> Operation =
            new("AdminDeleteSoftwareToken", new AdminDeleteSoftwareTokenJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Takes a user's authenticator app away, so that another can be set up.</summary>
        /// <exception cref="CognitoException">Worth catching: <see cref="CognitoErrorCodes.UserNotFound"/>.</exception>
        [OverloadResolutionPriority(1)]
        public Task<AdminDeleteSoftwareTokenResponse> AdminDeleteSoftwareTokenAsync(
            AdminDeleteSoftwareTokenRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                AdminDeleteSoftwareTokenJson.Operation,
                request with { UserPoolId = PoolOf(request.UserPoolId) },
                cancellationToken, Once.Change);
        }

        /// <inheritdoc cref="AdminDeleteSoftwareTokenAsync(AdminDeleteSoftwareTokenRequest, CancellationToken)"/>
        public Task<AdminDeleteSoftwareTokenResponse> AdminDeleteSoftwareTokenAsync(
            string username, CancellationToken cancellationToken = default)
        {
            ArgumentException.ThrowIfNullOrEmpty(username);
            return AdminDeleteSoftwareTokenAsync(new AdminDeleteSoftwareTokenRequest { Username = username }, cancellationToken);
        }
    }
}
