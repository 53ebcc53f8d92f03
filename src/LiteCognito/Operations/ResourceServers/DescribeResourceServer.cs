using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>
    /// Input of <see cref="CognitoClient.DescribeResourceServerAsync(DescribeResourceServerRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record DescribeResourceServerRequest
    {
        /// <summary>The API's identifier, a URL mostly. 1 to 256 characters.</summary>
        public required string Identifier { get; init; }

        /// <summary>The user pool; <see langword="null"/> for that of the client's options.</summary>
        public string? UserPoolId { get; init; }
    }

    /// <summary>
    /// Output of <see cref="CognitoClient.DescribeResourceServerAsync(DescribeResourceServerRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record DescribeResourceServerResponse
    {
        /// <summary>The resource server.</summary>
        public ResourceServer? ResourceServer { get; init; }
    }

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(DescribeResourceServerRequest)), JsonSerializable(typeof(DescribeResourceServerResponse))]
    internal sealed partial class DescribeResourceServerJson : JsonSerializerContext
    {
        internal static readonly Operation<DescribeResourceServerRequest, DescribeResourceServerResponse> Operation =
            new("DescribeResourceServer", new DescribeResourceServerJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Reads a resource server.</summary>
        /// <exception cref="CognitoException">
        /// Worth catching: <see cref="CognitoErrorCodes.ResourceNotFound"/> (no such resource server).
        /// </exception>
        [OverloadResolutionPriority(1)]
        public Task<DescribeResourceServerResponse> DescribeResourceServerAsync(
            DescribeResourceServerRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                DescribeResourceServerJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }

        /// <inheritdoc cref="DescribeResourceServerAsync(DescribeResourceServerRequest, CancellationToken)"/>
        public Task<DescribeResourceServerResponse> DescribeResourceServerAsync(
            string identifier, CancellationToken cancellationToken = default)
        {
            ArgumentException.ThrowIfNullOrEmpty(identifier);
            return DescribeResourceServerAsync(new DescribeResourceServerRequest { Identifier = identifier }, cancellationToken);
        }
    }
}
