using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.AdminDisableUserAsync(AdminDisableUserRequest, CancellationToken)"/>.</summary>
    public sealed record AdminDisableUserRequest : Redacted
    {
        /// <summary>The user name, or an alias that the pool accepts for signing in. 1 to 128 characters.</summary>
        public required string Username { get; init; }

        /// <summary>The user pool; <see langword="null"/> for that of the client's options.</summary>
        public string? UserPoolId { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.AdminDisableUserAsync(AdminDisableUserRequest, CancellationToken)"/>.</summary>
    public sealed record AdminDisableUserResponse;

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(AdminDisableUserRequest)), JsonSerializable(typeof(AdminDisableUserResponse))]
    internal sealed partial class AdminDisableUserJson : JsonSerializerContext
    {
        internal static readonly Operation<AdminDisableUserRequest, AdminDisableUserResponse> Operation =
            new("AdminDisableUser", new AdminDisableUserJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Keeps a user from signing in, and revokes the user's access tokens.</summary>
        /// <exception cref="CognitoException">Worth catching: <see cref="CognitoErrorCodes.UserNotFound"/>.</exception>
        [OverloadResolutionPriority(1)]
        public Task<AdminDisableUserResponse> AdminDisableUserAsync(
            AdminDisableUserRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                AdminDisableUserJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }

        /// <inheritdoc cref="AdminDisableUserAsync(AdminDisableUserRequest, CancellationToken)"/>
        public Task<AdminDisableUserResponse> AdminDisableUserAsync(string username, CancellationToken cancellationToken = default)
        {
            ArgumentException.ThrowIfNullOrEmpty(username);
            return AdminDisableUserAsync(new AdminDisableUserRequest { Username = username }, cancellationToken);
        }
    }
}
