using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.StopUserImportJobAsync(StopUserImportJobRequest, CancellationToken)"/>.</summary>
    public sealed record StopUserImportJobRequest
    {
        /// <summary>The ID of the job. 1 to 55 characters.</summary>
        public required string JobId { get; init; }

        /// <summary>The ID of the user pool, or <see langword="null"/> for <see cref="CognitoClientOptions.UserPoolId"/>.</summary>
        public string? UserPoolId { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.StopUserImportJobAsync(StopUserImportJobRequest, CancellationToken)"/>.</summary>
    public sealed record StopUserImportJobResponse : Redacted
    {
        /// <summary>The job with its new state.</summary>
        public UserImportJob? UserImportJob { get; init; }
    }

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(StopUserImportJobRequest)), JsonSerializable(typeof(StopUserImportJobResponse))]
    internal sealed partial class StopUserImportJobJson : JsonSerializerContext
    {
        internal static readonly Operation<StopUserImportJobRequest, StopUserImportJobResponse> Operation =
            new("StopUserImportJob", new StopUserImportJobJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Stops an import job. Users who are already imported stay in the user pool.</summary>
        /// <param name="request">The ID of the job, and the user pool if it is not the client's own.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>The job with its new state.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.PreconditionNotMet"/> (the job is not running),
        /// <see cref="CognitoErrorCodes.ResourceNotFound"/> (the job does not exist).
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_StopUserImportJob.html"/>
        [OverloadResolutionPriority(1)]
        public Task<StopUserImportJobResponse> StopUserImportJobAsync(
            StopUserImportJobRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                StopUserImportJobJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken, Once.Change);
        }

        /// <inheritdoc cref="StopUserImportJobAsync(StopUserImportJobRequest, CancellationToken)"/>
        /// <param name="jobId">The ID of the job. 1 to 55 characters.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        public Task<StopUserImportJobResponse> StopUserImportJobAsync(string jobId, CancellationToken cancellationToken = default)
        {
            ArgumentException.ThrowIfNullOrEmpty(jobId);
            return StopUserImportJobAsync(new StopUserImportJobRequest { JobId = jobId }, cancellationToken);
        }
    }
}
