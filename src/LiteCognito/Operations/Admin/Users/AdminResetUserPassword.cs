using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>
    /// Input of <see cref="CognitoClient.AdminResetUserPasswordAsync(AdminResetUserPasswordRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record AdminResetUserPasswordRequest : Redacted
    {
        /// <summary>The user name, or an alias that the user pool accepts for sign-in. 1 to 128 characters.</summary>
        public required string Username { get; init; }

        /// <summary>The ID of the user pool, or <see langword="null"/> for <see cref="CognitoClientOptions.UserPoolId"/>.</summary>
        public string? UserPoolId { get; init; }

        /// <summary>Custom input, by name, for the Lambda triggers that this call runs.</summary>
        public IReadOnlyDictionary<string, string>? ClientMetadata { get; init; }
    }

    /// <summary>
    /// Output of <see cref="CognitoClient.AdminResetUserPasswordAsync(AdminResetUserPasswordRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record AdminResetUserPasswordResponse;

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(AdminResetUserPasswordRequest)), JsonSerializable(typeof(AdminResetUserPasswordResponse))]
    internal sealed partial class AdminResetUserPasswordJson : JsonSerializerContext
    {
        internal static readonly Operation<AdminResetUserPasswordRequest, AdminResetUserPasswordResponse> Operation =
            new("AdminResetUserPassword", new AdminResetUserPasswordJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Invalidates a user's password and sends the user a code to set a new password with.</summary>
        /// <remarks>The next sign-in of the user fails with <see cref="CognitoErrorCodes.PasswordResetRequired"/>.</remarks>
        /// <param name="request">The user name, and the user pool if it is not the client's own.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>An empty response.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.UserNotFound"/>, <see cref="CognitoErrorCodes.LimitExceeded"/> (too many codes were
        /// requested).
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminResetUserPassword.html"/>
        [OverloadResolutionPriority(1)]
        public Task<AdminResetUserPasswordResponse> AdminResetUserPasswordAsync(
            AdminResetUserPasswordRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                AdminResetUserPasswordJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }

        /// <inheritdoc cref="AdminResetUserPasswordAsync(AdminResetUserPasswordRequest, CancellationToken)"/>
        /// <param name="username">The user name, or an alias that the user pool accepts for sign-in. 1 to 128 characters.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        public Task<AdminResetUserPasswordResponse> AdminResetUserPasswordAsync(
            string username, CancellationToken cancellationToken = default)
        {
            ArgumentException.ThrowIfNullOrEmpty(username);
            return AdminResetUserPasswordAsync(new AdminResetUserPasswordRequest { Username = username }, cancellationToken);
        }
    }
}
