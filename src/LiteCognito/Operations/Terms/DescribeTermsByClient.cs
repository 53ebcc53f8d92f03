using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.DescribeTermsByClientAsync(DescribeTermsByClientRequest, CancellationToken)"/>.</summary>
    public sealed record DescribeTermsByClientRequest
    {
        /// <summary>The app client.</summary>
        public required string ClientId { get; init; }

        /// <summary>The document's name, such as <c>terms-of-use</c> or <c>privacy-policy</c>.</summary>
        public required string TermsName { get; init; }

        /// <summary>The user pool; <see langword="null"/> for that of the client's options.</summary>
        public string? UserPoolId { get; init; }
    }

    /// <summary>
    /// Output of <see cref="CognitoClient.DescribeTermsByClientAsync(DescribeTermsByClientRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record DescribeTermsByClientResponse
    {
        /// <summary>The document.</summary>
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
        /// <summary>Reads a document of terms by its app client and name.</summary>
        /// <exception cref="CognitoException">
        /// Worth catching: <see cref="CognitoErrorCodes.ResourceNotFound"/> (the app client has none of this name).
        /// </exception>
        public Task<DescribeTermsByClientResponse> DescribeTermsByClientAsync(
            DescribeTermsByClientRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                DescribeTermsByClientJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }
    }
}
