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

        /// <summary>The keys of the tags.</summary>
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
        /// <exception cref="CognitoException">Worth catching: <see cref="CognitoErrorCodes.ResourceNotFound"/>.</exception>
        public Task<UntagResourceResponse> UntagResourceAsync(UntagResourceRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(UntagResourceJson.Operation, request, cancellationToken);
        }
    }
}
