using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.AdminEnableUserAsync(AdminEnableUserRequest, CancellationToken)"/>.</summary>
    public sealed record AdminEnableUserRequest : Redacted
    {
        /// <summary>The user name, or an alias that the user pool accepts for sign-in. 1 to 128 characters.</summary>
        public required string Username { get; init; }

        /// <summary>The ID of the user pool, or <see langword="null"/> for <see cref="CognitoClientOptions.UserPoolId"/>.</summary>
        public string? UserPoolId { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.AdminEnableUserAsync(AdminEnableUserRequest, CancellationToken)"/>.</summary>
    public sealed record AdminEnableUserResponse;

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(AdminEnableUserRequest)), JsonSerializable(typeof(AdminEnableUserResponse))]
    internal sealed partial class AdminEnableUserJson : JsonSerializerContext
    {
        internal static readonly Operation<AdminEnableUserRequest, AdminEnableUserResponse> Operation =
            new("AdminEnableUser", new AdminEnableUserJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Lets a disabled user sign in again.</summary>
        /// <param name="request">The user name, and the user pool if it is not the client's own.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>An empty response.</returns>
        /// <exception cref="CognitoException">Common codes: <see cref="CognitoErrorCodes.UserNotFound"/>.</exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminEnableUser.html"/>
        [OverloadResolutionPriority(1)]
        public Task<AdminEnableUserResponse> AdminEnableUserAsync(
            AdminEnableUserRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                AdminEnableUserJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }

        /// <inheritdoc cref="AdminEnableUserAsync(AdminEnableUserRequest, CancellationToken)"/>
        /// <param name="username">The user name, or an alias that the user pool accepts for sign-in. 1 to 128 characters.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        public Task<AdminEnableUserResponse> AdminEnableUserAsync(string username, CancellationToken cancellationToken = default)
        {
            ArgumentException.ThrowIfNullOrEmpty(username);
            return AdminEnableUserAsync(new AdminEnableUserRequest { Username = username }, cancellationToken);
        }
    }
}
