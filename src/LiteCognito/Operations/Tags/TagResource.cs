using System.Text;
using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.TagResourceAsync(TagResourceRequest, CancellationToken)"/>.</summary>
    public sealed record TagResourceRequest
    {
        /// <summary>The ARN of the user pool.</summary>
        public required string ResourceArn { get; init; }

        /// <summary>The tags to set, as values by key. A key has 1 to 128 characters. A value has at most 256 characters.</summary>
        public required IReadOnlyDictionary<string, string> Tags { get; init; }

        private bool PrintMembers(StringBuilder builder) => new MemberPrinter(builder).Add(ResourceArn).Add(Tags).Printed;
    }

    /// <summary>Output of <see cref="CognitoClient.TagResourceAsync(TagResourceRequest, CancellationToken)"/>.</summary>
    public sealed record TagResourceResponse;

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(TagResourceRequest)), JsonSerializable(typeof(TagResourceResponse))]
    internal sealed partial class TagResourceJson : JsonSerializerContext
    {
        internal static readonly Operation<TagResourceRequest, TagResourceResponse> Operation =
            new("TagResource", new TagResourceJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Adds tags to a user pool. Tags that already exist get the new values.</summary>
        /// <param name="request">The ARN of the user pool and the tags to set.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>An empty response.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.ResourceNotFound"/> (the user pool does not exist).
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_TagResource.html"/>
        public Task<TagResourceResponse> TagResourceAsync(TagResourceRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(TagResourceJson.Operation, request, cancellationToken);
        }
    }
}
