using System.CommandLine;
using LiteCognito.Cli.Parsing;
using static LiteCognito.Cli.Parsing.SharedOptions;

namespace LiteCognito.Cli.Sessions;

/// <summary>Creates commands of signed-in users, which run with the kept session.</summary>
internal static class SignedInCommand
{
    public static ToolCommand Create(
        string name, string description, string example, Option[] options,
        Func<ParseResult, CognitoSession, CancellationToken, Task<int>> run, string? details = null, Option[]? required = null,
        Option[]? oneOf = null, Action<ParseResult>? check = null) =>
        new(name, description, (line, cancellationToken) =>
        {
            check?.Invoke(line);
            return CurrentSession.RunAsync(line, session => run(line, session, cancellationToken), cancellationToken);
        })
        {
            Details = details is null ? SessionDetails : $"{details} {SessionDetails}",
            Example = example,
            OneOf = oneOf ?? [],
            Required = required ?? [],
            Optional = [.. options, .. SessionOptions],
        };
}
