using System.Text;
using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.CreateTermsAsync(CreateTermsRequest, CancellationToken)"/>.</summary>
    public sealed record CreateTermsRequest
    {
        /// <summary>The app client.</summary>
        public required string ClientId { get; init; }

        /// <summary>The document's name, such as <c>terms-of-use</c> or <c>privacy-policy</c>.</summary>
        public required string TermsName { get; init; }

        /// <summary>Where the document is. <c>LINK</c> is the only value.</summary>
        public required string TermsSource { get; init; }

        /// <summary>Whether users must agree. <c>NONE</c> is the only value.</summary>
        public required string Enforcement { get; init; }

        /// <summary>The user pool; <see langword="null"/> for that of the client's options.</summary>
        public string? UserPoolId { get; init; }

        /// <summary>
        /// The document's address by language, such as <c>cognito:english</c>; <c>cognito:default</c> must be among them. At most 12.
        /// </summary>
        public IReadOnlyDictionary<string, string>? Links { get; init; }

        private bool PrintMembers(StringBuilder builder) => new MemberPrinter(builder)
            .Add(ClientId).Add(TermsName).Add(TermsSource).Add(Enforcement).Add(UserPoolId).Add(Links).Printed;
    }

    /// <summary>Output of <see cref="CognitoClient.CreateTermsAsync(CreateTermsRequest, CancellationToken)"/>.</summary>
    public sealed record CreateTermsResponse
    {
        /// <summary>The document as created.</summary>
        public Terms? Terms { get; init; }
    }

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(CreateTermsRequest)), JsonSerializable(typeof(CreateTermsResponse))]
    internal sealed partial class CreateTermsJson : JsonSerializerContext
    {
        internal static readonly Operation<CreateTermsRequest, CreateTermsResponse> Operation =
            new("CreateTerms", new CreateTermsJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Adds a document that users see a link to when they sign up at an app client.</summary>
        /// <exception cref="CognitoException">
        /// Worth catching: <see cref="CognitoErrorCodes.TermsExists"/>, <see cref="CognitoErrorCodes.LimitExceeded"/>.
        /// </exception>
        public Task<CreateTermsResponse> CreateTermsAsync(CreateTermsRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                CreateTermsJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken, Once.Change);
        }
    }
}
