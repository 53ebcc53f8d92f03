using System.Globalization;
using System.Text.Json.Nodes;
using LiteCognito.Emulator.Calls;
using LiteCognito.Emulator.State;

namespace LiteCognito.Emulator.Operations;

/// <summary>
/// The operations that import users from a CSV file. A job has imported its users when StartUserImportJob returns, although the
/// response still shows it as <c>Pending</c>.
/// </summary>
internal static class ImportOperations
{
    public static readonly Dictionary<string, Func<Call, JsonObject>> Operations = new()
    {
        ["GetCSVHeader"] = GetCSVHeader,
        ["CreateUserImportJob"] = CreateUserImportJob,
        ["DescribeUserImportJob"] = call => Answer(call.Pool(), Job(call)),
        ["ListUserImportJobs"] = ListUserImportJobs,
        ["StartUserImportJob"] = StartUserImportJob,
        ["StopUserImportJob"] = StopUserImportJob,
    };

    private static JsonObject GetCSVHeader(Call call)
    {
        EmulatorPool pool = call.Pool();
        return new() { ["UserPoolId"] = pool.Id, ["CSVHeader"] = Json.Strings(ImportColumns.Of(pool)) };
    }

    private static JsonObject CreateUserImportJob(Call call)
    {
        const int MostJobs = 1000;
        EmulatorPool pool = call.Pool();
        string name = call.GetRequired("JobName"), role = call.GetRequired("CloudWatchLogsRoleArn");
        if (call.GetString("PasswordHashingAlgorithm") is not null)
            throw new ApiError("OperationNotEnabledException", "The user pool does not support the import of password hashes.");
        if (pool.ImportJobs.Count >= MostJobs)
            throw new ApiError("LimitExceededException", $"A user pool has at most {MostJobs} import jobs.");
        var job = new ImportJob { Name = name, RoleArn = role, UploadAddress = call.BaseAddress, CreatedAt = call.Now };
        pool.ImportJobs.Add(job.Id, job);
        return Answer(pool, job);
    }

    private static JsonObject ListUserImportJobs(Call call)
    {
        EmulatorPool pool = call.Pool();
        if (call.GetInt32("MaxResults") is null)
            throw Call.Missing("MaxResults");
        foreach (ImportJob job in pool.ImportJobs.Values)
            job.Expire(call.Now);
        return call.Page(
            "UserImportJobs", pool.ImportJobs.Values, Key, job => Describe(pool, job), tokenName: "PaginationToken", minSize: 1);

        // The newest job comes first.
        static string Key(ImportJob job) => string.Create(
            CultureInfo.InvariantCulture, $"{DateTimeOffset.MaxValue.UtcTicks - job.CreatedAt.UtcTicks:D19} {job.Id}");
    }

    private static JsonObject StartUserImportJob(Call call)
    {
        EmulatorPool pool = call.Pool();
        ImportJob job = Job(call);
        if (!job.IsCreated)
            throw Precondition($"The job cannot be started. Its status is {job.Status}.");
        if (pool.Options.AutoVerifiedAttributes.Count == 0)
            throw Precondition("The user pool has no auto-verified attributes.");
        if (job.File is null)
            throw Precondition("No file has been uploaded for the job.");
        job.StartedAt = call.Now;
        JsonObject answer = Answer(pool, job);
        answer["UserImportJob"]!["Status"] = "Pending";
        UserImport.Run(pool, job, call.Now);
        return answer;
    }

    private static JsonObject StopUserImportJob(Call call)
    {
        EmulatorPool pool = call.Pool();
        ImportJob job = Job(call);
        if (!job.IsCreated)
            throw Precondition($"The job cannot be stopped. Its status is {job.Status}.");
        job.End("Stopped", "The Import Job was stopped by the developer.", call.Now);
        return Answer(pool, job);
    }

    private static ImportJob Job(Call call)
    {
        string id = call.GetRequired("JobId");
        ImportJob job = call.Pool().ImportJobs.GetValueOrDefault(id)
            ?? throw ApiError.ResourceNotFound($"User import job {id} does not exist.");
        job.Expire(call.Now);
        return job;
    }

    private static ApiError Precondition(string message) => new("PreconditionNotMetException", message);

    private static JsonObject Answer(EmulatorPool pool, ImportJob job) => new() { ["UserImportJob"] = Describe(pool, job) };

    private static JsonObject Describe(EmulatorPool pool, ImportJob job)
    {
        var answer = new JsonObject
        {
            ["JobName"] = job.Name,
            ["JobId"] = job.Id,
            ["UserPoolId"] = pool.Id,
            ["PreSignedUrl"] = ImportUpload.Address(job),
            ["CreationDate"] = Json.Seconds(job.CreatedAt),
            ["Status"] = job.Status,
            ["CloudWatchLogsRoleArn"] = job.RoleArn,
            ["ImportedUsers"] = job.ImportedUsers,
            ["SkippedUsers"] = job.SkippedUsers,
            ["FailedUsers"] = job.FailedUsers,
        };
        if (job.StartedAt is { } started)
            answer["StartDate"] = Json.Seconds(started);
        if (job.CompletedAt is { } completed)
            answer["CompletionDate"] = Json.Seconds(completed);
        if (job.Message is not null)
            answer["CompletionMessage"] = job.Message;
        return answer;
    }
}
