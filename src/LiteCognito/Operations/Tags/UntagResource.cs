using System.Text;
using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.UntagResourceAsync(UntagResourceRequest, CancellationToken)"/>.</summary>
    public sealed record UntagResourceRequest
    {
        /// <summary>The ARN of the user pool.</summary>
        public required string ResourceArn { get; init; }

        /// <summary>The keys of the tags to remove.</summary>
        public required IReadOnlyList<string> TagKeys { get; init; }

        private bool PrintMembers(StringBuilder builder) => new MemberPrinter(builder).Add(ResourceArn).Add(TagKeys).Printed;
    }

    /// <summary>Output of <see cref="CognitoClient.UntagResourceAsync(UntagResourceRequest, CancellationToken)"/>.</summary>
    public sealed record UntagResourceResponse;

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(UntagResourceRequest)), JsonSerializable(typeof(UntagResourceResponse))]
    internal sealed partial class UntagResourceJson : JsonSerializerContext
    {
        internal static readonly Operation<UntagResourceRequest, UntagResourceResponse> Operation =
            new("UntagResource", new UntagResourceJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Removes tags from a user pool.</summary>
        /// <param name="request">The ARN of the user pool and the keys of the tags to remove.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>An empty response.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.ResourceNotFound"/> (the user pool does not exist).
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UntagResource.html"/>
        public Task<UntagResourceResponse> UntagResourceAsync(UntagResourceRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(UntagResourceJson.Operation, request, cancellationToken);
        }
    }
}
