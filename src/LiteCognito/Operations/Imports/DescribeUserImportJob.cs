using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.DescribeUserImportJobAsync(DescribeUserImportJobRequest, CancellationToken)"/>.</summary>
    public sealed record DescribeUserImportJobRequest
    {
        /// <summary>The job's id. 1 to 55 characters.</summary>
        public required string JobId { get; init; }

        /// <summary>The user pool; <see langword="null"/> for that of the client's options.</summary>
        public string? UserPoolId { get; init; }
    }

    /// <summary>
    /// Output of <see cref="CognitoClient.DescribeUserImportJobAsync(DescribeUserImportJobRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record DescribeUserImportJobResponse : Redacted
    {
        /// <summary>The job.</summary>
        public UserImportJob? UserImportJob { get; init; }
    }

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(DescribeUserImportJobRequest)), JsonSerializable(typeof(DescribeUserImportJobResponse))]
    internal sealed partial class DescribeUserImportJobJson : JsonSerializerContext
    {
        internal static readonly Operation<DescribeUserImportJobRequest, DescribeUserImportJobResponse> Operation =
            new("DescribeUserImportJob", new DescribeUserImportJobJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Reads how an import of users is doing.</summary>
        /// <exception cref="CognitoException">Worth catching: <see cref="CognitoErrorCodes.ResourceNotFound"/> (no such job).</exception>
        [OverloadResolutionPriority(1)]
        public Task<DescribeUserImportJobResponse> DescribeUserImportJobAsync(
            DescribeUserImportJobRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                DescribeUserImportJobJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }

        /// <inheritdoc cref="DescribeUserImportJobAsync(DescribeUserImportJobRequest, CancellationToken)"/>
        public Task<DescribeUserImportJobResponse> DescribeUserImportJobAsync(string jobId, CancellationToken cancellationToken = default)
        {
            ArgumentException.ThrowIfNullOrEmpty(jobId);
            return DescribeUserImportJobAsync(new DescribeUserImportJobRequest { JobId = jobId }, cancellationToken);
        }
    }
}
