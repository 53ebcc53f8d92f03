using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.DescribeUserPoolAsync(DescribeUserPoolRequest, CancellationToken)"/>.</summary>
    public sealed record DescribeUserPoolRequest
    {
        /// <summary>The user pool; <see langword="null"/> for that of the client's options.</summary>
        public string? UserPoolId { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.DescribeUserPoolAsync(DescribeUserPoolRequest, CancellationToken)"/>.</summary>
    public sealed record DescribeUserPoolResponse
    {
        /// <summary>The pool.</summary>
        public UserPool? UserPool { get; init; }
    }

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(DescribeUserPoolRequest)), JsonSerializable(typeof(DescribeUserPoolResponse))]
    internal sealed partial class DescribeUserPoolJson : JsonSerializerContext
    {
        internal static readonly Operation<DescribeUserPoolRequest, DescribeUserPoolResponse> Operation =
            new("DescribeUserPool", new DescribeUserPoolJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Reads a user pool's configuration.</summary>
        /// <exception cref="CognitoException">Worth catching: <see cref="CognitoErrorCodes.ResourceNotFound"/> (no such pool).</exception>
        public Task<DescribeUserPoolResponse> DescribeUserPoolAsync(
            DescribeUserPoolRequest? request = null, CancellationToken cancellationToken = default)
        {
            request ??= new();
            return SendSignedAsync(
                DescribeUserPoolJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }
    }
}
