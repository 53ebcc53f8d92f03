using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Operations;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.GetUserAsync(GetUserRequest, CancellationToken)"/>.</summary>
    public sealed record GetUserRequest : Redacted
    {
        /// <summary>A valid access token of the user, with the scope <c>aws.cognito.signin.user.admin</c>.</summary>
        public required string AccessToken { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.GetUserAsync(GetUserRequest, CancellationToken)"/>.</summary>
    public sealed record GetUserResponse : Redacted
    {
        /// <summary>The user name, or the <c>sub</c> if users of the user pool sign in with an email address or phone number.</summary>
        public string Username { get; init; } = "";

        /// <summary>The user's attributes.</summary>
        [JsonConverter(typeof(UserAttributesConverter))]
        public UserAttributes UserAttributes { get; init; } = [];

        /// <summary>
        /// The destination of SMS codes, in a legacy format. <see cref="PreferredMfaSetting"/> and <see cref="UserMFASettingList"/> cover
        /// all factors.
        /// </summary>
        public IReadOnlyList<MFAOption>? MFAOptions { get; init; }

        /// <summary>The preferred second factor, such as <c>SOFTWARE_TOKEN_MFA</c>, or <see langword="null"/> if there is none.</summary>
        public string? PreferredMfaSetting { get; init; }

        /// <summary>The second factors that are turned on for the user, such as <c>SMS_MFA</c>.</summary>
        public IReadOnlyList<string>? UserMFASettingList { get; init; }
    }

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(GetUserRequest)), JsonSerializable(typeof(GetUserResponse))]
    internal sealed partial class GetUserJson : JsonSerializerContext
    {
        internal static readonly Operation<GetUserRequest, GetUserResponse> Operation =
            new("GetUser", new GetUserJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Gets the signed-in user's attributes and MFA settings.</summary>
        /// <param name="request">The user's access token.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>The user's attributes and MFA settings.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.NotAuthorized"/> (the access token is no longer valid).
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetUser.html"/>
        public Task<GetUserResponse> GetUserAsync(GetUserRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendAsync(GetUserJson.Operation, request, cancellationToken);
        }
    }
}
