namespace LiteCognito;

/// <summary>Prepares text of a peer for exception messages, which are written to logs and terminals.</summary>
internal static class OneLine
{
    /// <summary>Replaces the characters that are not visible text with spaces.</summary>
    public static string Of(string text) => string.Create(text.Length, text, static (line, text) =>
    {
        for (int i = 0; i < line.Length; i++)
            line[i] = Of(text[i]);
    });

    /// <summary>
    /// Returns a space for controls, line and paragraph separators, invisible characters, and those that change the direction of the text.
    /// </summary>
    public static char Of(char c) =>
        c is < ' ' or (>= '\u007f' and <= '\u009f') or '\u00ad' or '\u061c' or '\u180e' or (>= '\u200b' and <= '\u200f')
            or (>= '\u2028' and <= '\u202e') or (>= '\u2060' and <= '\u206f') or '\ufeff' or (>= '\ufff9' and <= '\ufffb') ? ' ' : c;
}
