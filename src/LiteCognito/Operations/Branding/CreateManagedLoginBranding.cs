using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>
    /// Input of <see cref="CognitoClient.CreateManagedLoginBrandingAsync(CreateManagedLoginBrandingRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record CreateManagedLoginBrandingRequest
    {
        /// <summary>The app client.</summary>
        public required string ClientId { get; init; }

        /// <summary>The user pool; <see langword="null"/> for that of the client's options.</summary>
        public string? UserPoolId { get; init; }

        /// <summary>Whether it is Cognito's own style, without settings and assets.</summary>
        public bool? UseCognitoProvidedValues { get; init; }

        /// <summary>The settings, a JSON object.</summary>
        public JsonElement? Settings { get; init; }

        /// <summary>The images. At most 40.</summary>
        public IReadOnlyList<BrandingAsset>? Assets { get; init; }

        private bool PrintMembers(StringBuilder builder) => new MemberPrinter(builder)
            .Add(ClientId).Add(UserPoolId).Add(UseCognitoProvidedValues).Add(Settings).Add(Assets).Printed;
    }

    /// <summary>
    /// Output of <see cref="CognitoClient.CreateManagedLoginBrandingAsync(CreateManagedLoginBrandingRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record CreateManagedLoginBrandingResponse
    {
        /// <summary>The style as created.</summary>
        public ManagedLoginBranding? ManagedLoginBranding { get; init; }
    }

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(CreateManagedLoginBrandingRequest)), JsonSerializable(typeof(CreateManagedLoginBrandingResponse))]
    internal sealed partial class CreateManagedLoginBrandingJson : JsonSerializerContext
    {
        internal static readonly Operation<CreateManagedLoginBrandingRequest, CreateManagedLoginBrandingResponse> Operation =
            new("CreateManagedLoginBranding", new CreateManagedLoginBrandingJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Gives the managed-login pages of an app client a style.</summary>
        /// <exception cref="CognitoException">
        /// Worth catching: <see cref="CognitoErrorCodes.ManagedLoginBrandingExists"/>, <see cref="CognitoErrorCodes.LimitExceeded"/>.
        /// </exception>
        public Task<CreateManagedLoginBrandingResponse> CreateManagedLoginBrandingAsync(
            CreateManagedLoginBrandingRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                CreateManagedLoginBrandingJson.Operation,
                request with { UserPoolId = PoolOf(request.UserPoolId) },
                cancellationToken, Once.Change);
        }
    }
}
