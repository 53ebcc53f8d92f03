namespace LiteCognito.Cli.Output;

/// <summary>Writes messages for the user to stderr.</summary>
internal static class StandardError
{
    /// <summary>Writes text without a line end, with control characters replaced.</summary>
    public static void Write(string text) => WriteAsIs(ControlCharacters.Replace(text));

    /// <summary>Writes one line, with control characters replaced.</summary>
    public static void WriteLine(string text) => WriteAsIs(ControlCharacters.Replace(text) + Environment.NewLine);

    /// <summary>Writes one line that says what failed.</summary>
    public static void WriteError(string text) => WriteAsIs(Style.Error(ControlCharacters.Replace(text)) + Environment.NewLine);

    private static void WriteAsIs(string text)
    {
        WaitingLine.Clear();
        try
        {
            Console.Error.Write(text);
        }
        catch (IOException)
        {
            // The terminal was closed or the disk is full. A message that nobody can read must not change the exit code.
        }
    }
}
