using System.Text;
using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.SetUICustomizationAsync(SetUICustomizationRequest, CancellationToken)"/>.</summary>
    public sealed record SetUICustomizationRequest
    {
        /// <summary>The user pool; <see langword="null"/> for that of the client's options.</summary>
        public string? UserPoolId { get; init; }

        /// <summary>The app client; <see langword="null"/> for what holds for the whole pool.</summary>
        public string? ClientId { get; init; }

        /// <summary>The style sheet, of the classes that Cognito knows; <see langword="null"/> for its own.</summary>
        public string? CSS { get; init; }

        /// <summary>The logo, a PNG or JPEG of up to 100 KB; <see langword="null"/> for none.</summary>
        public byte[]? ImageFile { get; init; }

        private bool PrintMembers(StringBuilder builder) => new MemberPrinter(builder)
            .Add(UserPoolId).Add(ClientId).Add(CSS).Add(ImageFile).Printed;
    }

    /// <summary>Output of <see cref="CognitoClient.SetUICustomizationAsync(SetUICustomizationRequest, CancellationToken)"/>.</summary>
    public sealed record SetUICustomizationResponse
    {
        /// <summary>The look as set.</summary>
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
        /// <summary>Sets the look of the classic hosted pages.</summary>
        /// <exception cref="CognitoException">Worth catching: <see cref="CognitoErrorCodes.ResourceNotFound"/>.</exception>
        public Task<SetUICustomizationResponse> SetUICustomizationAsync(
            SetUICustomizationRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                SetUICustomizationJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }
    }
}
