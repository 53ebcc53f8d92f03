using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.VerifyUserAttributeAsync(VerifyUserAttributeRequest, CancellationToken)"/>.</summary>
    public sealed record VerifyUserAttributeRequest : Redacted
    {
        /// <summary>A valid access token of the user, with the scope <c>aws.cognito.signin.user.admin</c>.</summary>
        public required string AccessToken { get; init; }

        /// <summary>The attribute to verify: <c>email</c> or <c>phone_number</c>.</summary>
        public required string AttributeName { get; init; }

        /// <summary>The verification code that Cognito sent.</summary>
        public required string Code { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.VerifyUserAttributeAsync(VerifyUserAttributeRequest, CancellationToken)"/>.</summary>
    public sealed record VerifyUserAttributeResponse;

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(VerifyUserAttributeRequest)), JsonSerializable(typeof(VerifyUserAttributeResponse))]
    internal sealed partial class VerifyUserAttributeJson : JsonSerializerContext
    {
        internal static readonly Operation<VerifyUserAttributeRequest, VerifyUserAttributeResponse> Operation =
            new("VerifyUserAttribute", new VerifyUserAttributeJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Verifies one of the signed-in user's attributes with the code that Cognito sent.</summary>
        /// <param name="request">The user's access token, the attribute and the code.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>An empty response.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.CodeMismatch"/>, <see cref="CognitoErrorCodes.ExpiredCode"/>,
        /// <see cref="CognitoErrorCodes.AliasExists"/> (another user has the value as an alias),
        /// <see cref="CognitoErrorCodes.LimitExceeded"/> (too many attempts).
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_VerifyUserAttribute.html"/>
        public Task<VerifyUserAttributeResponse> VerifyUserAttributeAsync(
            VerifyUserAttributeRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendAsync(VerifyUserAttributeJson.Operation, request, cancellationToken, Once.Code);
        }
    }
}
