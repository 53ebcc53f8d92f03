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
        /// <summary>The user pool. It is sent where given.</summary>
        public string? UserPoolId { get; init; }

        /// <summary>The style's id, a UUID.</summary>
        public string? ManagedLoginBrandingId { get; init; }

        /// <summary>Whether it is Cognito's own style, without settings and assets.</summary>
        public bool? UseCognitoProvidedValues { get; init; }

        /// <summary>The settings, a JSON object.</summary>
        public JsonElement? Settings { get; init; }

        /// <summary>The images. At most 40.</summary>
        public IReadOnlyList<BrandingAsset>? Assets { get; init; }

        private bool PrintMembers(StringBuilder builder) => new MemberPrinter(builder)
            .Add(UserPoolId).Add(ManagedLoginBrandingId).Add(UseCognitoProvidedValues).Add(Settings).Add(Assets).Printed;
    }

    /// <summary>
    /// Output of <see cref="CognitoClient.UpdateManagedLoginBrandingAsync(UpdateManagedLoginBrandingRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record UpdateManagedLoginBrandingResponse
    {
        /// <summary>The style as changed.</summary>
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
        /// <summary>Changes a style of the managed-login pages.</summary>
        /// <exception cref="CognitoException">
        /// Worth catching: <see cref="CognitoErrorCodes.ResourceNotFound"/> (no such style),
        /// <see cref="CognitoErrorCodes.ConcurrentModification"/>.
        /// </exception>
        public Task<UpdateManagedLoginBrandingResponse> UpdateManagedLoginBrandingAsync(
            UpdateManagedLoginBrandingRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(UpdateManagedLoginBrandingJson.Operation, request, cancellationToken);
        }
    }
}
