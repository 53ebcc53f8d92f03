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
        /// <summary>The identifier of the resource server, usually the URL of the API. 1 to 256 characters.</summary>
        public required string Identifier { get; init; }

        /// <summary>The ID of the user pool, or <see langword="null"/> for <see cref="CognitoClientOptions.UserPoolId"/>.</summary>
        public string? UserPoolId { get; init; }
    }

    /// <summary>
    /// Output of <see cref="CognitoClient.DescribeResourceServerAsync(DescribeResourceServerRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record DescribeResourceServerResponse
    {
        /// <summary>The resource server and its scopes.</summary>
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
        /// <summary>Gets a resource server by its identifier.</summary>
        /// <param name="request">The identifier of the resource server, and the user pool if it is not the client's own.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>The resource server and its scopes.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.ResourceNotFound"/> (the resource server does not exist).
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DescribeResourceServer.html"/>
        [OverloadResolutionPriority(1)]
        public Task<DescribeResourceServerResponse> DescribeResourceServerAsync(
            DescribeResourceServerRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                DescribeResourceServerJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }

        /// <inheritdoc cref="DescribeResourceServerAsync(DescribeResourceServerRequest, CancellationToken)"/>
        /// <param name="identifier">The identifier of the resource server, usually the URL of the API. 1 to 256 characters.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        public Task<DescribeResourceServerResponse> DescribeResourceServerAsync(
            string identifier, CancellationToken cancellationToken = default)
        {
            ArgumentException.ThrowIfNullOrEmpty(identifier);
            return DescribeResourceServerAsync(new DescribeResourceServerRequest { Identifier = identifier }, cancellationToken);
        }
    }
}
