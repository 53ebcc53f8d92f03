using LiteCognito.Emulator.Calls;
using LiteCognito.Emulator.State;

namespace LiteCognito.Emulator.Operations;

/// <summary>Receives the files of import jobs, in place of Amazon S3.</summary>
internal static class ImportUpload
{
    private const string Folder = "/_emulator/imports/", Encryption = "x-amz-server-side-encryption";

    public static string Address(ImportJob job) =>
        job.UploadAddress.GetLeftPart(UriPartial.Authority) + Folder + job.UploadToken + "?X-Amz-SignedHeaders=host%3B" + Encryption;

    /// <summary>Answers a PUT to the address of a job; returns <see langword="null"/> for any other request.</summary>
    public static EmulatorResponse? Answer(EmulatorState state, EmulatorRequest request)
    {
        if (request.Method != "PUT" || !request.Url.AbsolutePath.StartsWith(Folder, StringComparison.Ordinal))
            return null;
        string token = request.Url.AbsolutePath[Folder.Length..];
        DateTimeOffset now = state.Clock.GetUtcNow();
        (EmulatorPool? pool, ImportJob? job) = state.Pools.SelectMany(pool => pool.ImportJobs.Values, (pool, job) => (pool, job))
            .FirstOrDefault(candidate => FixedTime.AreEqual(token, candidate.job.UploadToken));
        pool?.Touch();
        job?.Expire(now);
        // The header is part of the signature of an address at Amazon S3.
        if (job is null || request.Header(Encryption) != "aws:kms")
            return Refuse(
                403, "SignatureDoesNotMatch",
                "The request signature we calculated does not match the signature you provided. Check your key and signing method.");
        if (!job.IsCreated || now >= job.CreatedAt + ImportJob.UploadValidity)
            return Refuse(403, "AccessDenied", "Request has expired");
        if (request.Body.Length > Dispatcher.MaxBodyBytes)
            return Refuse(400, "EntityTooLarge", "Your proposed upload exceeds the maximum allowed size");
        job.File = request.Body;
        return EmulatorResponse.Text(200, "application/xml", "");
    }

    private static EmulatorResponse Refuse(int status, string code, string message) => EmulatorResponse.Text(
        status, "application/xml",
        $"""<?xml version="1.0" encoding="UTF-8"?>{"\n"}<Error><Code>{code}</Code><Message>{message}</Message></Error>""");
}
