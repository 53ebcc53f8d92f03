using System.Globalization;
using System.Text;

namespace LiteCognito.Protocol;

/// <summary>Undoes the escaping of a text. Each method returns the text itself if it contains no escape sequence.</summary>
internal static class Escapes
{
    private const int LongestEntity = 12;

    /// <summary>Decodes <c>\"</c>, <c>\n</c> and <c>\u0041</c>.</summary>
    public static string Json(string text)
    {
        if (!text.Contains('\\', StringComparison.Ordinal))
            return text;
        var plain = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\' || i + 1 == text.Length)
                plain.Append(text[i]);
            else if (text[++i] == 'u' && i + 4 < text.Length
                && ushort.TryParse(text.AsSpan(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort unit))
            {
                plain.Append((char)unit);
                i += 4;
            }
            else
                plain.Append(text[i] switch { 'b' => '\b', 'f' => '\f', 'n' => '\n', 'r' => '\r', 't' => '\t', char other => other });
        }
        return plain.ToString();
    }

    /// <summary>Decodes <c>%41</c> and the <c>+</c> of a form.</summary>
    public static string Percent(string text) =>
        text.AsSpan().ContainsAny('%', '+') ? Uri.UnescapeDataString(text.Replace('+', ' ')) : text;

    /// <summary>Decodes <c>&amp;amp;</c>, <c>&amp;#65;</c>, <c>&amp;#x41;</c> and the other entities that XML and HTML share.</summary>
    public static string Html(string text)
    {
        if (!text.Contains('&', StringComparison.Ordinal))
            return text;
        var plain = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            int end = text[i] == '&' ? text.AsSpan(i, Math.Min(LongestEntity, text.Length - i)).IndexOf(';') : -1;
            if (end > 0 && Entity(text.AsSpan(i + 1, end - 1)) is { } character)
            {
                plain.Append(character);
                i += end;
            }
            else
                plain.Append(text[i]);
        }
        return plain.ToString();
    }

    private static string? Entity(ReadOnlySpan<char> name)
    {
        if (name is ['#', 'x' or 'X', .. var hex])
            return Character(hex, NumberStyles.AllowHexSpecifier);
        if (name is ['#', .. var digits])
            return Character(digits, NumberStyles.None);
        return name switch { "amp" => "&", "lt" => "<", "gt" => ">", "quot" => "\"", "apos" => "'", _ => null };
    }

    private static string? Character(ReadOnlySpan<char> digits, NumberStyles style) =>
        uint.TryParse(digits, style, CultureInfo.InvariantCulture, out uint value) && Rune.IsValid(value)
            ? new Rune(value).ToString() : null;
}
