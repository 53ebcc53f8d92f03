using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.DescribeUserImportJobAsync(DescribeUserImportJobRequest, CancellationToken)"/>.</summary>
    public sealed record DescribeUserImportJobRequest
    {
        /// <summary>The ID of the job. 1 to 55 characters.</summary>
        public required string JobId { get; init; }

        /// <summary>The ID of the user pool, or <see langword="null"/> for <see cref="CognitoClientOptions.UserPoolId"/>.</summary>
        public string? UserPoolId { get; init; }
    }

    /// <summary>
    /// Output of <see cref="CognitoClient.DescribeUserImportJobAsync(DescribeUserImportJobRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record DescribeUserImportJobResponse : Redacted
    {
        /// <summary>The job with its current state.</summary>
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
        /// <summary>Gets the current state of an import job.</summary>
        /// <param name="request">The ID of the job, and the user pool if it is not the client's own.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>The job, including its status and the number of users imported so far.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.ResourceNotFound"/> (the job does not exist).
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DescribeUserImportJob.html"/>
        [OverloadResolutionPriority(1)]
        public Task<DescribeUserImportJobResponse> DescribeUserImportJobAsync(
            DescribeUserImportJobRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                DescribeUserImportJobJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }

        /// <inheritdoc cref="DescribeUserImportJobAsync(DescribeUserImportJobRequest, CancellationToken)"/>
        /// <param name="jobId">The ID of the job. 1 to 55 characters.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        public Task<DescribeUserImportJobResponse> DescribeUserImportJobAsync(string jobId, CancellationToken cancellationToken = default)
        {
            ArgumentException.ThrowIfNullOrEmpty(jobId);
            return DescribeUserImportJobAsync(new DescribeUserImportJobRequest { JobId = jobId }, cancellationToken);
        }
    }
}
