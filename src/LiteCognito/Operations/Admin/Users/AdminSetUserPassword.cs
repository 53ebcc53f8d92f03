using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.AdminSetUserPasswordAsync(AdminSetUserPasswordRequest, CancellationToken)"/>.</summary>
    public sealed record AdminSetUserPasswordRequest : Redacted
    {
        /// <summary>The user name, or an alias that the user pool accepts for sign-in. 1 to 128 characters.</summary>
        public required string Username { get; init; }

        /// <summary>The new password. At most 256 characters.</summary>
        public required CognitoPassword Password { get; init; }

        /// <summary>The ID of the user pool, or <see langword="null"/> for <see cref="CognitoClientOptions.UserPoolId"/>.</summary>
        public string? UserPoolId { get; init; }

        /// <summary>True to make the password permanent. Otherwise, the user must choose a new password at the next sign-in.</summary>
        public bool? Permanent { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.AdminSetUserPasswordAsync(AdminSetUserPasswordRequest, CancellationToken)"/>.</summary>
    public sealed record AdminSetUserPasswordResponse;

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(AdminSetUserPasswordRequest)), JsonSerializable(typeof(AdminSetUserPasswordResponse))]
    internal sealed partial class AdminSetUserPasswordJson : JsonSerializerContext
    {
        internal static readonly Operation<AdminSetUserPasswordRequest, AdminSetUserPasswordResponse> Operation =
            new("AdminSetUserPassword", new AdminSetUserPasswordJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Sets a user's password.</summary>
        /// <param name="request">The user name, the password, and the user pool if it is not the client's own.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>An empty response.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.UserNotFound"/>, <see cref="CognitoErrorCodes.InvalidPassword"/>,
        /// <see cref="CognitoErrorCodes.PasswordHistoryPolicyViolation"/>.
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminSetUserPassword.html"/>
        public Task<AdminSetUserPasswordResponse> AdminSetUserPasswordAsync(
            AdminSetUserPasswordRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            request = request with { UserPoolId = PoolOf(request.UserPoolId) };
            return SendSignedAsync(AdminSetUserPasswordJson.Operation, request, cancellationToken);
        }

        /// <inheritdoc cref="AdminSetUserPasswordAsync(AdminSetUserPasswordRequest, CancellationToken)"/>
        /// <param name="username">The user name, or an alias that the user pool accepts for sign-in. 1 to 128 characters.</param>
        /// <param name="password">The new password. At most 256 characters.</param>
        /// <param name="permanent">
        /// True to make the password permanent. Otherwise, the user must choose a new password at the next sign-in.
        /// </param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        public Task<AdminSetUserPasswordResponse> AdminSetUserPasswordAsync(
            string username, CognitoPassword password, bool permanent, CancellationToken cancellationToken = default)
        {
            ArgumentException.ThrowIfNullOrEmpty(username);
            CognitoPassword.ThrowIfNullOrEmpty(password);
            var request = new AdminSetUserPasswordRequest { Username = username, Password = password, Permanent = permanent };
            return AdminSetUserPasswordAsync(request, cancellationToken);
        }
    }
}
