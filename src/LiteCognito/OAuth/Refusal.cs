using System.Net;
using System.Text.Json;
using LiteCognito.Protocol;

namespace LiteCognito.OAuth;

/// <summary>Creates exceptions from the error responses of a server and from the error parameters of a redirect.</summary>
internal static class Refusal
{
    private const int MaxErrorLength = 64, MaxDescriptionLength = 512;

    public static CognitoOAuthException Of(
        string operation, string? error, string? description, HttpStatusCode? statusCode, params IEnumerable<string?> secrets) =>
        new(operation, IsCode(error) && Clean(error, secrets) == error ? error : null, Clean(description, secrets), statusCode);

    /// <summary>Reads <c>{"error": …, "error_description": …}</c>.</summary>
    public static CognitoOAuthException Read(string operation, byte[] body, HttpStatusCode statusCode, IEnumerable<string?> secrets)
    {
        ErrorAnswer? answer = null;
        try
        {
            answer = JsonSerializer.Deserialize(body, OAuthJson.Default.ErrorAnswer);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The body may be a gateway's error page. Only the status is known.
        }
        return Of(operation, answer?.Error, answer?.Description, statusCode, secrets);
    }

    private static bool IsCode(string? error) =>
        error is { Length: > 0 and <= MaxErrorLength } && error.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.');

    /// <summary>Returns the text as one line without secrets. Anyone may have written the text of a redirect.</summary>
    private static string? Clean(string? text, IEnumerable<string?> secrets)
    {
        if (Redaction.CleanForm(text, secrets) is not { } clean)
            return null;
        string line = string.Concat(clean.Select(c => char.IsControl(c) ? ' ' : c)).Trim();
        return line.Length <= MaxDescriptionLength ? line : string.Concat(line.AsSpan(0, MaxDescriptionLength), "…");
    }
}
