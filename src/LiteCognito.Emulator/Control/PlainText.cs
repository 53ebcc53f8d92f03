using System.Globalization;

namespace LiteCognito.Emulator.Control;

/// <summary>Makes text of callers safe to show on one line.</summary>
internal static class PlainText
{
    /// <summary>Replaces invisible characters with spaces, and ends a text that is too long.</summary>
    public static string Of(string text, int maxLength)
    {
        if (text.Length > maxLength)
            text = text[..(char.IsHighSurrogate(text[maxLength - 1]) ? maxLength - 1 : maxLength)];
        return string.Create(text.Length, text, static (shown, text) =>
        {
            for (int i = 0; i < shown.Length; i++)
                shown[i] = IsVisible(text, i) ? text[i] : ' ';
        });
    }

    private static bool IsVisible(string text, int index) => CharUnicodeInfo.GetUnicodeCategory(text, index) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
        && (!char.IsSurrogate(text[index]) || IsPaired(text, index));

    private static bool IsPaired(string text, int index) => char.IsHighSurrogate(text[index])
        ? index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]) : index > 0 && char.IsHighSurrogate(text[index - 1]);
}
