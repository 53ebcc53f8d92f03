using System.Globalization;
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
        WaitingLine.Pause();
        try
        {
            return Interruption.Run(() => ReadLine(isVisible));
        }
        catch (OperationCanceledException)
        {
            // Half a password must neither be shown when the echo is on again, nor reach the shell.
            UserTerminal.DiscardInput();
            throw;
        }
        finally
        {
            UserTerminal.WriteLine("");
        }
    }

    /// <summary>
    /// Lists choices with numbers, and prompts until the user types a number or a name. Returns the name, or <see langword="null"/> if the
    /// input is empty or there is no terminal.
    /// </summary>
    public static string? Choose(string heading, IReadOnlyList<(string Name, string Description)> choices)
    {
        if (!IsInteractive)
            return null;
        UserTerminal.WriteLine(heading);
        for (int i = 0; i < choices.Count; i++)
            UserTerminal.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {i + 1}  {choices[i].Name}{choices[i].Description}"));
        while (Ask("Number or name: ", isVisible: true) is { } answer)
        {
            answer = answer.Trim();
            if (int.TryParse(answer, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
                && number >= 1 && number <= choices.Count)
                return choices[number - 1].Name;
            foreach ((string name, _) in choices)
                if (name.Equals(answer, StringComparison.OrdinalIgnoreCase))
                    return name;
            UserTerminal.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"Type a number from 1 to {choices.Count}, or one of the names."));
        }
        return null;
    }

    /// <summary>
    /// Prompts for a new password until the user types the same one twice. Returns <see langword="null"/> if the input is empty or there
    /// is no terminal.
    /// </summary>
    public static string? AskNewPassword()
    {
        while (Ask("New password: ") is { } password && Ask("New password again: ") is { } repeated)
        {
            if (password == repeated)
                return password;
            UserTerminal.WriteLine("The passwords differ. Type the new password twice.");
        }
        return null;
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
