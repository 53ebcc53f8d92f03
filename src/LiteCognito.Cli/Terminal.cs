using System.Text;

namespace LiteCognito.Cli;

/// <summary>Secrets from where they may come: the environment, stdin, or a prompt that does not show them.</summary>
internal static class Terminal
{
    public static bool IsInteractive => !Console.IsInputRedirected;

    public static string Password(bool fromStdin)
    {
        if (fromStdin)
            return Read("-", "--password-stdin", reader => reader.ReadLine()) is { Length: > 0 } line ? line : throw new UsageException("--password-stdin was given, but stdin is empty.");
        return Variable("LITECOGNITO_PASSWORD") ?? Prompt("Password: ")
            ?? throw new UsageException("No password: set LITECOGNITO_PASSWORD, use --password-stdin, or run in a terminal to be asked.");
    }

    /// <summary>A file, or stdin for <c>-</c>: UTF-8, whatever the console's encoding is.</summary>
    public static string Text(string source, string option) => Read(source, option, reader => reader.ReadToEnd());

    private static T Read<T>(string source, string option, Func<StreamReader, T> read)
    {
        try
        {
            using var reader = new StreamReader(
                source == "-" ? Console.OpenStandardInput() : File.OpenRead(source), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
            return read(reader);
        }
        catch (DecoderFallbackException)
        {
            // Its text repeats what was read.
            throw new UsageException($"What {option} reads is not UTF-8.");
        }
    }

    /// <summary>An environment variable, verbatim; an empty one counts as none.</summary>
    public static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    /// <summary>Asks without showing the answer; <see langword="null"/> where nobody is there to ask.</summary>
    public static string? Prompt(string question)
    {
        if (!IsInteractive)
            return null;
        Console.Error.Write(Output.Plain(question));
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
