namespace LiteCognito.Cli.Output;

/// <summary>Makes text safe for a terminal. Text from a server may contain line ends and escape sequences.</summary>
internal static class ControlCharacters
{
    /// <summary>Replaces each control character with a space.</summary>
    public static string Replace(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
}
