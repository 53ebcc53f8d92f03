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
        /// <summary>The ID of the app client.</summary>
        public required string ClientId { get; init; }

        /// <summary>The ID of the user pool, or <see langword="null"/> for <see cref="CognitoClientOptions.UserPoolId"/>.</summary>
        public string? UserPoolId { get; init; }

        /// <summary>True to use Cognito's default style, without settings and assets.</summary>
        public bool? UseCognitoProvidedValues { get; init; }

        /// <summary>The settings of the style, as a JSON object.</summary>
        public JsonElement? Settings { get; init; }

        /// <summary>The images of the style. At most 40.</summary>
        public IReadOnlyList<BrandingAsset>? Assets { get; init; }

        private bool PrintMembers(StringBuilder builder) => new MemberPrinter(builder)
            .Add(ClientId).Add(UserPoolId).Add(UseCognitoProvidedValues).Add(Settings).Add(Assets).Printed;
    }

    /// <summary>
    /// Output of <see cref="CognitoClient.CreateManagedLoginBrandingAsync(CreateManagedLoginBrandingRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record CreateManagedLoginBrandingResponse
    {
        /// <summary>The style that was created.</summary>
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
        /// <summary>Creates a style for an app client's managed login pages.</summary>
        /// <param name="request">
        /// The app client, the settings and the images of the style, and the user pool if it is not the client's own.
        /// </param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>The style that was created.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.ManagedLoginBrandingExists"/> (the app client already has a style),
        /// <see cref="CognitoErrorCodes.LimitExceeded"/> (too many styles).
        /// </exception>
        /// <seealso
        /// href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateManagedLoginBranding.html"
        /// />
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
