using System.Text.Json.Serialization;
using LiteCognito.Protocol;

namespace LiteCognito.Model;

/// <summary>An import of users (Cognito's UserImportJobType).</summary>
public sealed record UserImportJob : Redacted
{
    /// <summary>Its name.</summary>
    public string? JobName { get; init; }

    /// <summary>Its id.</summary>
    public string? JobId { get; init; }

    /// <summary>The user pool that users come into.</summary>
    public string? UserPoolId { get; init; }

    /// <summary>The address to upload the CSV file to. Whoever has it can upload.</summary>
    public string? PreSignedUrl { get; init; }

    /// <summary>When it was made.</summary>
    [JsonConverter(typeof(EpochSecondsConverter))]
    public DateTimeOffset? CreationDate { get; init; }

    /// <summary>When it was started.</summary>
    [JsonConverter(typeof(EpochSecondsConverter))]
    public DateTimeOffset? StartDate { get; init; }

    /// <summary>When it ended.</summary>
    [JsonConverter(typeof(EpochSecondsConverter))]
    public DateTimeOffset? CompletionDate { get; init; }

    /// <summary>
    /// Its state. <c>Created</c>, <c>Pending</c>, <c>InProgress</c>, <c>Stopping</c>, <c>Expired</c>, <c>Stopped</c>, <c>Failed</c> or
    /// <c>Succeeded</c>.
    /// </summary>
    public string? Status { get; init; }

    /// <summary>The IAM role that writes its log.</summary>
    public string? CloudWatchLogsRoleArn { get; init; }

    /// <summary>How many users were imported.</summary>
    public int? ImportedUsers { get; init; }

    /// <summary>How many were left out, as they exist already.</summary>
    public int? SkippedUsers { get; init; }

    /// <summary>How many could not be imported.</summary>
    public int? FailedUsers { get; init; }

    /// <summary>How it ended, in words.</summary>
    public string? CompletionMessage { get; init; }

    /// <summary>
    /// How passwords in the file are hashed: <c>BCRYPT</c>, <c>SCRYPT</c>, <c>ARGON2ID</c> or <c>PBKDF2_SHA256</c>; <see langword="null"/>
    /// where it has none.
    /// </summary>
    public string? PasswordHashingAlgorithm { get; init; }
}
