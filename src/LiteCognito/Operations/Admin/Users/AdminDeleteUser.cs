using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.AdminDeleteUserAsync(AdminDeleteUserRequest, CancellationToken)"/>.</summary>
    public sealed record AdminDeleteUserRequest : Redacted
    {
        /// <summary>The user name, or an alias that the pool accepts for signing in. 1 to 128 characters.</summary>
        public required string Username { get; init; }

        /// <summary>The user pool; <see langword="null"/> for that of the client's options.</summary>
        public string? UserPoolId { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.AdminDeleteUserAsync(AdminDeleteUserRequest, CancellationToken)"/>.</summary>
    public sealed record AdminDeleteUserResponse;

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(AdminDeleteUserRequest)), JsonSerializable(typeof(AdminDeleteUserResponse))]
    internal sealed partial class AdminDeleteUserJson : JsonSerializerContext
    {
        internal static readonly Operation<AdminDeleteUserRequest, AdminDeleteUserResponse> Operation =
            new("AdminDeleteUser", new AdminDeleteUserJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Deletes a user for good.</summary>
        /// <exception cref="CognitoException">Worth catching: <see cref="CognitoErrorCodes.UserNotFound"/>.</exception>
        [OverloadResolutionPriority(1)]
        public Task<AdminDeleteUserResponse> AdminDeleteUserAsync(
            AdminDeleteUserRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                AdminDeleteUserJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken, Once.Change);
        }

        /// <inheritdoc cref="AdminDeleteUserAsync(AdminDeleteUserRequest, CancellationToken)"/>
        public Task<AdminDeleteUserResponse> AdminDeleteUserAsync(string username, CancellationToken cancellationToken = default)
        {
            ArgumentException.ThrowIfNullOrEmpty(username);
            return AdminDeleteUserAsync(new AdminDeleteUserRequest { Username = username }, cancellationToken);
        }
    }
}
