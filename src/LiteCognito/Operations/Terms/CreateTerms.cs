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

        /// <summary>The name of the terms document: <c>terms-of-use</c> or <c>privacy-policy</c>.</summary>
        public required string TermsName { get; init; }

        /// <summary>The source of the terms document. The only value is <c>LINK</c>.</summary>
        public required string TermsSource { get; init; }

        /// <summary>The requirement for users to agree to the terms. The only value is <c>NONE</c>.</summary>
        public required string Enforcement { get; init; }

        /// <summary>The ID of the user pool, or <see langword="null"/> for <see cref="CognitoClientOptions.UserPoolId"/>.</summary>
        public string? UserPoolId { get; init; }

        /// <summary>
        /// The URLs of the terms document, by language, such as <c>cognito:english</c>. The key <c>cognito:default</c> is required. At most
        /// 12.
        /// </summary>
        public IReadOnlyDictionary<string, string>? Links { get; init; }

        private bool PrintMembers(StringBuilder builder) => new MemberPrinter(builder)
            .Add(ClientId).Add(TermsName).Add(TermsSource).Add(Enforcement).Add(UserPoolId).Add(Links).Printed;
    }

    /// <summary>Output of <see cref="CognitoClient.CreateTermsAsync(CreateTermsRequest, CancellationToken)"/>.</summary>
    public sealed record CreateTermsResponse
    {
        /// <summary>The terms document that was created.</summary>
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
        /// <summary>Creates a terms document that the sign-up page of an app client links to.</summary>
        /// <param name="request">
        /// The app client, the name and the URLs of the terms document, and the user pool if it is not the client's own.
        /// </param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>The terms document that was created.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.TermsExists"/> (the app client already has a terms document with this name),
        /// <see cref="CognitoErrorCodes.LimitExceeded"/> (too many terms documents).
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
