using System.Text;
using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.UpdateUserAttributesAsync(UpdateUserAttributesRequest, CancellationToken)"/>.</summary>
    public sealed record UpdateUserAttributesRequest : Redacted
    {
        /// <summary>
        /// The attributes to set, by name, such as <c>email</c>, <c>phone_number</c> or <c>custom:team</c>. You can pass a
        /// <see cref="LiteCognito.UserAttributes"/>.
        /// </summary>
        [JsonConverter(typeof(AttributesConverter))]
        public required IReadOnlyDictionary<string, string> UserAttributes { get; init; }

        /// <summary>A valid access token of the user, with the scope <c>aws.cognito.signin.user.admin</c>.</summary>
        public required string AccessToken { get; init; }

        /// <summary>Custom input, by name, for the Lambda triggers that this call runs.</summary>
        public IReadOnlyDictionary<string, string>? ClientMetadata { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.UpdateUserAttributesAsync(UpdateUserAttributesRequest, CancellationToken)"/>.</summary>
    public sealed record UpdateUserAttributesResponse
    {
        /// <summary>The destinations of the codes that Cognito sent to verify the new values.</summary>
        public IReadOnlyList<CodeDeliveryDetails>? CodeDeliveryDetailsList { get; init; }

        private bool PrintMembers(StringBuilder builder) => new MemberPrinter(builder).Add(CodeDeliveryDetailsList).Printed;
    }

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(UpdateUserAttributesRequest)), JsonSerializable(typeof(UpdateUserAttributesResponse))]
    internal sealed partial class UpdateUserAttributesJson : JsonSerializerContext
    {
        internal static readonly Operation<UpdateUserAttributesRequest, UpdateUserAttributesResponse> Operation =
            new("UpdateUserAttributes", new UpdateUserAttributesJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Sets attributes of the signed-in user. An empty value deletes the attribute.</summary>
        /// <param name="request">The user's access token and the attributes with their new values.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>The destinations of the codes that Cognito sent to verify the new values.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.AliasExists"/> (another user has the value as an alias),
        /// <see cref="CognitoErrorCodes.NotAuthorized"/> (the access token is no longer valid, or the app client is not allowed to write
        /// the attribute), <see cref="CognitoErrorCodes.CodeDeliveryFailure"/>.
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateUserAttributes.html"/>
        public Task<UpdateUserAttributesResponse> UpdateUserAttributesAsync(
            UpdateUserAttributesRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendAsync(UpdateUserAttributesJson.Operation, request, cancellationToken);
        }
    }
}
