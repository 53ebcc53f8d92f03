using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>
    /// Input of
    /// <see cref="CognitoClient.GetUserAttributeVerificationCodeAsync(GetUserAttributeVerificationCodeRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record GetUserAttributeVerificationCodeRequest : Redacted
    {
        /// <summary>A valid access token of the user, with the scope <c>aws.cognito.signin.user.admin</c>.</summary>
        public required string AccessToken { get; init; }

        /// <summary>The attribute to verify: <c>email</c> or <c>phone_number</c>.</summary>
        public required string AttributeName { get; init; }

        /// <summary>Custom input, by name, for the Lambda triggers that this call runs.</summary>
        public IReadOnlyDictionary<string, string>? ClientMetadata { get; init; }
    }

    /// <summary>
    /// Output of
    /// <see cref="CognitoClient.GetUserAttributeVerificationCodeAsync(GetUserAttributeVerificationCodeRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record GetUserAttributeVerificationCodeResponse
    {
        /// <summary>The destination and the delivery medium of the code.</summary>
        public CodeDeliveryDetails? CodeDeliveryDetails { get; init; }
    }

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(GetUserAttributeVerificationCodeRequest)), JsonSerializable(typeof(GetUserAttributeVerificationCodeResponse))]
    internal sealed partial class GetUserAttributeVerificationCodeJson : JsonSerializerContext
    {
        internal static readonly Operation<GetUserAttributeVerificationCodeRequest, GetUserAttributeVerificationCodeResponse> Operation =
            new("GetUserAttributeVerificationCode", new GetUserAttributeVerificationCodeJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>
        /// Sends the signed-in user a code to verify an attribute with. Pass the code to <see cref="VerifyUserAttributeAsync"/>.
        /// </summary>
        /// <param name="request">The user's access token and the attribute to verify.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>The destination and the delivery medium of the code.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.LimitExceeded"/> (too many codes were requested),
        /// <see cref="CognitoErrorCodes.CodeDeliveryFailure"/>, <see cref="CognitoErrorCodes.NotAuthorized"/> (the access token is no
        /// longer valid).
        /// </exception>
        /// <seealso
        /// href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetUserAttributeVerificationCode.html"
        /// />
        public Task<GetUserAttributeVerificationCodeResponse> GetUserAttributeVerificationCodeAsync(
            GetUserAttributeVerificationCodeRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendAsync(GetUserAttributeVerificationCodeJson.Operation, request, cancellationToken);
        }
    }
}
