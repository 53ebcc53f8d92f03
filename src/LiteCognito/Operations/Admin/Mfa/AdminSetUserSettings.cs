using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.AdminSetUserSettingsAsync(AdminSetUserSettingsRequest, CancellationToken)"/>.</summary>
    public sealed record AdminSetUserSettingsRequest : Redacted
    {
        /// <summary>The user name, or an alias that the user pool accepts for sign-in. 1 to 128 characters.</summary>
        public required string Username { get; init; }

        /// <summary>The attribute that contains the phone number for SMS codes. An empty list turns SMS codes off.</summary>
        public required IReadOnlyList<MFAOption> MFAOptions { get; init; }

        /// <summary>The ID of the user pool, or <see langword="null"/> for <see cref="CognitoClientOptions.UserPoolId"/>.</summary>
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
        /// <summary>Turns SMS codes on or off for a user.</summary>
        /// <remarks>
        /// Cognito keeps this operation for compatibility with older programs. <see cref="AdminSetUserMFAPreferenceAsync"/> covers all
        /// second factors.
        /// </remarks>
        /// <param name="request">
        /// The user name, the attribute that contains the phone number, and the user pool if it is not the client's own.
        /// </param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>An empty response.</returns>
        /// <exception cref="CognitoException">Common codes: <see cref="CognitoErrorCodes.UserNotFound"/>.</exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminSetUserSettings.html"/>
        public Task<AdminSetUserSettingsResponse> AdminSetUserSettingsAsync(
            AdminSetUserSettingsRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                AdminSetUserSettingsJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }
    }
}
