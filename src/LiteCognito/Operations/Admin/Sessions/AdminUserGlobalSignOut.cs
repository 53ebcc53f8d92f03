using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>
    /// Input of <see cref="CognitoClient.AdminUserGlobalSignOutAsync(AdminUserGlobalSignOutRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record AdminUserGlobalSignOutRequest : Redacted
    {
        /// <summary>The user name, or an alias that the pool accepts for signing in. 1 to 128 characters.</summary>
        public required string Username { get; init; }

        /// <summary>The user pool; <see langword="null"/> for that of the client's options.</summary>
        public string? UserPoolId { get; init; }
    }

    /// <summary>
    /// Output of <see cref="CognitoClient.AdminUserGlobalSignOutAsync(AdminUserGlobalSignOutRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record AdminUserGlobalSignOutResponse;

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(AdminUserGlobalSignOutRequest)), JsonSerializable(typeof(AdminUserGlobalSignOutResponse))]
    internal sealed partial class AdminUserGlobalSignOutJson : JsonSerializerContext
    {
        internal static readonly Operation<AdminUserGlobalSignOutRequest, AdminUserGlobalSignOutResponse> Operation =
            new("AdminUserGlobalSignOut", new AdminUserGlobalSignOutJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Ends all of a user's sessions: refresh tokens stop working at once, access tokens for calls to Cognito too.</summary>
        /// <exception cref="CognitoException">Worth catching: <see cref="CognitoErrorCodes.UserNotFound"/>.</exception>
        [OverloadResolutionPriority(1)]
        public Task<AdminUserGlobalSignOutResponse> AdminUserGlobalSignOutAsync(
            AdminUserGlobalSignOutRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                AdminUserGlobalSignOutJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }

        /// <inheritdoc cref="AdminUserGlobalSignOutAsync(AdminUserGlobalSignOutRequest, CancellationToken)"/>
        public Task<AdminUserGlobalSignOutResponse> AdminUserGlobalSignOutAsync(
            string username, CancellationToken cancellationToken = default)
        {
            ArgumentException.ThrowIfNullOrEmpty(username);
            return AdminUserGlobalSignOutAsync(new AdminUserGlobalSignOutRequest { Username = username }, cancellationToken);
        }
    }
}
