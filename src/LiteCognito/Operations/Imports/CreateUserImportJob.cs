using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.CreateUserImportJobAsync(CreateUserImportJobRequest, CancellationToken)"/>.</summary>
    public sealed record CreateUserImportJobRequest
    {
        /// <summary>A name of your choice for the job. 1 to 128 characters.</summary>
        public required string JobName { get; init; }

        /// <summary>The ARN of the IAM role that writes the job's log to Amazon CloudWatch Logs.</summary>
        public required string CloudWatchLogsRoleArn { get; init; }

        /// <summary>The ID of the user pool, or <see langword="null"/> for <see cref="CognitoClientOptions.UserPoolId"/>.</summary>
        public string? UserPoolId { get; init; }

        /// <summary>
        /// The hash algorithm of the passwords in the file: <c>BCRYPT</c>, <c>SCRYPT</c>, <c>ARGON2ID</c> or <c>PBKDF2_SHA256</c>, or
        /// <see langword="null"/> if the file does not contain passwords.
        /// </summary>
        public string? PasswordHashingAlgorithm { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.CreateUserImportJobAsync(CreateUserImportJobRequest, CancellationToken)"/>.</summary>
    public sealed record CreateUserImportJobResponse : Redacted
    {
        /// <summary>The job that was created, including the URL to upload the CSV file to.</summary>
        public UserImportJob? UserImportJob { get; init; }
    }

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(CreateUserImportJobRequest)), JsonSerializable(typeof(CreateUserImportJobResponse))]
    internal sealed partial class CreateUserImportJobJson : JsonSerializerContext
    {
        internal static readonly Operation<CreateUserImportJobRequest, CreateUserImportJobResponse> Operation =
            new("CreateUserImportJob", new CreateUserImportJobJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Creates a job that imports users from a CSV file.</summary>
        /// <remarks>
        /// Upload the CSV file to <see cref="UserImportJob.PreSignedUrl"/>, then start the job with
        /// <see cref="StartUserImportJobAsync(StartUserImportJobRequest, CancellationToken)"/>.
        /// </remarks>
        /// <param name="request">The name of the job, the IAM role for its log, and the user pool if it is not the client's own.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>The job that was created, including the URL to upload the CSV file to.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.LimitExceeded"/> (too many jobs),
        /// <see cref="CognitoErrorCodes.PreconditionNotMet"/> (the user pool is not in a state that allows the job).
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserImportJob.html"/>
        public Task<CreateUserImportJobResponse> CreateUserImportJobAsync(
            CreateUserImportJobRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                CreateUserImportJobJson.Operation,
                request with { UserPoolId = PoolOf(request.UserPoolId) },
                cancellationToken, Once.Creation);
        }
    }
}
