using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>
    /// Input of <see cref="CognitoClient.DescribeUserPoolClientAsync(DescribeUserPoolClientRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record DescribeUserPoolClientRequest
    {
        /// <summary>The app client.</summary>
        public required string ClientId { get; init; }

        /// <summary>The user pool; <see langword="null"/> for that of the client's options.</summary>
        public string? UserPoolId { get; init; }
    }

    /// <summary>
    /// Output of <see cref="CognitoClient.DescribeUserPoolClientAsync(DescribeUserPoolClientRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record DescribeUserPoolClientResponse : Redacted
    {
        /// <summary>The app client, its secret among the rest.</summary>
        public UserPoolClient? UserPoolClient { get; init; }
    }

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(DescribeUserPoolClientRequest)), JsonSerializable(typeof(DescribeUserPoolClientResponse))]
    internal sealed partial class DescribeUserPoolClientJson : JsonSerializerContext
    {
        internal static readonly Operation<DescribeUserPoolClientRequest, DescribeUserPoolClientResponse> Operation =
            new("DescribeUserPoolClient", new DescribeUserPoolClientJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Reads an app client's configuration.</summary>
        /// <exception cref="CognitoException">
        /// Worth catching: <see cref="CognitoErrorCodes.ResourceNotFound"/> (no such app client).
        /// </exception>
        [OverloadResolutionPriority(1)]
        public Task<DescribeUserPoolClientResponse> DescribeUserPoolClientAsync(
            DescribeUserPoolClientRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                DescribeUserPoolClientJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }

        /// <inheritdoc cref="DescribeUserPoolClientAsync(DescribeUserPoolClientRequest, CancellationToken)"/>
        public Task<DescribeUserPoolClientResponse> DescribeUserPoolClientAsync(
            string clientId, CancellationToken cancellationToken = default)
        {
            ArgumentException.ThrowIfNullOrEmpty(clientId);
            return DescribeUserPoolClientAsync(new DescribeUserPoolClientRequest { ClientId = clientId }, cancellationToken);
        }
    }
}
