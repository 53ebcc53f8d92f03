using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.CreateUserImportJobAsync(CreateUserImportJobRequest, CancellationToken)"/>.</summary>
    public sealed record CreateUserImportJobRequest
    {
        /// <summary>A name of your own. 1 to 128 characters.</summary>
        public required string JobName { get; init; }

        /// <summary>The ARN of the IAM role that writes the job's log.</summary>
        public required string CloudWatchLogsRoleArn { get; init; }

        /// <summary>The user pool; <see langword="null"/> for that of the client's options.</summary>
        public string? UserPoolId { get; init; }

        /// <summary>
        /// How passwords in the file are hashed: <c>BCRYPT</c>, <c>SCRYPT</c>, <c>ARGON2ID</c> or <c>PBKDF2_SHA256</c>;
        /// <see langword="null"/> where it has none.
        /// </summary>
        public string? PasswordHashingAlgorithm { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.CreateUserImportJobAsync(CreateUserImportJobRequest, CancellationToken)"/>.</summary>
    public sealed record CreateUserImportJobResponse : Redacted
    {
        /// <summary>The job, with the address to upload to.</summary>
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
        /// <summary>Prepares an import of users: upload the CSV file to the job's PreSignedUrl, then start it.</summary>
        /// <exception cref="CognitoException">
        /// Worth catching: <see cref="CognitoErrorCodes.LimitExceeded"/>, <see cref="CognitoErrorCodes.PreconditionNotMet"/>.
        /// </exception>
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
