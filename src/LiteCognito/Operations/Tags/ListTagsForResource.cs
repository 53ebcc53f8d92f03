using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.ListTagsForResourceAsync(ListTagsForResourceRequest, CancellationToken)"/>.</summary>
    public sealed record ListTagsForResourceRequest
    {
        /// <summary>The ARN of the user pool.</summary>
        public required string ResourceArn { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.ListTagsForResourceAsync(ListTagsForResourceRequest, CancellationToken)"/>.</summary>
    public sealed record ListTagsForResourceResponse
    {
        /// <summary>The tags of the user pool, as values by key.</summary>
        public IReadOnlyDictionary<string, string>? Tags { get; init; }

        private bool PrintMembers(StringBuilder builder) => new MemberPrinter(builder).Add(Tags).Printed;
    }

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(ListTagsForResourceRequest)), JsonSerializable(typeof(ListTagsForResourceResponse))]
    internal sealed partial class ListTagsForResourceJson : JsonSerializerContext
    {
        internal static readonly Operation<ListTagsForResourceRequest, ListTagsForResourceResponse> Operation =
            new("ListTagsForResource", new ListTagsForResourceJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Gets the tags of a user pool.</summary>
        /// <param name="request">The ARN of the user pool.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>The tags of the user pool, as values by key.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.ResourceNotFound"/> (the user pool does not exist).
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListTagsForResource.html"/>
        [OverloadResolutionPriority(1)]
        public Task<ListTagsForResourceResponse> ListTagsForResourceAsync(
            ListTagsForResourceRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(ListTagsForResourceJson.Operation, request, cancellationToken);
        }

        /// <inheritdoc cref="ListTagsForResourceAsync(ListTagsForResourceRequest, CancellationToken)"/>
        /// <param name="resourceArn">The ARN of the user pool.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        public Task<ListTagsForResourceResponse> ListTagsForResourceAsync(string resourceArn, CancellationToken cancellationToken = default)
        {
            ArgumentException.ThrowIfNullOrEmpty(resourceArn);
            return ListTagsForResourceAsync(new ListTagsForResourceRequest { ResourceArn = resourceArn }, cancellationToken);
        }
    }
}
