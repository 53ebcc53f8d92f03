using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.AdminDeleteUserAsync(AdminDeleteUserRequest, CancellationToken)"/>.</summary>
    public sealed record AdminDeleteUserRequest : Redacted
    {
        /// <summary>The user name, or an alias that the user pool accepts for sign-in. 1 to 128 characters.</summary>
        public required string Username { get; init; }

        /// <summary>The ID of the user pool, or <see langword="null"/> for <see cref="CognitoClientOptions.UserPoolId"/>.</summary>
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
        /// <summary>Permanently deletes a user.</summary>
        /// <param name="request">The user name, and the user pool if it is not the client's own.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>An empty response.</returns>
        /// <exception cref="CognitoException">Common codes: <see cref="CognitoErrorCodes.UserNotFound"/>.</exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminDeleteUser.html"/>
        [OverloadResolutionPriority(1)]
        public Task<AdminDeleteUserResponse> AdminDeleteUserAsync(
            AdminDeleteUserRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                AdminDeleteUserJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken, Once.Change);
        }

        /// <inheritdoc cref="AdminDeleteUserAsync(AdminDeleteUserRequest, CancellationToken)"/>
        /// <param name="username">The user name, or an alias that the user pool accepts for sign-in. 1 to 128 characters.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        public Task<AdminDeleteUserResponse> AdminDeleteUserAsync(string username, CancellationToken cancellationToken = default)
        {
            ArgumentException.ThrowIfNullOrEmpty(username);
            return AdminDeleteUserAsync(new AdminDeleteUserRequest { Username = username }, cancellationToken);
        }
    }
}
