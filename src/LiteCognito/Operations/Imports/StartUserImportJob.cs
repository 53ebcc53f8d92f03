using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.StartUserImportJobAsync(StartUserImportJobRequest, CancellationToken)"/>.</summary>
    public sealed record StartUserImportJobRequest
    {
        /// <summary>The ID of the job. 1 to 55 characters.</summary>
        public required string JobId { get; init; }

        /// <summary>The ID of the user pool, or <see langword="null"/> for <see cref="CognitoClientOptions.UserPoolId"/>.</summary>
        public string? UserPoolId { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.StartUserImportJobAsync(StartUserImportJobRequest, CancellationToken)"/>.</summary>
    public sealed record StartUserImportJobResponse : Redacted
    {
        /// <summary>The job with its new state.</summary>
        public UserImportJob? UserImportJob { get; init; }
    }

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(StartUserImportJobRequest)), JsonSerializable(typeof(StartUserImportJobResponse))]
    internal sealed partial class StartUserImportJobJson : JsonSerializerContext
    {
        internal static readonly Operation<StartUserImportJobRequest, StartUserImportJobResponse> Operation =
            new("StartUserImportJob", new StartUserImportJobJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Starts an import job after its CSV file has been uploaded.</summary>
        /// <param name="request">The ID of the job, and the user pool if it is not the client's own.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>The job with its new state.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.PreconditionNotMet"/> (the job is not ready to start),
        /// <see cref="CognitoErrorCodes.ResourceNotFound"/> (the job does not exist).
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_StartUserImportJob.html"/>
        [OverloadResolutionPriority(1)]
        public Task<StartUserImportJobResponse> StartUserImportJobAsync(
            StartUserImportJobRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                StartUserImportJobJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken, Once.Change);
        }

        /// <inheritdoc cref="StartUserImportJobAsync(StartUserImportJobRequest, CancellationToken)"/>
        /// <param name="jobId">The ID of the job. 1 to 55 characters.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        public Task<StartUserImportJobResponse> StartUserImportJobAsync(string jobId, CancellationToken cancellationToken = default)
        {
            ArgumentException.ThrowIfNullOrEmpty(jobId);
            return StartUserImportJobAsync(new StartUserImportJobRequest { JobId = jobId }, cancellationToken);
        }
    }
}
