using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.AdminDisableUserAsync(AdminDisableUserRequest, CancellationToken)"/>.</summary>
    public sealed record AdminDisableUserRequest : Redacted
    {
        /// <summary>The user name, or an alias that the user pool accepts for sign-in. 1 to 128 characters.</summary>
        public required string Username { get; init; }

        /// <summary>The ID of the user pool, or <see langword="null"/> for <see cref="CognitoClientOptions.UserPoolId"/>.</summary>
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
        /// <summary>Prevents a user from signing in, and revokes the user's access tokens.</summary>
        /// <param name="request">The user name, and the user pool if it is not the client's own.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>An empty response.</returns>
        /// <exception cref="CognitoException">Common codes: <see cref="CognitoErrorCodes.UserNotFound"/>.</exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminDisableUser.html"/>
        [OverloadResolutionPriority(1)]
        public Task<AdminDisableUserResponse> AdminDisableUserAsync(
            AdminDisableUserRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                AdminDisableUserJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }

        /// <inheritdoc cref="AdminDisableUserAsync(AdminDisableUserRequest, CancellationToken)"/>
        /// <param name="username">The user name, or an alias that the user pool accepts for sign-in. 1 to 128 characters.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        public Task<AdminDisableUserResponse> AdminDisableUserAsync(string username, CancellationToken cancellationToken = default)
        {
            ArgumentException.ThrowIfNullOrEmpty(username);
            return AdminDisableUserAsync(new AdminDisableUserRequest { Username = username }, cancellationToken);
        }
    }
}
