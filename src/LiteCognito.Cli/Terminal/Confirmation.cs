using System.CommandLine;
using LiteCognito.Cli.Execution;
using LiteCognito.Cli.Output;
using LiteCognito.Cli.Parsing;

namespace LiteCognito.Cli.Terminal;

/// <summary>Asks before something is deleted.</summary>
internal static class Confirmation
{
    /// <summary>Throws if the user can neither be asked nor has used --yes.</summary>
    public static void Require(ParseResult line)
    {
        if (!line.GetValue(SharedOptions.Yes) && !Prompt.IsInteractive)
            throw new UsageException(
                $"{ToolCommand.GetPath(line.CommandResult.Command)} asks before it deletes, and there is no terminal. Use --yes.");
    }

    /// <summary>
    /// Asks whether to delete <paramref name="item"/>, unless <paramref name="yes"/> is true. Returns true for y or yes. An empty answer
    /// means no.
    /// </summary>
    public static bool Ask(bool yes, string item) =>
        End(yes || Prompt.Ask($"Delete {item}? [y/N] ", isVisible: true)?.Trim().ToUpperInvariant() is "Y" or "YES");

    /// <summary>Asks whether to delete <paramref name="item"/>. Returns true if the answer is its name.</summary>
    public static bool AskName(string item, string name) =>
        End(Prompt.Ask($"Delete {item}? Type its name: ", isVisible: true)?.Trim() == name.Trim());

    private static bool End(bool isConfirmed)
    {
        if (!isConfirmed)
            StandardError.WriteLine("Nothing was deleted.");
        return isConfirmed;
    }
}
