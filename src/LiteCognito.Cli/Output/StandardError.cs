namespace LiteCognito.Cli.Output;

/// <summary>Messages for the user, on stderr.</summary>
internal static class StandardError
{
    /// <summary>Writes text without a line end, control characters replaced.</summary>
    public static void Write(string text) => Console.Error.Write(ControlCharacters.Replace(text));

    /// <summary>Writes one line, control characters replaced.</summary>
    public static void WriteLine(string text) => Console.Error.WriteLine(ControlCharacters.Replace(text));
}
