using System.Globalization;
using System.Text;
using System.Text.Json;

namespace LiteCognito.Protocol;

/// <summary>Removes the request's secrets from a message of the server.</summary>
internal static class Redaction
{
    private const int MaxMessageLength = 1024;
    private const int ShortestSecret = 4;
    private const string Withheld = "The message is withheld: it repeats the request.";

    // Members that may appear in a log. Every other string of a request is treated as a secret.
    private static bool IsPublic(ref Utf8JsonReader reader) =>
        reader.ValueTextEquals("Username"u8) || reader.ValueTextEquals("USERNAME"u8) || reader.ValueTextEquals("ClientId"u8)
        || reader.ValueTextEquals("UserPoolId"u8) || reader.ValueTextEquals("GroupName"u8) || reader.ValueTextEquals("ProviderName"u8)
        || reader.ValueTextEquals("Identifier"u8) || reader.ValueTextEquals("Domain"u8) || reader.ValueTextEquals("PoolName"u8)
        || reader.ValueTextEquals("ClientName"u8) || reader.ValueTextEquals("IdentityPoolId"u8) || reader.ValueTextEquals("IdentityId"u8)
        || reader.ValueTextEquals("AuthFlow"u8) || reader.ValueTextEquals("ChallengeName"u8) || reader.ValueTextEquals("Name"u8);

    /// <summary>Removes the secrets of a JSON request from the message of its response.</summary>
    /// <param name="message">The message of the server.</param>
    /// <param name="request">The request's JSON.</param>
    /// <param name="token">The session token in the headers. A message about a wrong signature may repeat the string to sign.</param>
    public static string? Clean(string? message, ReadOnlySpan<byte> request, string? token)
    {
        if (message is null)
            return null;
        var secrets = new List<string>();
        try
        {
            AddStrings(secrets, request);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return Withheld; // the request is the caller's own JSON, which the service may accept although this reader does not
        }
        if (token is { Length: >= ShortestSecret })
            secrets.Add(token);
        return Replace(message, secrets);
    }

    /// <summary>Removes the secrets of a form from the message of its response, both plain and form-encoded.</summary>
    /// <param name="message">The message of the server.</param>
    /// <param name="fields">The secrets of the form; <see langword="null"/> for a field that was not sent.</param>
    public static string? CleanForm(string? message, IEnumerable<string?> fields)
    {
        if (message is null)
            return null;
        var secrets = new List<string>();
        foreach (string? field in fields)
            if (field is { Length: >= ShortestSecret })
            {
                secrets.Add(field);
                secrets.Add(Uri.EscapeDataString(field));
            }
        return Replace(message, secrets);
    }

    private static string Replace(string message, List<string> secrets)
    {
        SortByLength(secrets);
        foreach (string secret in secrets)
        {
            message = message.Replace(secret, "***", StringComparison.Ordinal);
            // A server that repeats the JSON repeats the secret in one of its many escaped forms.
            if (Unescape(message).Contains(secret, StringComparison.Ordinal))
                return Withheld;
        }
        return message.Length <= MaxMessageLength ? message : string.Concat(message.AsSpan(0, MaxMessageLength), "…");
    }

    private static void AddStrings(List<string> secrets, ReadOnlySpan<byte> request)
    {
        var reader = new Utf8JsonReader(request);
        bool isPublic = false;
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName)
                isPublic = IsPublic(ref reader);
            else if (reader.TokenType == JsonTokenType.String && !isPublic && reader.GetString() is { Length: >= ShortestSecret } secret)
                secrets.Add(secret);
        }
    }

    /// <summary>Sorts the longest first, because a shorter secret may be part of a longer one.</summary>
    private static void SortByLength(List<string> secrets)
    {
        for (int i = 0; i < secrets.Count; i++)
            for (int j = i + 1; j < secrets.Count; j++)
                if (secrets[j].Length > secrets[i].Length)
                    (secrets[i], secrets[j]) = (secrets[j], secrets[i]);
    }

    private static string Unescape(string message)
    {
        if (!message.Contains('\\', StringComparison.Ordinal))
            return message;
        var text = new StringBuilder(message.Length);
        for (int i = 0; i < message.Length; i++)
        {
            if (message[i] != '\\' || i + 1 == message.Length)
                text.Append(message[i]);
            else if (message[++i] == 'u' && i + 4 < message.Length
                && ushort.TryParse(message.AsSpan(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort unit))
            {
                text.Append((char)unit);
                i += 4;
            }
            else
                text.Append(message[i] switch { 'b' => '\b', 'f' => '\f', 'n' => '\n', 'r' => '\r', 't' => '\t', char other => other });
        }
        return text.ToString();
    }
}
