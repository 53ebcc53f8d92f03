using System.Text;
using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.SetUICustomizationAsync(SetUICustomizationRequest, CancellationToken)"/>.</summary>
    public sealed record SetUICustomizationRequest
    {
        /// <summary>The ID of the user pool, or <see langword="null"/> for <see cref="CognitoClientOptions.UserPoolId"/>.</summary>
        public string? UserPoolId { get; init; }

        /// <summary>
        /// The ID of the app client, or <see langword="null"/> for the customization that applies to the whole user pool.
        /// </summary>
        public string? ClientId { get; init; }

        /// <summary>
        /// The style sheet, or <see langword="null"/> for Cognito's default. It can use only the classes that Cognito supports. At most
        /// 131,072 characters.
        /// </summary>
        public string? CSS { get; init; }

        /// <summary>The logo, as the content of a PNG or JPEG file of at most 100 KB, or <see langword="null"/> for none.</summary>
        public byte[]? ImageFile { get; init; }

        private bool PrintMembers(StringBuilder builder) => new MemberPrinter(builder)
            .Add(UserPoolId).Add(ClientId).Add(CSS).Add(ImageFile).Printed;
    }

    /// <summary>Output of <see cref="CognitoClient.SetUICustomizationAsync(SetUICustomizationRequest, CancellationToken)"/>.</summary>
    public sealed record SetUICustomizationResponse
    {
        /// <summary>The customization after the change.</summary>
        public UICustomization? UICustomization { get; init; }
    }

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(SetUICustomizationRequest)), JsonSerializable(typeof(SetUICustomizationResponse))]
    internal sealed partial class SetUICustomizationJson : JsonSerializerContext
    {
        internal static readonly Operation<SetUICustomizationRequest, SetUICustomizationResponse> Operation =
            new("SetUICustomization", new SetUICustomizationJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Sets the customization of the classic hosted UI.</summary>
        /// <param name="request">
        /// The style sheet, the logo, the app client that they apply to, and the user pool if it is not the client's own.
        /// </param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>The customization after the change.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.ResourceNotFound"/> (the user pool or app client does not exist).
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SetUICustomization.html"/>
        public Task<SetUICustomizationResponse> SetUICustomizationAsync(
            SetUICustomizationRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                SetUICustomizationJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }
    }
}
