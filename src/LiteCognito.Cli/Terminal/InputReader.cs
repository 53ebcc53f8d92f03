using System.Text;
using LiteCognito.Cli.Configuration;
using LiteCognito.Cli.Execution;
using LiteCognito.Cli.Output;

namespace LiteCognito.Cli.Terminal;

/// <summary>Reads input that must not be on the command line: from stdin, a file, the environment or a prompt.</summary>
internal static class InputReader
{
    /// <summary>
    /// Reads a password from stdin, which is a prompt on a terminal; otherwise, from the environment or a prompt. A prompt for a new
    /// password asks twice.
    /// </summary>
    public static string ReadPassword(bool fromStdin, bool isNew = false, string question = "Password: ")
    {
        if (fromStdin)
        {
            string? line = UserTerminal.IsStandardInput
                ? Ask(isNew, question) : Read("-", "--password-stdin", reader => reader.ReadLine());
            return line is { Length: > 0 } ? line : throw new UsageException("--password-stdin was given, but stdin is empty.");
        }
        return EnvironmentVariable.Get("LITECOGNITO_PASSWORD") ?? Ask(isNew, question)
            ?? throw new UsageException("No password: set LITECOGNITO_PASSWORD, use --password-stdin, or run in a terminal to be asked.");
    }

    /// <summary>Reads a file, or stdin if <paramref name="source"/> is <c>-</c>. Both must be UTF-8.</summary>
    public static string ReadText(string source, string option) => source.Length > 0
        ? Read(source, option, reader => reader.ReadToEnd()) : throw new UsageException($"{option} requires the name of a file.");

    private static string? Ask(bool isNew, string question) => isNew ? Prompt.AskNewPassword() : Prompt.Ask(question);

    private static T Read<T>(string source, string option, Func<StreamReader, T> read) => Interruption.Run(() =>
    {
        try
        {
            using var reader = new StreamReader(
                source == "-" ? UserTerminal.OpenStandardInput() : File.OpenRead(source),
                new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
            return read(reader);
        }
        catch (DecoderFallbackException)
        {
            // The exception's message repeats the bytes, which may be secret.
            throw new UsageException($"What {option} reads is not UTF-8.");
        }
    });
}
