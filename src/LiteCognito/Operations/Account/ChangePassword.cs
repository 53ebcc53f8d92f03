using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.ChangePasswordAsync(ChangePasswordRequest, CancellationToken)"/>.</summary>
    public sealed record ChangePasswordRequest : Redacted
    {
        /// <summary>The new password. At most 256 characters.</summary>
        public required CognitoPassword ProposedPassword { get; init; }

        /// <summary>A valid access token of the user, with the scope <c>aws.cognito.signin.user.admin</c>.</summary>
        public required string AccessToken { get; init; }

        /// <summary>The current password, or <see langword="null"/> if the user has none. At most 256 characters.</summary>
        public CognitoPassword? PreviousPassword { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.ChangePasswordAsync(ChangePasswordRequest, CancellationToken)"/>.</summary>
    public sealed record ChangePasswordResponse;

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(ChangePasswordRequest)), JsonSerializable(typeof(ChangePasswordResponse))]
    internal sealed partial class ChangePasswordJson : JsonSerializerContext
    {
        internal static readonly Operation<ChangePasswordRequest, ChangePasswordResponse> Operation =
            new("ChangePassword", new ChangePasswordJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Changes the signed-in user's password.</summary>
        /// <param name="request">The user's access token, the current password and the new password.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>An empty response.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.InvalidPassword"/>, <see cref="CognitoErrorCodes.NotAuthorized"/> (the current
        /// password is wrong, or the access token is no longer valid), <see cref="CognitoErrorCodes.PasswordHistoryPolicyViolation"/>,
        /// <see cref="CognitoErrorCodes.LimitExceeded"/> (too many attempts).
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ChangePassword.html"/>
        public Task<ChangePasswordResponse> ChangePasswordAsync(
            ChangePasswordRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendAsync(ChangePasswordJson.Operation, request, cancellationToken, Once.Change);
        }
    }
}
