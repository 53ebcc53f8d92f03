using System.Text;
using System.Text.Json;

namespace LiteCognito.Protocol;

/// <summary>
/// Removes the secrets of a request, and control characters, from text of its peer. All text of a peer that becomes part of an exception
/// passes through this class.
/// </summary>
internal static class Redaction
{
    private const int MaxLength = 1024, MaxIdLength = 128, MaxSecrets = 4096;
    private const int ShortestSecret = 4;

    // A server may truncate what it repeats. This many characters of a secret, or the whole secret if it is shorter, identify it.
    private const int HeadLength = 12;

    // A secret may be escaped as JSON inside JSON inside an address or a page.
    private const int Escapings = 3;

    private const string Withheld = "The message is withheld: it repeats the request.";

    private const string Unknown = "The message is withheld: it may repeat the request.";

    /// <summary>Lists the secrets of a JSON request.</summary>
    /// <param name="request">The request's JSON.</param>
    /// <param name="token">The session token in the headers. A message about a wrong signature may repeat the string to sign.</param>
    /// <returns>
    /// The secrets, or <see langword="null"/> if they are unknown: the request is the caller's own JSON, which the service may accept
    /// although this reader does not, or it has too many strings to search for.
    /// </returns>
    public static List<string>? SecretsOf(ReadOnlySpan<byte> request, string? token = null)
    {
        List<string> secrets = SecretsOf(token);
        var reader = new Utf8JsonReader(request);
        bool isPublic = false;
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.PropertyName)
                    isPublic = IsPublic(ref reader);
                else if (reader.TokenType == JsonTokenType.String && !isPublic)
                    Add(secrets, reader.GetString());
                else if (reader.TokenType == JsonTokenType.Number) // a code may be sent as a number by mistake
                    Add(secrets, Encoding.ASCII.GetString(reader.ValueSpan));
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
        return secrets.Count <= MaxSecrets ? secrets : null;
    }

    /// <summary>Lists the secrets of a request that is not JSON; <see langword="null"/> for a value that was not sent.</summary>
    public static List<string> SecretsOf(params ReadOnlySpan<string?> values)
    {
        var secrets = new List<string>();
        foreach (string? value in values)
            Add(secrets, value);
        return secrets;
    }

    /// <summary>Returns a text as one line without secrets, or a notice that it is withheld.</summary>
    /// <param name="text">The text of the peer.</param>
    /// <param name="secrets">The secrets of the request, or <see langword="null"/> if they are unknown.</param>
    /// <param name="max">The length at which the text is truncated.</param>
    public static string? Clean(string? text, List<string>? secrets, int max = MaxLength)
    {
        if (text is null)
            return null;
        if (secrets is null)
            return Unknown;
        // Truncate first: the peer determines the length, and the search takes time for each character.
        bool isCut = text.Length > max;
        if (isCut)
            text = text[..Cut(text, max)];
        if (Repeats(text, text, secrets, isCut, Escapings))
            return Withheld;
        string clean = Replace(text, secrets, isCut);
        return isCut ? clean + "…" : clean;
    }

    /// <summary>
    /// Returns an error code or an ID, or <see langword="null"/> if it is not an identifier of a reasonable length or repeats a secret.
    /// </summary>
    public static string? CleanId(string? id, List<string>? secrets)
    {
        if (id is not { Length: > 0 and <= MaxIdLength })
            return null;
        if (secrets is null)
            return IsWord(id) && id.EndsWith("Exception", StringComparison.Ordinal) ? id : null;
        foreach (char c in id)
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('.' or '_' or '-' or '=' or '+' or '/'))
                return null;
        foreach (string secret in secrets)
        {
            // A short secret that consists of letters may be part of a genuine code, as "User" is part of "UserNotFoundException".
            if (id == secret || (id.Length >= HeadLength && secret.Contains(id, StringComparison.Ordinal))
                || ((secret.Length >= HeadLength || !IsWord(secret)) && id.AsSpan().IndexOf(Head(secret)) >= 0))
                return null;
        }
        return id;
    }

    // Members that may appear in a log. Every other string of a request is treated as a secret.
    private static bool IsPublic(ref Utf8JsonReader reader) =>
        reader.ValueTextEquals("Username"u8) || reader.ValueTextEquals("USERNAME"u8) || reader.ValueTextEquals("ClientId"u8)
        || reader.ValueTextEquals("UserPoolId"u8) || reader.ValueTextEquals("GroupName"u8) || reader.ValueTextEquals("ProviderName"u8)
        || reader.ValueTextEquals("Identifier"u8) || reader.ValueTextEquals("Domain"u8) || reader.ValueTextEquals("PoolName"u8)
        || reader.ValueTextEquals("ClientName"u8) || reader.ValueTextEquals("IdentityPoolId"u8) || reader.ValueTextEquals("IdentityId"u8)
        || reader.ValueTextEquals("AuthFlow"u8) || reader.ValueTextEquals("ChallengeName"u8) || reader.ValueTextEquals("Name"u8);

    private static void Add(List<string> secrets, string? secret)
    {
        if (secret is { Length: >= ShortestSecret })
            secrets.Add(secret);
    }

    private static ReadOnlySpan<char> Head(string secret) => secret.AsSpan(0, Math.Min(secret.Length, HeadLength));

    private static bool IsWord(string text)
    {
        foreach (char c in text)
            if (!char.IsAsciiLetter(c))
                return false;
        return true;
    }

    /// <summary>Returns the length at which a text is truncated: the maximum, or less if an escape sequence would be split.</summary>
    private static int Cut(string text, int max)
    {
        int escape = text.AsSpan(max - HeadLength, HeadLength).IndexOfAny('\\', '%', '&');
        if (escape < 0)
            return max;
        int length = max - HeadLength + escape;
        while (length > 0 && text[length - 1] is '\\' or '%' or '&')
            length--;
        return length;
    }

    private static string Replace(string text, List<string> secrets, bool isCut)
    {
        // Marks first and replaces afterwards, because secrets may overlap: two tokens have the same header.
        bool[] marks = new bool[text.Length];
        bool hasEscapes = text.Contains('%', StringComparison.Ordinal);
        foreach (string secret in secrets)
        {
            Mark(text, secret, marks, isCut);
            // Only the beginning of a secret that is longer than the text can occur in the text.
            if (hasEscapes)
                Mark(text, Uri.EscapeDataString(secret[..Math.Min(secret.Length, text.Length)]), marks, isCut);
        }

        var clean = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (!marks[i])
                clean.Append(OneLine.Of(text[i]));
            else if (i == 0 || !marks[i - 1])
                clean.Append("***");
        }
        return clean.ToString().Trim();
    }

    private static void Mark(string text, string secret, bool[] marks, bool isCut)
    {
        ReadOnlySpan<char> head = Head(secret);
        for (int at = 0; text.AsSpan(at).IndexOf(head) is >= 0 and int next;)
        {
            at += next;
            int length = text.AsSpan(at).CommonPrefixLength(secret);
            marks.AsSpan(at, length).Fill(true);
            at += length;
        }
        if (isCut && Tail(text, head) is > 0 and int tail)
            marks.AsSpan(text.Length - tail).Fill(true);
    }

    /// <summary>Returns how many characters at the end of a truncated text are the beginning of a secret.</summary>
    private static int Tail(string text, ReadOnlySpan<char> head)
    {
        int length = Math.Min(head.Length, text.Length);
        while (length > 0 && !text.AsSpan().EndsWith(head[..length]))
            length--;
        return length;
    }

    /// <summary>
    /// True if decoding a text once or several times shows more secrets than the raw text. There are too many escaped forms to replace
    /// them.
    /// </summary>
    private static bool Repeats(string raw, string text, List<string> secrets, bool isCut, int escapings)
    {
        if (escapings == 0)
            return false;
        foreach (string plain in (ReadOnlySpan<string>)[Escapes.Json(text), Escapes.Percent(text), Escapes.Html(text)])
            if (plain != text && (Holds(raw, plain, secrets, isCut) || Repeats(raw, plain, secrets, isCut, escapings - 1)))
                return true;
        return false;
    }

    /// <summary>Returns how many times a text contains a secret in a form that <see cref="Replace"/> finds.</summary>
    private static int Marked(string raw, string secret)
    {
        int count = raw.AsSpan().Count(Head(secret));
        if (!raw.Contains('%', StringComparison.Ordinal))
            return count;
        string escaped = Uri.EscapeDataString(secret[..Math.Min(secret.Length, raw.Length)]);
        return escaped.Length == secret.Length ? count : count + raw.AsSpan().Count(Head(escaped));
    }

    private static bool Holds(string raw, string text, List<string> secrets, bool isCut)
    {
        foreach (string secret in secrets)
        {
            ReadOnlySpan<char> head = Head(secret);
            if ((text.AsSpan().Count(head) is > 0 and int count && count > Marked(raw, secret))
                || (isCut && Tail(text, head) is >= ShortestSecret and int tail && tail > Tail(raw, head)))
                return true;
        }
        return false;
    }
}
