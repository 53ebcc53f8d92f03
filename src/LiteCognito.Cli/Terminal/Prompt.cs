using LiteCognito.Cli.Execution;
using LiteCognito.Cli.Output;

namespace LiteCognito.Cli.Terminal;

/// <summary>Prompts the user at the terminal.</summary>
internal static class Prompt
{
    /// <summary>Gets a value that indicates whether there is a terminal at which a user can answer.</summary>
    public static bool IsInteractive => UserTerminal.IsPresent;

    /// <summary>
    /// Prompts, without showing the input unless <paramref name="isVisible"/>. Returns <see langword="null"/> if the input is empty or
    /// there is no terminal.
    /// </summary>
    public static string? Ask(string question, bool isVisible = false)
    {
        if (!IsInteractive)
            return null;
        // Turns off the terminal's own echo before a quick user can answer. The runtime turns it on again when the process ends.
        _ = Console.KeyAvailable;
        UserTerminal.Write(question);
        try
        {
            return Interruption.Run(() => ReadLine(isVisible));
        }
        finally
        {
            UserTerminal.WriteLine("");
        }
    }

    private static string? ReadLine(bool isVisible)
    {
        using var line = new EditedLine(isVisible);
        while (true)
        {
            ConsoleKeyInfo key = Console.ReadKey(intercept: true);
            if (key.Key == ConsoleKey.Enter)
                return line.ToAnswer();
            line.Type(key.Key == ConsoleKey.Backspace ? '\b' : key.KeyChar);
        }
    }
}
