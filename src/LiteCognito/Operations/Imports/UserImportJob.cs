using System.Text.Json.Serialization;
using LiteCognito.Protocol;

namespace LiteCognito.Model;

/// <summary>A job that imports users from a CSV file (Cognito's UserImportJobType).</summary>
public sealed record UserImportJob : Redacted
{
    /// <summary>The name of the job.</summary>
    public string? JobName { get; init; }

    /// <summary>The ID of the job.</summary>
    public string? JobId { get; init; }

    /// <summary>The ID of the user pool that receives the users.</summary>
    public string? UserPoolId { get; init; }

    /// <summary>The URL to upload the CSV file to. Anyone with the URL can upload a file.</summary>
    public string? PreSignedUrl { get; init; }

    /// <summary>The time when the job was created.</summary>
    [JsonConverter(typeof(EpochSecondsConverter))]
    public DateTimeOffset? CreationDate { get; init; }

    /// <summary>The time when the job was started.</summary>
    [JsonConverter(typeof(EpochSecondsConverter))]
    public DateTimeOffset? StartDate { get; init; }

    /// <summary>The time when the job ended.</summary>
    [JsonConverter(typeof(EpochSecondsConverter))]
    public DateTimeOffset? CompletionDate { get; init; }

    /// <summary>
    /// The state of the job: <c>Created</c>, <c>Pending</c>, <c>InProgress</c>, <c>Stopping</c>, <c>Expired</c>, <c>Stopped</c>,
    /// <c>Failed</c> or <c>Succeeded</c>.
    /// </summary>
    public string? Status { get; init; }

    /// <summary>The ARN of the IAM role that writes the job's log to Amazon CloudWatch Logs.</summary>
    public string? CloudWatchLogsRoleArn { get; init; }

    /// <summary>The number of users who were imported.</summary>
    public int? ImportedUsers { get; init; }

    /// <summary>The number of users who were skipped because they already exist.</summary>
    public int? SkippedUsers { get; init; }

    /// <summary>The number of users who could not be imported.</summary>
    public int? FailedUsers { get; init; }

    /// <summary>A message about the result of the job.</summary>
    public string? CompletionMessage { get; init; }

    /// <summary>
    /// The hash algorithm of the passwords in the file: <c>BCRYPT</c>, <c>SCRYPT</c>, <c>ARGON2ID</c> or <c>PBKDF2_SHA256</c>, or
    /// <see langword="null"/> if the file does not contain passwords.
    /// </summary>
    public string? PasswordHashingAlgorithm { get; init; }
}
