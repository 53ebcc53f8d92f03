using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.SetUserSettingsAsync(SetUserSettingsRequest, CancellationToken)"/>.</summary>
    public sealed record SetUserSettingsRequest : Redacted
    {
        /// <summary>A valid access token of the user, with the scope <c>aws.cognito.signin.user.admin</c>.</summary>
        public required string AccessToken { get; init; }

        /// <summary>The attribute that contains the phone number for SMS codes. An empty list turns SMS codes off.</summary>
        public required IReadOnlyList<MFAOption> MFAOptions { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.SetUserSettingsAsync(SetUserSettingsRequest, CancellationToken)"/>.</summary>
    public sealed record SetUserSettingsResponse;

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(SetUserSettingsRequest)), JsonSerializable(typeof(SetUserSettingsResponse))]
    internal sealed partial class SetUserSettingsJson : JsonSerializerContext
    {
        internal static readonly Operation<SetUserSettingsRequest, SetUserSettingsResponse> Operation =
            new("SetUserSettings", new SetUserSettingsJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Turns SMS codes on or off for the signed-in user.</summary>
        /// <remarks>
        /// Cognito keeps this operation for compatibility with older programs.
        /// <see cref="SetUserMFAPreferenceAsync(SetUserMFAPreferenceRequest, CancellationToken)"/> covers all second factors.
        /// </remarks>
        /// <param name="request">The user's access token and the attribute that contains the phone number.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>An empty response.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.NotAuthorized"/> (the access token is no longer valid).
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SetUserSettings.html"/>
        public Task<SetUserSettingsResponse> SetUserSettingsAsync(
            SetUserSettingsRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendAsync(SetUserSettingsJson.Operation, request, cancellationToken);
        }
    }
}
