using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.SetUserSettingsAsync(SetUserSettingsRequest, CancellationToken)"/>.</summary>
    public sealed record SetUserSettingsRequest : Redacted
    {
        /// <summary>A valid access token of the user.</summary>
        public required string AccessToken { get; init; }

        /// <summary>The attribute that codes go to; an empty list turns them off.</summary>
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
        /// <summary>Turns codes by SMS on for the user. Cognito keeps it for older programs; SetUserMFAPreference does more.</summary>
        /// <exception cref="CognitoException">
        /// Worth catching: <see cref="CognitoErrorCodes.NotAuthorized"/> (the token is no longer valid).
        /// </exception>
        public Task<SetUserSettingsResponse> SetUserSettingsAsync(
            SetUserSettingsRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendAsync(SetUserSettingsJson.Operation, request, cancellationToken);
        }
    }
}
