using System.CommandLine;
using LiteCognito.Cli.Execution;

namespace LiteCognito.Cli.Parsing;

/// <summary>A command that runs: its options, its example and its code. It can also have subcommands.</summary>
internal sealed class ToolCommand : Command
{
    /// <summary>Options of examples.</summary>
    public const string ExamplePool = "--pool us-east-1_AbCdEfGhI",
        ExampleUser = $"{ExamplePool} --client 1example23456789 --username alice";

    public ToolCommand(string name, string description, Func<ParseResult, CancellationToken, Task<int>> run)
        : base(name, description)
    {
        SetAction(line => CommandRunner.RunAsync(
            cancellationToken =>
            {
                Settings.Require(line, RequiredSettings);
                return run(line, cancellationToken);
            },
            line.GetValue(SharedOptions.NoInput)));
    }

    /// <summary>Gets more sentences for the help of the command.</summary>
    public string? Details { get; init; }

    /// <summary>Gets the arguments of an example, after the path of the command.</summary>
    public required string Example { get; init; }

    /// <summary>Gets the options without which the command does not run.</summary>
    public IReadOnlyList<Option> Required
    {
        get;
        init => field = AddAll(value);
    } = [];

    /// <summary>Gets a value that indicates whether the profile need not exist, because the command writes it.</summary>
    public bool WritesProfile { get; init; }

    /// <summary>Gets the settings without which the command does not run.</summary>
    public IReadOnlyList<Setting> RequiredSettings
    {
        get;
        init
        {
            field = value;
            AddAll(value);
        }
    } = [];

    /// <summary>Gets the other options.</summary>
    public IReadOnlyList<Option> Optional
    {
        get;
        init => field = AddAll(value);
    } = [];

    /// <summary>Gets options of which at least one is necessary.</summary>
    public IReadOnlyList<Option> OneOf { get; init; } = [];

    /// <summary>Gets the words that run a command, without the name of the tool.</summary>
    public static string GetPath(Command command) => string.Join(' ', command.Parents.OfType<Command>()
        .Where(parent => parent is not RootCommand).Select(GetPath).Append(command.Name));

    private IReadOnlyList<Option> AddAll(IReadOnlyList<Option> options)
    {
        foreach (Option option in options)
            Options.Add(option);
        return options;
    }
}
