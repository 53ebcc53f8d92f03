namespace LiteCognito.Cli.Output;

/// <summary>Colors on a terminal. Text for a file or another program has none, nor with <c>NO_COLOR</c> or <c>--no-color</c>.</summary>
internal static class Style
{
    private const string Bold = "1", Red = "31", Green = "32", Yellow = "33";

    private static bool _isOff = Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 };

    /// <summary>Uses no colors from now on.</summary>
    public static void TurnOff() => _isOff = true;

    /// <summary>Marks a heading on stdout.</summary>
    public static string Heading(string text) => Apply(Bold, text, Console.IsOutputRedirected);

    /// <summary>Marks a state on stdout: green if nothing remains to be done, yellow otherwise.</summary>
    public static string Status(string text, bool isGood) => Apply(isGood ? Green : Yellow, text, Console.IsOutputRedirected);

    /// <summary>Marks an error on stderr.</summary>
    public static string Error(string text) => Apply(Red, text, Console.IsErrorRedirected);

    private static string Apply(string code, string text, bool isRedirected) =>
        _isOff || isRedirected || text.Length == 0 || !UserTerminal.UnderstandsEscapes ? text : $"\e[{code}m{text}\e[0m";
}
