using System.CommandLine;
using System.CommandLine.Invocation;
using LiteCognito.Cli.Execution;

namespace LiteCognito.Cli.Parsing;

/// <summary>Runs instead of the command, which may lack options: help, the version, suggestions.</summary>
internal sealed class ToolAction(Action<ParseResult> run) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    /// <summary>Gets a value that indicates whether the command line may contain words that are neither commands nor options.</summary>
    public bool AcceptsAnyWord { get; init; }

    public override int Invoke(ParseResult parseResult)
    {
        run(parseResult);
        return ExitCode.Success;
    }
}
