using System.Globalization;

namespace LiteCognito.Cli.Output;

/// <summary>Makes text safe for a terminal. Text from a server may contain line ends and escape sequences.</summary>
internal static class ControlCharacters
{
    /// <summary>Replaces control characters, and invisible ones such as those that change the direction of text, with spaces.</summary>
    public static string Replace(string text) => string.Concat(text.Select(c => IsVisible(c) ? c : ' '));

    private static bool IsVisible(char c) => char.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
