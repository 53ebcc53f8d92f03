using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.AdminSetUserPasswordAsync(AdminSetUserPasswordRequest, CancellationToken)"/>.</summary>
    public sealed record AdminSetUserPasswordRequest : Redacted
    {
        /// <summary>The user name, or an alias that the pool accepts for signing in. 1 to 128 characters.</summary>
        public required string Username { get; init; }

        /// <summary>The new password. At most 256 characters.</summary>
        public required CognitoPassword Password { get; init; }

        /// <summary>The user pool; <see langword="null"/> for that of the client's options.</summary>
        public string? UserPoolId { get; init; }

        /// <summary>Whether the password is for good; otherwise the user must choose another at the next sign-in.</summary>
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
        /// <exception cref="CognitoException">
        /// Worth catching: <see cref="CognitoErrorCodes.UserNotFound"/>, <see cref="CognitoErrorCodes.InvalidPassword"/>,
        /// <see cref="CognitoErrorCodes.PasswordHistoryPolicyViolation"/>.
        /// </exception>
        public Task<AdminSetUserPasswordResponse> AdminSetUserPasswordAsync(
            AdminSetUserPasswordRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            request = request with { UserPoolId = PoolOf(request.UserPoolId) };
            return SendSignedAsync(AdminSetUserPasswordJson.Operation, request, cancellationToken);
        }

        /// <inheritdoc cref="AdminSetUserPasswordAsync(AdminSetUserPasswordRequest, CancellationToken)"/>
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
