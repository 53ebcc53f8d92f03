using System.Text;
using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.CreateTermsAsync(CreateTermsRequest, CancellationToken)"/>.</summary>
    public sealed record CreateTermsRequest
    {
        /// <summary>The ID of the app client.</summary>
        public required string ClientId { get; init; }

        /// <summary>The name of the terms document, such as <c>terms-of-use</c> or <c>privacy-policy</c>.</summary>
        public required string TermsName { get; init; }

        /// <summary>The source of the terms document. <c>LINK</c> is the only value.</summary>
        public required string TermsSource { get; init; }

        /// <summary>The requirement for users to agree. <c>NONE</c> is the only value.</summary>
        public required string Enforcement { get; init; }

        /// <summary>The ID of the user pool, or <see langword="null"/> for the pool of <see cref="CognitoClientOptions"/>.</summary>
        public string? UserPoolId { get; init; }

        /// <summary>
        /// The URLs of the terms document by language, such as <c>cognito:english</c>; <c>cognito:default</c> is required. At most 12.
        /// </summary>
        public IReadOnlyDictionary<string, string>? Links { get; init; }

        private bool PrintMembers(StringBuilder builder) => new MemberPrinter(builder)
            .Add(ClientId).Add(TermsName).Add(TermsSource).Add(Enforcement).Add(UserPoolId).Add(Links).Printed;
    }

    /// <summary>Output of <see cref="CognitoClient.CreateTermsAsync(CreateTermsRequest, CancellationToken)"/>.</summary>
    public sealed record CreateTermsResponse
    {
        /// <summary>The terms document as Cognito stored it.</summary>
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
        /// <summary>Creates a terms document, to which an app client's sign-up page links.</summary>
        /// <param name="request">The app client and the document's name and URLs, and the user pool if it is not the client's own.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>The terms document as Cognito stored it.</returns>
        /// <exception cref="CognitoException">
        /// Worth catching: <see cref="CognitoErrorCodes.TermsExists"/> (the app client already has a document of that name),
        /// <see cref="CognitoErrorCodes.LimitExceeded"/> (too many documents).
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateTerms.html"/>
        public Task<CreateTermsResponse> CreateTermsAsync(CreateTermsRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                CreateTermsJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken, Once.Change);
        }
    }
}
