using System.Globalization;
using System.Text;
using System.Text.Json;

namespace LiteCognito.Protocol;

/// <summary>Takes out of a server's message whatever it repeats of the request's secrets.</summary>
internal static class Redaction
{
    private const int MaxMessageLength = 1024;
    private const int ShortestSecret = 4;

    // Members that say nothing a log may not hold; every other string of a request counts as a secret.
    private static bool IsPublic(ref Utf8JsonReader reader) =>
        reader.ValueTextEquals("Username"u8) || reader.ValueTextEquals("USERNAME"u8) || reader.ValueTextEquals("ClientId"u8)
        || reader.ValueTextEquals("UserPoolId"u8) || reader.ValueTextEquals("GroupName"u8) || reader.ValueTextEquals("ProviderName"u8)
        || reader.ValueTextEquals("Identifier"u8) || reader.ValueTextEquals("Domain"u8) || reader.ValueTextEquals("PoolName"u8)
        || reader.ValueTextEquals("ClientName"u8) || reader.ValueTextEquals("IdentityPoolId"u8) || reader.ValueTextEquals("IdentityId"u8)
        || reader.ValueTextEquals("AuthFlow"u8) || reader.ValueTextEquals("ChallengeName"u8) || reader.ValueTextEquals("Name"u8);

    public static string? Clean(string? message, ReadOnlySpan<byte> request)
    {
        if (message is null)
            return null;

        var reader = new Utf8JsonReader(request);
        bool isPublic = false;
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName)
                isPublic = IsPublic(ref reader);
            else if (reader.TokenType == JsonTokenType.String && !isPublic && reader.GetString() is { Length: >= ShortestSecret } secret)
            {
                message = message.Replace(secret, "***", StringComparison.Ordinal);
                // A server that repeats the JSON itself repeats the secret in an escaped form, of which there are many.
                if (Unescape(message).Contains(secret, StringComparison.Ordinal))
                    return "The message is withheld: it repeats the request.";
            }
        }
        return message.Length <= MaxMessageLength ? message : string.Concat(message.AsSpan(0, MaxMessageLength), "…");
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
