using System.Globalization;
using System.Text;

namespace LiteCognito.Cli.Output;

/// <summary>Counts the columns that text takes on a terminal.</summary>
internal static class TextWidth
{
    /// <summary>Returns the number of columns.</summary>
    public static int Get(string text)
    {
        int width = 0;
        foreach (Rune rune in text.EnumerateRunes())
            width += Get(rune);
        return width;
    }

    /// <summary>Pads text with spaces, or cuts it and ends it with an ellipsis.</summary>
    public static string Fit(string text, int columns)
    {
        int width = Get(text);
        if (width <= columns)
            return text + new string(' ', columns - width);
        int length = 0;
        width = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (width + Get(rune) > columns - 1)
                break;
            width += Get(rune);
            length += rune.Utf16SequenceLength;
        }
        return text[..length] + '…' + new string(' ', columns - 1 - width);
    }

    private static int Get(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark => 0,
        _ => IsWide(rune.Value) ? 2 : 1,
    };

    // The wide blocks of East Asian scripts, and emoji.
    private static bool IsWide(int value) => value is (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3)
        or (>= 0xF900 and <= 0xFAFF) or (>= 0xFE30 and <= 0xFE6F) or (>= 0xFF00 and <= 0xFF60) or (>= 0xFFE0 and <= 0xFFE6)
        or (>= 0x1F300 and <= 0x1FAFF) or (>= 0x20000 and <= 0x3FFFD);
}
