using System.Globalization;
using LiteCognito.Emulator;

namespace LiteCognito.Cli.Emulation;

/// <summary>Describes a request that the emulator has answered in one line.</summary>
internal static class RequestLine
{
    private const string Nothing = "-";

    /// <summary>Returns the time, the operation, the app client, the user, the outcome and the milliseconds.</summary>
    public static string Of(EmulatorRequestEntry entry) => string.Create(
        CultureInfo.InvariantCulture,
        $"{entry.Time.UtcDateTime:yyyy-MM-ddTHH:mm:ss.fffZ} {entry.Operation} client={entry.ClientId ?? Nothing} "
        + $"user={Word(entry.Username)} {entry.Outcome} {entry.Duration.TotalMilliseconds:0} ms");

    /// <summary>Quotes a name with blanks, so that it cannot look like the rest of the line.</summary>
    private static string Word(string? text) => text is null ? Nothing
        : text.Length == 0 || text == Nothing || text.Contains('"', StringComparison.Ordinal) || text.Any(char.IsWhiteSpace)
            ? $"\"{text.Replace('"', '\'')}\"" : text;
}
