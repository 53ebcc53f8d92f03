using System.Globalization;
using LiteCognito.Emulator.Calls;
using LiteCognito.Emulator.State;

namespace LiteCognito.Emulator.Signatures;

/// <summary>
/// Verifies Signature Version 4 over the received headers and body, as AWS documents it ("Signature Version 4 for API
/// requests", IAM user guide). The errors are those of AWS's JSON services.
/// </summary>
/// <param name="accessKeys">The keys that can sign.</param>
/// <param name="clock">The clock of the emulator, which a caller may have set.</param>
/// <param name="real">The clock that the others follow. A signature may have the time of either.</param>
internal sealed class SignatureVerifier(AccessKeys accessKeys, TimeProvider clock, TimeProvider real)
{
    private static readonly TimeSpan MaxSkew = TimeSpan.FromMinutes(5);

    /// <summary>Rejects a request that is not signed with a known key, for the given service and the current time.</summary>
    /// <returns>The region of the signature.</returns>
    public string Verify(EmulatorRequest request, string service)
    {
        string text = request.Authorization
            ?? throw new ApiError("MissingAuthenticationTokenException", "Missing Authentication Token", 403);
        AuthorizationHeader header = AuthorizationHeader.Parse(text);
        DateTimeOffset now = clock.GetUtcNow();
        AccessKey key = accessKeys.Find(header.AccessKeyId, request.Header("X-Amz-Security-Token"), now);
        if (header.Scope.Service != service)
            throw Invalid($"Credential should be scoped to correct service: '{service}'.");
        CheckCoverage(request, header.SignedHeaders);
        string time = CheckTime(request, header.Scope, now, real.GetUtcNow());

        string toSign = Signature.StringToSign(time, header.Scope, CanonicalRequest.Of(request, header.SignedHeaders));
        string expected = Signature.Of(toSign, header.Scope, key.SecretAccessKey);
        return FixedTime.AreEqual(header.Signature, expected) ? header.Scope.Region : throw Invalid(
            "The request signature we calculated does not match the signature you provided. "
            + "Check your AWS Secret Access Key and signing method. Consult the service documentation for details.");
    }

    public static ApiError Invalid(string message) => new("InvalidSignatureException", message, 403);

    /// <summary>Requires Host and every x-amz header to be signed. The operation reads everything else from the body.</summary>
    private static void CheckCoverage(EmulatorRequest request, IReadOnlyList<string> signed)
    {
        if (!signed.SequenceEqual(signed.Distinct().Order(StringComparer.Ordinal)))
            throw Invalid("SignedHeaders must be in order, each once.");
        if (!signed.Contains("host"))
            throw Invalid("'Host' must be a 'SignedHeader' in the AWS Authorization.");
        string? unsigned = request.Headers.Select(header => header.Key.ToLowerInvariant())
            .FirstOrDefault(name => name.StartsWith("x-amz-", StringComparison.Ordinal) && !signed.Contains(name));
        if (unsigned is not null)
            throw Invalid($"'{unsigned}' must be a 'SignedHeader' in the AWS Authorization.");
    }

    private static string CheckTime(EmulatorRequest request, Scope scope, DateTimeOffset now, DateTimeOffset realNow)
    {
        if (request.Header("X-Amz-Date") is not { } text || !DateTimeOffset.TryParseExact(
            text, Signature.TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time))
            throw new ApiError(
                "IncompleteSignatureException",
                "Authorization header requires existence of a 'X-Amz-Date' header in ISO 8601 basic format.", 403);
        if (!text.StartsWith(scope.Date + "T", StringComparison.Ordinal))
            throw Invalid(
                "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: "
                + $"'{scope.Date}' != '{text[..8]}'.");
        if ((time - realNow).Duration() <= MaxSkew)
            return text;
        if (time < now - MaxSkew)
            throw Invalid($"Signature expired: {text} is now earlier than {Text(now - MaxSkew)} ({Text(now)} - 5 min.)");
        if (time > now + MaxSkew)
            throw Invalid($"Signature not yet current: {text} is still later than {Text(now + MaxSkew)} ({Text(now)} + 5 min.)");
        return text;
    }

    private static string Text(DateTimeOffset time) => time.ToUniversalTime().ToString(Signature.TimeFormat, CultureInfo.InvariantCulture);
}
