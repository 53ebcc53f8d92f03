using System.Text;
using LiteCognito.Cli.Output;

namespace LiteCognito.Cli.Terminal;

/// <summary>Prompts the user at the terminal.</summary>
internal static class HiddenPrompt
{
    /// <summary>Gets a value that indicates whether stdin is a terminal at which a user can answer.</summary>
    public static bool IsInteractive => !Console.IsInputRedirected;

    /// <summary>
    /// Prompts without showing the input. Returns <see langword="null"/> if the input is empty or stdin is not a terminal.
    /// </summary>
    public static string? Ask(string question)
    {
        if (!IsInteractive)
            return null;
        StandardError.Write(question);
        var answer = new StringBuilder();
        while (true)
        {
            ConsoleKeyInfo key = Console.ReadKey(intercept: true);
            if (key.Key == ConsoleKey.Enter)
                break;
            if (key.Key == ConsoleKey.Backspace)
                answer.Length = Math.Max(0, answer.Length - 1);
            else if (key.KeyChar != '\0')
                answer.Append(key.KeyChar);
        }
        Console.Error.WriteLine();
        return answer.Length > 0 ? answer.ToString() : null;
    }
}
