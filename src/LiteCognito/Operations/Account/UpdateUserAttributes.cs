using System.Text;
using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.UpdateUserAttributesAsync(UpdateUserAttributesRequest, CancellationToken)"/>.</summary>
    public sealed record UpdateUserAttributesRequest : Redacted
    {
        /// <summary>Attributes by name: <c>email</c>, <c>phone_number</c>, <c>custom:…</c>.</summary>
        [JsonConverter(typeof(AttributesConverter))]
        public required IReadOnlyDictionary<string, string> UserAttributes { get; init; }

        /// <summary>A valid access token of the user.</summary>
        public required string AccessToken { get; init; }

        /// <summary>Custom input of the Lambda triggers that this call starts.</summary>
        public IReadOnlyDictionary<string, string>? ClientMetadata { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.UpdateUserAttributesAsync(UpdateUserAttributesRequest, CancellationToken)"/>.</summary>
    public sealed record UpdateUserAttributesResponse
    {
        /// <summary>Where codes went that verify the new values.</summary>
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
        /// <summary>Sets attributes of the user. An empty value removes the attribute.</summary>
        /// <exception cref="CognitoException">
        /// Worth catching: <see cref="CognitoErrorCodes.AliasExists"/>, <see cref="CognitoErrorCodes.NotAuthorized"/> (the token is no
        /// longer valid, or the app client may not write the attribute), <see cref="CognitoErrorCodes.CodeDeliveryFailure"/>.
        /// </exception>
        public Task<UpdateUserAttributesResponse> UpdateUserAttributesAsync(
            UpdateUserAttributesRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendAsync(UpdateUserAttributesJson.Operation, request, cancellationToken);
        }
    }
}
