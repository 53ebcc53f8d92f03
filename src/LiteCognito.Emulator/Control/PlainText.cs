using System.Globalization;
using System.Text;

namespace LiteCognito.Emulator.Control;

/// <summary>Makes text of callers safe to show on one line.</summary>
internal static class PlainText
{
    /// <summary>Replaces invisible characters with spaces, and ends a text that is too long.</summary>
    public static string Of(string text, int maxLength)
    {
        if (text.Length > maxLength)
            text = text[..(char.IsHighSurrogate(text[maxLength - 1]) ? maxLength - 1 : maxLength)];
        var shown = new StringBuilder(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
            shown.Append((IsVisible(rune) ? rune : (Rune)' ').ToString());
        return shown.ToString();
    }

    private static bool IsVisible(Rune rune) => Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
