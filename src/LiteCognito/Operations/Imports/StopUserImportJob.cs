using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.StopUserImportJobAsync(StopUserImportJobRequest, CancellationToken)"/>.</summary>
    public sealed record StopUserImportJobRequest
    {
        /// <summary>The job's id. 1 to 55 characters.</summary>
        public required string JobId { get; init; }

        /// <summary>The user pool; <see langword="null"/> for that of the client's options.</summary>
        public string? UserPoolId { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.StopUserImportJobAsync(StopUserImportJobRequest, CancellationToken)"/>.</summary>
    public sealed record StopUserImportJobResponse : Redacted
    {
        /// <summary>The job.</summary>
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
        /// <summary>Stops an import of users. Those imported already stay.</summary>
        /// <exception cref="CognitoException">
        /// Worth catching: <see cref="CognitoErrorCodes.PreconditionNotMet"/>, <see cref="CognitoErrorCodes.ResourceNotFound"/> (no such
        /// job).
        /// </exception>
        [OverloadResolutionPriority(1)]
        public Task<StopUserImportJobResponse> StopUserImportJobAsync(
            StopUserImportJobRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                StopUserImportJobJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken, Once.Change);
        }

        /// <inheritdoc cref="StopUserImportJobAsync(StopUserImportJobRequest, CancellationToken)"/>
        public Task<StopUserImportJobResponse> StopUserImportJobAsync(string jobId, CancellationToken cancellationToken = default)
        {
            ArgumentException.ThrowIfNullOrEmpty(jobId);
            return StopUserImportJobAsync(new StopUserImportJobRequest { JobId = jobId }, cancellationToken);
        }
    }
}
