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
        /// <summary>The user name, or an alias that the user pool accepts for sign-in. 1 to 128 characters.</summary>
        public required string Username { get; init; }

        /// <summary>The ID of the user pool, or <see langword="null"/> for <see cref="CognitoClientOptions.UserPoolId"/>.</summary>
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
        /// <summary>Ends all of a user's sessions. Cognito stops accepting the user's refresh tokens and access tokens at once.</summary>
        /// <param name="request">The user name, and the user pool if it is not the client's own.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>An empty response.</returns>
        /// <exception cref="CognitoException">Common codes: <see cref="CognitoErrorCodes.UserNotFound"/>.</exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminUserGlobalSignOut.html"/>
        [OverloadResolutionPriority(1)]
        public Task<AdminUserGlobalSignOutResponse> AdminUserGlobalSignOutAsync(
            AdminUserGlobalSignOutRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                AdminUserGlobalSignOutJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }

        /// <inheritdoc cref="AdminUserGlobalSignOutAsync(AdminUserGlobalSignOutRequest, CancellationToken)"/>
        /// <param name="username">The user name, or an alias that the user pool accepts for sign-in. 1 to 128 characters.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        public Task<AdminUserGlobalSignOutResponse> AdminUserGlobalSignOutAsync(
            string username, CancellationToken cancellationToken = default)
        {
            ArgumentException.ThrowIfNullOrEmpty(username);
            return AdminUserGlobalSignOutAsync(new AdminUserGlobalSignOutRequest { Username = username }, cancellationToken);
        }
    }
}
