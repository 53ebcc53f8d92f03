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

        /// <summary>The ID of the user pool, or <see langword="null"/> for <see cref="CognitoClientOptions.UserPoolId"/>.</summary>
        public string? UserPoolId { get; init; }

        /// <summary>The name of the terms document: <c>terms-of-use</c> or <c>privacy-policy</c>.</summary>
        public string? TermsName { get; init; }

        /// <summary>The source of the terms document. The only value is <c>LINK</c>.</summary>
        public string? TermsSource { get; init; }

        /// <summary>The requirement for users to agree to the terms. The only value is <c>NONE</c>.</summary>
        public string? Enforcement { get; init; }

        /// <summary>
        /// The URLs of the terms document, by language, such as <c>cognito:english</c>. The key <c>cognito:default</c> is required. At most
        /// 12.
        /// </summary>
        public IReadOnlyDictionary<string, string>? Links { get; init; }

        private bool PrintMembers(StringBuilder builder) => new MemberPrinter(builder)
            .Add(TermsId).Add(UserPoolId).Add(TermsName).Add(TermsSource).Add(Enforcement).Add(Links).Printed;
    }

    /// <summary>Output of <see cref="CognitoClient.UpdateTermsAsync(UpdateTermsRequest, CancellationToken)"/>.</summary>
    public sealed record UpdateTermsResponse
    {
        /// <summary>The terms document after the change.</summary>
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
        /// <param name="request">
        /// The ID of the terms document, the members to change, and the user pool if it is not the client's own.
        /// </param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>The terms document after the change.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.ResourceNotFound"/> (the terms document does not exist),
        /// <see cref="CognitoErrorCodes.TermsExists"/> (the app client already has a terms document with this name),
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
