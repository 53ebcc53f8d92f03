namespace LiteCognito.Cli.Output;

/// <summary>Writes messages for the user to stderr.</summary>
internal static class StandardError
{
    /// <summary>Writes text without a line end, with control characters replaced.</summary>
    public static void Write(string text) => Console.Error.Write(ControlCharacters.Replace(text));

    /// <summary>Writes one line, with control characters replaced.</summary>
    public static void WriteLine(string text) => Console.Error.WriteLine(ControlCharacters.Replace(text));
}
