using System.Text;
using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.UpdateTermsAsync(UpdateTermsRequest, CancellationToken)"/>.</summary>
    public sealed record UpdateTermsRequest
    {
        /// <summary>The document's id, a UUID.</summary>
        public required string TermsId { get; init; }

        /// <summary>The user pool; <see langword="null"/> for that of the client's options.</summary>
        public string? UserPoolId { get; init; }

        /// <summary>The document's name, such as <c>terms-of-use</c> or <c>privacy-policy</c>.</summary>
        public string? TermsName { get; init; }

        /// <summary>Where the document is. <c>LINK</c> is the only value.</summary>
        public string? TermsSource { get; init; }

        /// <summary>Whether users must agree. <c>NONE</c> is the only value.</summary>
        public string? Enforcement { get; init; }

        /// <summary>
        /// The document's address by language, such as <c>cognito:english</c>; <c>cognito:default</c> must be among them. At most 12.
        /// </summary>
        public IReadOnlyDictionary<string, string>? Links { get; init; }

        private bool PrintMembers(StringBuilder builder) => new MemberPrinter(builder)
            .Add(TermsId).Add(UserPoolId).Add(TermsName).Add(TermsSource).Add(Enforcement).Add(Links).Printed;
    }

    /// <summary>Output of <see cref="CognitoClient.UpdateTermsAsync(UpdateTermsRequest, CancellationToken)"/>.</summary>
    public sealed record UpdateTermsResponse
    {
        /// <summary>The document as changed.</summary>
        public Terms? Terms { get; init; }
    }

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(UpdateTermsRequest)), JsonSerializable(typeof(UpdateTermsResponse))]
    internal sealed partial class UpdateTermsJson : JsonSerializerContext
    {
        internal static readonly Operation<UpdateTermsRequest, UpdateTermsResponse> Operation =
            new("UpdateTerms", new UpdateTermsJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Changes a document of terms.</summary>
        /// <exception cref="CognitoException">
        /// Worth catching: <see cref="CognitoErrorCodes.ResourceNotFound"/> (no such document),
        /// <see cref="CognitoErrorCodes.TermsExists"/>, <see cref="CognitoErrorCodes.ConcurrentModification"/>.
        /// </exception>
        public Task<UpdateTermsResponse> UpdateTermsAsync(UpdateTermsRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(UpdateTermsJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }
    }
}
