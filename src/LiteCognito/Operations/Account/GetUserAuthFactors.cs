using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.GetUserAuthFactorsAsync(GetUserAuthFactorsRequest, CancellationToken)"/>.</summary>
    public sealed record GetUserAuthFactorsRequest : Redacted
    {
        /// <summary>A valid access token of the user, with the scope <c>aws.cognito.signin.user.admin</c>.</summary>
        public required string AccessToken { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.GetUserAuthFactorsAsync(GetUserAuthFactorsRequest, CancellationToken)"/>.</summary>
    public sealed record GetUserAuthFactorsResponse : Redacted
    {
        /// <summary>The user name.</summary>
        public string Username { get; init; } = "";

        /// <summary>The preferred second factor, such as <c>SOFTWARE_TOKEN_MFA</c>, or <see langword="null"/> if there is none.</summary>
        public string? PreferredMfaSetting { get; init; }

        /// <summary>The second factors that are turned on for the user, such as <c>SMS_MFA</c>.</summary>
        public IReadOnlyList<string>? UserMFASettingList { get; init; }

        /// <summary>
        /// The factors that the user can sign in with: any of <c>PASSWORD</c>, <c>EMAIL_OTP</c>, <c>SMS_OTP</c> and <c>WEB_AUTHN</c>.
        /// </summary>
        public IReadOnlyList<string>? ConfiguredUserAuthFactors { get; init; }
    }

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(GetUserAuthFactorsRequest)), JsonSerializable(typeof(GetUserAuthFactorsResponse))]
    internal sealed partial class GetUserAuthFactorsJson : JsonSerializerContext
    {
        internal static readonly Operation<GetUserAuthFactorsRequest, GetUserAuthFactorsResponse> Operation =
            new("GetUserAuthFactors", new GetUserAuthFactorsJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Gets the signed-in user's authentication factors.</summary>
        /// <param name="request">The user's access token.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>The user's first and second factors.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.NotAuthorized"/> (the access token is no longer valid).
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetUserAuthFactors.html"/>
        public Task<GetUserAuthFactorsResponse> GetUserAuthFactorsAsync(
            GetUserAuthFactorsRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendAsync(GetUserAuthFactorsJson.Operation, request, cancellationToken);
        }
    }
}
