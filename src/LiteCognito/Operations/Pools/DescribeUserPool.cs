using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.DescribeUserPoolAsync(DescribeUserPoolRequest, CancellationToken)"/>.</summary>
    public sealed record DescribeUserPoolRequest
    {
        /// <summary>The ID of the user pool, or <see langword="null"/> for <see cref="CognitoClientOptions.UserPoolId"/>.</summary>
        public string? UserPoolId { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.DescribeUserPoolAsync(DescribeUserPoolRequest, CancellationToken)"/>.</summary>
    public sealed record DescribeUserPoolResponse
    {
        /// <summary>The user pool and its configuration.</summary>
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
        /// <summary>Gets a user pool's configuration.</summary>
        /// <param name="request">The user pool, or <see langword="null"/> for the client's own.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>The user pool and its configuration.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.ResourceNotFound"/> (the user pool does not exist).
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DescribeUserPool.html"/>
        public Task<DescribeUserPoolResponse> DescribeUserPoolAsync(
            DescribeUserPoolRequest? request = null, CancellationToken cancellationToken = default)
        {
            request ??= new();
            return SendSignedAsync(
                DescribeUserPoolJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }
    }
}
