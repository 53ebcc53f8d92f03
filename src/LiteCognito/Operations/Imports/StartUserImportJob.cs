using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.StartUserImportJobAsync(StartUserImportJobRequest, CancellationToken)"/>.</summary>
    public sealed record StartUserImportJobRequest
    {
        /// <summary>The job's id. 1 to 55 characters.</summary>
        public required string JobId { get; init; }

        /// <summary>The user pool; <see langword="null"/> for that of the client's options.</summary>
        public string? UserPoolId { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.StartUserImportJobAsync(StartUserImportJobRequest, CancellationToken)"/>.</summary>
    public sealed record StartUserImportJobResponse : Redacted
    {
        /// <summary>The job.</summary>
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
        /// <summary>Starts an import of users whose CSV file is uploaded.</summary>
        /// <exception cref="CognitoException">
        /// Worth catching: <see cref="CognitoErrorCodes.PreconditionNotMet"/>, <see cref="CognitoErrorCodes.ResourceNotFound"/> (no such
        /// job).
        /// </exception>
        [OverloadResolutionPriority(1)]
        public Task<StartUserImportJobResponse> StartUserImportJobAsync(
            StartUserImportJobRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                StartUserImportJobJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken, Once.Change);
        }

        /// <inheritdoc cref="StartUserImportJobAsync(StartUserImportJobRequest, CancellationToken)"/>
        public Task<StartUserImportJobResponse> StartUserImportJobAsync(string jobId, CancellationToken cancellationToken = default)
        {
            ArgumentException.ThrowIfNullOrEmpty(jobId);
            return StartUserImportJobAsync(new StartUserImportJobRequest { JobId = jobId }, cancellationToken);
        }
    }
}
