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
        /// <summary>A valid access token of the user.</summary>
        public required string AccessToken { get; init; }

        /// <summary>The attribute: <c>email</c> or <c>phone_number</c>.</summary>
        public required string AttributeName { get; init; }

        /// <summary>Custom input of the Lambda triggers that this call starts.</summary>
        public IReadOnlyDictionary<string, string>? ClientMetadata { get; init; }
    }

    /// <summary>
    /// Output of
    /// <see cref="CognitoClient.GetUserAttributeVerificationCodeAsync(GetUserAttributeVerificationCodeRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record GetUserAttributeVerificationCodeResponse
    {
        /// <summary>Where the code went.</summary>
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
        /// <summary>Sends a code that verifies one of the user's attributes, to be used with VerifyUserAttribute.</summary>
        /// <exception cref="CognitoException">
        /// Worth catching: <see cref="CognitoErrorCodes.LimitExceeded"/>, <see cref="CognitoErrorCodes.CodeDeliveryFailure"/>,
        /// <see cref="CognitoErrorCodes.NotAuthorized"/> (the token is no longer valid).
        /// </exception>
        public Task<GetUserAttributeVerificationCodeResponse> GetUserAttributeVerificationCodeAsync(
            GetUserAttributeVerificationCodeRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendAsync(GetUserAttributeVerificationCodeJson.Operation, request, cancellationToken);
        }
    }
}
