using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.AdminSetUserSettingsAsync(AdminSetUserSettingsRequest, CancellationToken)"/>.</summary>
    public sealed record AdminSetUserSettingsRequest : Redacted
    {
        /// <summary>The user name, or an alias that the pool accepts for signing in. 1 to 128 characters.</summary>
        public required string Username { get; init; }

        /// <summary>The attribute that codes go to; an empty list turns them off.</summary>
        public required IReadOnlyList<MFAOption> MFAOptions { get; init; }

        /// <summary>The user pool; <see langword="null"/> for that of the client's options.</summary>
        public string? UserPoolId { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.AdminSetUserSettingsAsync(AdminSetUserSettingsRequest, CancellationToken)"/>.</summary>
    public sealed record AdminSetUserSettingsResponse;

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(AdminSetUserSettingsRequest)), JsonSerializable(typeof(AdminSetUserSettingsResponse))]
    internal sealed partial class AdminSetUserSettingsJson : JsonSerializerContext
    {
        internal static readonly Operation<AdminSetUserSettingsRequest, AdminSetUserSettingsResponse> Operation =
            new("AdminSetUserSettings", new AdminSetUserSettingsJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Turns codes by SMS on for a user. Cognito keeps it for older programs; AdminSetUserMFAPreference does more.</summary>
        /// <exception cref="CognitoException">Worth catching: <see cref="CognitoErrorCodes.UserNotFound"/>.</exception>
        public Task<AdminSetUserSettingsResponse> AdminSetUserSettingsAsync(
            AdminSetUserSettingsRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                AdminSetUserSettingsJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }
    }
}
