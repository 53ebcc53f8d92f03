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

        /// <summary>The tags' values by their keys. Keys have 1 to 128 characters, values at most 256.</summary>
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
        /// <summary>Sets tags of a user pool.</summary>
        /// <exception cref="CognitoException">Worth catching: <see cref="CognitoErrorCodes.ResourceNotFound"/>.</exception>
        public Task<TagResourceResponse> TagResourceAsync(TagResourceRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(TagResourceJson.Operation, request, cancellationToken);
        }
    }
}
