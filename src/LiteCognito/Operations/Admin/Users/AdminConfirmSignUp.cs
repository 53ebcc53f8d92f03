using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.AdminConfirmSignUpAsync(AdminConfirmSignUpRequest, CancellationToken)"/>.</summary>
    public sealed record AdminConfirmSignUpRequest : Redacted
    {
        /// <summary>The user name, or an alias that the pool accepts for signing in. 1 to 128 characters.</summary>
        public required string Username { get; init; }

        /// <summary>The user pool; <see langword="null"/> for that of the client's options.</summary>
        public string? UserPoolId { get; init; }

        /// <summary>Custom input of the Lambda triggers that this call starts.</summary>
        public IReadOnlyDictionary<string, string>? ClientMetadata { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.AdminConfirmSignUpAsync(AdminConfirmSignUpRequest, CancellationToken)"/>.</summary>
    public sealed record AdminConfirmSignUpResponse;

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(AdminConfirmSignUpRequest)), JsonSerializable(typeof(AdminConfirmSignUpResponse))]
    internal sealed partial class AdminConfirmSignUpJson : JsonSerializerContext
    {
        internal static readonly Operation<AdminConfirmSignUpRequest, AdminConfirmSignUpResponse> Operation =
            new("AdminConfirmSignUp", new AdminConfirmSignUpJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Confirms a user's account without a code.</summary>
        /// <exception cref="CognitoException">
        /// Worth catching: <see cref="CognitoErrorCodes.UserNotFound"/>, <see cref="CognitoErrorCodes.NotAuthorized"/> (the user is
        /// confirmed already).
        /// </exception>
        [OverloadResolutionPriority(1)]
        public Task<AdminConfirmSignUpResponse> AdminConfirmSignUpAsync(
            AdminConfirmSignUpRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                AdminConfirmSignUpJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken, Once.Change);
        }

        /// <inheritdoc cref="AdminConfirmSignUpAsync(AdminConfirmSignUpRequest, CancellationToken)"/>
        public Task<AdminConfirmSignUpResponse> AdminConfirmSignUpAsync(string username, CancellationToken cancellationToken = default)
        {
            ArgumentException.ThrowIfNullOrEmpty(username);
            return AdminConfirmSignUpAsync(new AdminConfirmSignUpRequest { Username = username }, cancellationToken);
        }
    }
}
