namespace LiteCognito.Cli.Output;

/// <summary>Text from a server may hold line ends and terminal escape sequences.</summary>
internal static class ControlCharacters
{
    /// <summary>Replaces each control character with a space.</summary>
    public static string Replace(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
}
