using System.Net;
using System.Text.Json;

namespace LiteCognito.OAuth;

/// <summary>Makes exceptions of what a server, or whoever wrote a redirect, says went wrong.</summary>
internal static class Refusal
{
    private const int MaxErrorLength = 64, MaxDescriptionLength = 512, ShortestSecret = 4;

    public static CognitoOAuthException Of(string operation, string? error, string? description, HttpStatusCode? statusCode, params IEnumerable<string?> secrets) =>
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
            // A gateway's page, say: the status is all there is.
        }
        return Of(operation, answer?.Error, answer?.Description, statusCode, secrets);
    }

    private static bool IsCode(string? error) =>
        error is { Length: > 0 and <= MaxErrorLength } && error.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.');

    private static string? Clean(string? description, IEnumerable<string?> secrets)
    {
        if (description is null)
            return null;
        foreach (string? secret in secrets)
            if (secret is { Length: >= ShortestSecret })
            {
                description = description.Replace(secret, "***", StringComparison.Ordinal);
                description = description.Replace(Uri.EscapeDataString(secret), "***", StringComparison.Ordinal);
            }
        string line = string.Concat(description.Select(c => char.IsControl(c) ? ' ' : c)).Trim();
        return line.Length <= MaxDescriptionLength ? line : string.Concat(line.AsSpan(0, MaxDescriptionLength), "…");
    }
}
