using System.Security.Cryptography;
using LiteCognito.Emulator.Journal;

namespace LiteCognito.Emulator.State;

/// <summary>A job that imports the users of a CSV file.</summary>
internal sealed class ImportJob
{
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    /// <summary>How long the file can be uploaded.</summary>
    public static readonly TimeSpan UploadValidity = TimeSpan.FromMinutes(15);

    private static readonly TimeSpan Validity = TimeSpan.FromHours(24);

    public string Id { get; init; } = "import-" + RandomNumberGenerator.GetString(Alphabet, 10);

    /// <summary>The secret part of the address that the file is uploaded to.</summary>
    public string UploadToken { get; init; } = RandomNumberGenerator.GetString(Alphabet, 43);

    public required string Name { get; init; }

    public required string RoleArn { get; init; }

    public required Uri UploadAddress { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? StartedAt { get; set; }

    public DateTimeOffset? CompletedAt { get; private set; }

    public string Status { get; private set; } = "Created";

    public string? Message { get; private set; }

    /// <summary>The uploaded file, until the job ends.</summary>
    public byte[]? File { get; set; }

    public int ImportedUsers { get; set; }

    public int SkippedUsers { get; set; }

    public int FailedUsers { get; set; }

    public bool IsCreated => Status == "Created";

    public static ImportJob Exchange(Fields fields, ImportJob? job) => new()
    {
        Id = fields.Text(nameof(Id), job?.Id),
        UploadToken = fields.Text(nameof(UploadToken), job?.UploadToken),
        Name = fields.Text(nameof(Name), job?.Name),
        RoleArn = fields.Text(nameof(RoleArn), job?.RoleArn),
        UploadAddress = new Uri(fields.Text(nameof(UploadAddress), job?.UploadAddress.OriginalString)),
        CreatedAt = fields.Time(nameof(CreatedAt), job?.CreatedAt ?? default),
        StartedAt = fields.OptionalTime(nameof(StartedAt), job?.StartedAt),
        CompletedAt = fields.OptionalTime(nameof(CompletedAt), job?.CompletedAt),
        Status = fields.Text(nameof(Status), job?.Status),
        Message = fields.OptionalText(nameof(Message), job?.Message),
        File = fields.OptionalBytes(nameof(File), job?.File),
        ImportedUsers = fields.Int32(nameof(ImportedUsers), job?.ImportedUsers ?? 0),
        SkippedUsers = fields.Int32(nameof(SkippedUsers), job?.SkippedUsers ?? 0),
        FailedUsers = fields.Int32(nameof(FailedUsers), job?.FailedUsers ?? 0),
    };

    /// <summary>Ends the job and forgets its file.</summary>
    public void End(string status, string message, DateTimeOffset now)
    {
        (Status, Message, CompletedAt, File) = (status, message, now, null);
    }

    /// <summary>Ends the job if it was not started in time.</summary>
    public void Expire(DateTimeOffset now)
    {
        if (IsCreated && now >= CreatedAt + Validity)
            End("Expired", "The user import job has expired.", CreatedAt + Validity);
    }
}
