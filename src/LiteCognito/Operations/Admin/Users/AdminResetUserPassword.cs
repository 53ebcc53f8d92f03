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
        /// <summary>The user name, or an alias that the pool accepts for signing in. 1 to 128 characters.</summary>
        public required string Username { get; init; }

        /// <summary>The user pool; <see langword="null"/> for that of the client's options.</summary>
        public string? UserPoolId { get; init; }

        /// <summary>Custom input of the Lambda triggers that this call starts.</summary>
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
        /// <summary>
        /// Makes a user's password useless and sends a code to set a new one with. The user's next sign-in throws PasswordResetRequired.
        /// </summary>
        /// <exception cref="CognitoException">
        /// Worth catching: <see cref="CognitoErrorCodes.UserNotFound"/>, <see cref="CognitoErrorCodes.LimitExceeded"/>.
        /// </exception>
        [OverloadResolutionPriority(1)]
        public Task<AdminResetUserPasswordResponse> AdminResetUserPasswordAsync(
            AdminResetUserPasswordRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                AdminResetUserPasswordJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }

        /// <inheritdoc cref="AdminResetUserPasswordAsync(AdminResetUserPasswordRequest, CancellationToken)"/>
        public Task<AdminResetUserPasswordResponse> AdminResetUserPasswordAsync(
            string username, CancellationToken cancellationToken = default)
        {
            ArgumentException.ThrowIfNullOrEmpty(username);
            return AdminResetUserPasswordAsync(new AdminResetUserPasswordRequest { Username = username }, cancellationToken);
        }
    }
}
