using System.Security.Cryptography;

namespace LiteCognito.Emulator.State;

/// <summary>A job that imports the users of a CSV file.</summary>
internal sealed class ImportJob
{
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    /// <summary>How long the file can be uploaded.</summary>
    public static readonly TimeSpan UploadValidity = TimeSpan.FromMinutes(15);

    private static readonly TimeSpan Validity = TimeSpan.FromHours(24);

    public string Id { get; } = "import-" + RandomNumberGenerator.GetString(Alphabet, 10);

    /// <summary>The secret part of the address that the file is uploaded to.</summary>
    public string UploadToken { get; } = RandomNumberGenerator.GetString(Alphabet, 43);

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
