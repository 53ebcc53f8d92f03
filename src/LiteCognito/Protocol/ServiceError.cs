using System.Net.Http.Headers;
using System.Text.Json;

namespace LiteCognito.Protocol;

/// <summary>
/// Reads an error response of the AWS JSON 1.1 protocol. The code is in the header <c>x-amzn-ErrorType</c>, the
/// top-level member <c>code</c> or the top-level member <c>__type</c>, in this order of precedence. The message is in <c>message</c> or
/// <c>Message</c> and may be missing.
/// </summary>
internal static class ServiceError
{
    private const int MaxCodeLength = 128;

    public static (string? Code, string? Message) Read(HttpResponseHeaders headers, ReadOnlySpan<byte> body)
    {
        string? code = headers.TryGetValues("x-amzn-ErrorType", out IEnumerable<string>? values) ? Bare(values.FirstOrDefault()) : null;
        (string? bodyCode, string? type, string? message) = ReadBody(body);
        return (code ?? Bare(bodyCode) ?? Bare(type), message);
    }

    private static (string? Code, string? Type, string? Message) ReadBody(ReadOnlySpan<byte> body)
    {
        string? code = null, type = null, message = null;
        try
        {
            var reader = new Utf8JsonReader(body);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                return default;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                bool isCode = reader.ValueTextEquals("code"u8);
                bool isType = reader.ValueTextEquals("__type"u8);
                bool isMessage = reader.ValueTextEquals("message"u8) || reader.ValueTextEquals("Message"u8);
                reader.Read();
                if (reader.TokenType != JsonTokenType.String)
                    reader.Skip();
                else if (isCode)
                    code = reader.GetString();
                else if (isType)
                    type = reader.GetString();
                else if (isMessage)
                    message ??= reader.GetString();
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Not JSON, or truncated. The members read so far are still useful.
        }
        return (code, type, message);
    }

    /// <summary>Returns the part between <c>#</c> and <c>:</c> or <c>,</c>, or null if that is not a plain identifier.</summary>
    private static string? Bare(string? text)
    {
        if (text is null)
            return null;
        ReadOnlySpan<char> code = text;
        // The namespace ends at '#'. A URI after ':' may also contain '#', so the tail is removed first.
        int tail = code.IndexOfAny(':', ',');
        if (tail >= 0)
            code = code[..tail];
        code = code[(code.LastIndexOf('#') + 1)..].Trim();
        if (code.IsEmpty || code.Length > MaxCodeLength)
            return null;
        foreach (char c in code)
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('.' or '_' or '-'))
                return null;
        return code.ToString();
    }
}
