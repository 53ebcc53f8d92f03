using LiteCognito.Emulator.Calls;

namespace LiteCognito.Emulator.Signatures;

/// <summary>The Authorization header of a signed call: <c>AWS4-HMAC-SHA256 Credential=…, SignedHeaders=…, Signature=…</c>.</summary>
internal sealed record AuthorizationHeader(string AccessKeyId, Scope Scope, IReadOnlyList<string> SignedHeaders, string Signature)
{
    public static AuthorizationHeader Parse(string header)
    {
        string[] halves = header.Split(' ', 2);
        if (halves is not [Signatures.Signature.Algorithm, var parameters])
            throw Incomplete($"Unsupported authorization type. Use {Signatures.Signature.Algorithm}.");
        string[] fields = parameters.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        string[] credential = Field(fields, "Credential").Split('/');
        if (credential is not [var key, var date, var region, var service, var terminator] || credential.Contains(""))
            throw Incomplete("Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term.");
        if (terminator != Scope.Terminator)
            throw SignatureVerifier.Invalid($"Credential should be scoped with a valid terminator: '{Scope.Terminator}'.");
        return new(key, new(date, region, service), Field(fields, "SignedHeaders").Split(';'), Field(fields, "Signature"));
    }

    private static string Field(string[] fields, string name)
    {
        string prefix = name + "=";
        string[] values =
            [.. fields.Where(field => field.StartsWith(prefix, StringComparison.Ordinal)).Select(field => field[prefix.Length..])];
        return values is [{ Length: > 0 } value] ? value : throw Incomplete($"Authorization header requires '{name}' parameter.");
    }

    private static ApiError Incomplete(string message) => new("IncompleteSignatureException", message, 403);
}
