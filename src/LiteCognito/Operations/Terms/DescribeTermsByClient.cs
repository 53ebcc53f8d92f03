using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.DescribeTermsByClientAsync(DescribeTermsByClientRequest, CancellationToken)"/>.</summary>
    public sealed record DescribeTermsByClientRequest
    {
        /// <summary>The ID of the app client.</summary>
        public required string ClientId { get; init; }

        /// <summary>The name of the terms document: <c>terms-of-use</c> or <c>privacy-policy</c>.</summary>
        public required string TermsName { get; init; }

        /// <summary>The ID of the user pool, or <see langword="null"/> for <see cref="CognitoClientOptions.UserPoolId"/>.</summary>
        public string? UserPoolId { get; init; }
    }

    /// <summary>
    /// Output of <see cref="CognitoClient.DescribeTermsByClientAsync(DescribeTermsByClientRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record DescribeTermsByClientResponse
    {
        /// <summary>The terms document.</summary>
        public Terms? Terms { get; init; }
    }

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(DescribeTermsByClientRequest)), JsonSerializable(typeof(DescribeTermsByClientResponse))]
    internal sealed partial class DescribeTermsByClientJson : JsonSerializerContext
    {
        internal static readonly Operation<DescribeTermsByClientRequest, DescribeTermsByClientResponse> Operation =
            new("DescribeTermsByClient", new DescribeTermsByClientJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Gets a terms document by its app client and name.</summary>
        /// <param name="request">The app client, the name of the terms document, and the user pool if it is not the client's own.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>The terms document.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.ResourceNotFound"/> (the app client has no terms document with this name).
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DescribeTermsByClient.html"/>
        public Task<DescribeTermsByClientResponse> DescribeTermsByClientAsync(
            DescribeTermsByClientRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                DescribeTermsByClientJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }
    }
}
