using System.Net;
using System.Text.Json;
using LiteCognito.Protocol;

namespace LiteCognito.OAuth;

/// <summary>Creates exceptions from the error responses of a server and from the error parameters of a redirect.</summary>
internal static class Refusal
{
    private const int MaxErrorLength = 64, MaxDescriptionLength = 512;

    public static CognitoOAuthException Of(
        string operation, string? error, string? description, HttpStatusCode? statusCode, List<string> secrets) =>
        new(
            operation, IsCode(error) && Redaction.Clean(error, secrets) == error ? error : null,
            Redaction.Clean(description, secrets, MaxDescriptionLength), statusCode);

    /// <summary>Reads <c>{"error": …, "error_description": …}</c>.</summary>
    public static CognitoOAuthException Read(string operation, byte[] body, HttpStatusCode statusCode, List<string> secrets)
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
}
