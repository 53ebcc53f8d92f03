using System.Text;
using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.UpdateTermsAsync(UpdateTermsRequest, CancellationToken)"/>.</summary>
    public sealed record UpdateTermsRequest
    {
        /// <summary>The ID of the terms document, a UUID.</summary>
        public required string TermsId { get; init; }

        /// <summary>The ID of the user pool, or <see langword="null"/> for the pool of <see cref="CognitoClientOptions"/>.</summary>
        public string? UserPoolId { get; init; }

        /// <summary>The name of the terms document, such as <c>terms-of-use</c> or <c>privacy-policy</c>.</summary>
        public string? TermsName { get; init; }

        /// <summary>The source of the terms document. <c>LINK</c> is the only value.</summary>
        public string? TermsSource { get; init; }

        /// <summary>The requirement for users to agree. <c>NONE</c> is the only value.</summary>
        public string? Enforcement { get; init; }

        /// <summary>
        /// The URLs of the terms document by language, such as <c>cognito:english</c>; <c>cognito:default</c> is required. At most 12.
        /// </summary>
        public IReadOnlyDictionary<string, string>? Links { get; init; }

        private bool PrintMembers(StringBuilder builder) => new MemberPrinter(builder)
            .Add(TermsId).Add(UserPoolId).Add(TermsName).Add(TermsSource).Add(Enforcement).Add(Links).Printed;
    }

    /// <summary>Output of <see cref="CognitoClient.UpdateTermsAsync(UpdateTermsRequest, CancellationToken)"/>.</summary>
    public sealed record UpdateTermsResponse
    {
        /// <summary>The terms document as Cognito stored it.</summary>
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
        /// <summary>Updates a terms document.</summary>
        /// <param name="request">The document's ID and the members to change, and the user pool if it is not the client's own.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>The terms document as Cognito stored it.</returns>
        /// <exception cref="CognitoException">
        /// Worth catching: <see cref="CognitoErrorCodes.ResourceNotFound"/> (the document does not exist),
        /// <see cref="CognitoErrorCodes.TermsExists"/> (the app client already has a document of that name),
        /// <see cref="CognitoErrorCodes.ConcurrentModification"/> (another change is in progress).
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateTerms.html"/>
        public Task<UpdateTermsResponse> UpdateTermsAsync(UpdateTermsRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(UpdateTermsJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }
    }
}
