using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>
    /// Input of <see cref="CognitoClient.UpdateManagedLoginBrandingAsync(UpdateManagedLoginBrandingRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record UpdateManagedLoginBrandingRequest
    {
        /// <summary>
        /// The ID of the user pool that contains the style. The client does not use <see cref="CognitoClientOptions.UserPoolId"/> as the
        /// default.
        /// </summary>
        public string? UserPoolId { get; init; }

        /// <summary>The ID of the style, a UUID.</summary>
        public string? ManagedLoginBrandingId { get; init; }

        /// <summary>True to use Cognito's default style, without settings and assets.</summary>
        public bool? UseCognitoProvidedValues { get; init; }

        /// <summary>The settings of the style, as a JSON object.</summary>
        public JsonElement? Settings { get; init; }

        /// <summary>The images of the style. At most 40.</summary>
        public IReadOnlyList<BrandingAsset>? Assets { get; init; }

        private bool PrintMembers(StringBuilder builder) => new MemberPrinter(builder)
            .Add(UserPoolId).Add(ManagedLoginBrandingId).Add(UseCognitoProvidedValues).Add(Settings).Add(Assets).Printed;
    }

    /// <summary>
    /// Output of <see cref="CognitoClient.UpdateManagedLoginBrandingAsync(UpdateManagedLoginBrandingRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record UpdateManagedLoginBrandingResponse
    {
        /// <summary>The style after the change.</summary>
        public ManagedLoginBranding? ManagedLoginBranding { get; init; }
    }

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(UpdateManagedLoginBrandingRequest)), JsonSerializable(typeof(UpdateManagedLoginBrandingResponse))]
    internal sealed partial class UpdateManagedLoginBrandingJson : JsonSerializerContext
    {
        internal static readonly Operation<UpdateManagedLoginBrandingRequest, UpdateManagedLoginBrandingResponse> Operation =
            new("UpdateManagedLoginBranding", new UpdateManagedLoginBrandingJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Updates a style of the managed login pages.</summary>
        /// <param name="request">The user pool, the ID of the style, and the settings and images to change.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>The style after the change.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.ResourceNotFound"/> (the style does not exist),
        /// <see cref="CognitoErrorCodes.ConcurrentModification"/> (another change is in progress).
        /// </exception>
        /// <seealso
        /// href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateManagedLoginBranding.html"
        /// />
        public Task<UpdateManagedLoginBrandingResponse> UpdateManagedLoginBrandingAsync(
            UpdateManagedLoginBrandingRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(UpdateManagedLoginBrandingJson.Operation, request, cancellationToken);
        }
    }
}
