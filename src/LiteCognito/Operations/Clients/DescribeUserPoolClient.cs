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
        /// <summary>The ID of the app client.</summary>
        public required string ClientId { get; init; }

        /// <summary>The ID of the user pool, or <see langword="null"/> for <see cref="CognitoClientOptions.UserPoolId"/>.</summary>
        public string? UserPoolId { get; init; }
    }

    /// <summary>
    /// Output of <see cref="CognitoClient.DescribeUserPoolClientAsync(DescribeUserPoolClientRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record DescribeUserPoolClientResponse : Redacted
    {
        /// <summary>The app client, including its secret.</summary>
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
        /// <summary>Gets the configuration of an app client.</summary>
        /// <param name="request">The ID of the app client, and the user pool if it is not the client's own.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>The app client, including its secret.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.ResourceNotFound"/> (the app client does not exist).
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DescribeUserPoolClient.html"/>
        [OverloadResolutionPriority(1)]
        public Task<DescribeUserPoolClientResponse> DescribeUserPoolClientAsync(
            DescribeUserPoolClientRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                DescribeUserPoolClientJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }

        /// <inheritdoc cref="DescribeUserPoolClientAsync(DescribeUserPoolClientRequest, CancellationToken)"/>
        /// <param name="clientId">The ID of the app client.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        public Task<DescribeUserPoolClientResponse> DescribeUserPoolClientAsync(
            string clientId, CancellationToken cancellationToken = default)
        {
            ArgumentException.ThrowIfNullOrEmpty(clientId);
            return DescribeUserPoolClientAsync(new DescribeUserPoolClientRequest { ClientId = clientId }, cancellationToken);
        }
    }
}
