using System.CommandLine;
using System.Text.Json.Nodes;
using LiteCognito.Cli.Execution;
using LiteCognito.Cli.Lists;
using LiteCognito.Cli.Parsing;
using LiteCognito.Cli.Terminal;
using static LiteCognito.Cli.Parsing.SharedOptions;

namespace LiteCognito.Cli.Administration;

/// <summary>
/// Creates the commands that administer a pool. All of them have the options of a connection and <c>--json</c>. A command that has
/// <c>--region</c> works without a pool; the others have <c>--pool</c>.
/// </summary>
internal static class AdminCommand
{
    /// <summary>Creates a command. If it has <c>--pool</c>, the example follows that option.</summary>
    public static ToolCommand Create(
        string name, string description, string example, IEnumerable<Option> required, IEnumerable<Option> optional,
        Func<ParseResult, CancellationToken, Task<int>> run, string? details = null)
    {
        bool hasPool = !optional.Contains(Region);
        return new(name, description, run)
        {
            Details = details,
            Example = hasPool ? $"{ToolCommand.ExamplePool} {example}".TrimEnd() : example,
            Required = [.. required],
            RequiredSettings = hasPool ? [Pool] : [],
            Optional = [.. optional, .. ConnectionOptions, Json],
        };
    }

    /// <summary>
    /// Creates a command that calls an operation once. It prints the message that <paramref name="format"/> returns; without one, the
    /// response.
    /// </summary>
    public static ToolCommand CreateCall(
        string name, string description, string example, string operation, IEnumerable<Option> required, IEnumerable<Option> optional,
        Func<ParseResult, JsonObject> createRequest, Func<ParseResult, string>? format = null, string? details = null) => Create(
        name, description, example, required, optional,
        (line, cancellationToken) => PoolAdministration.RunAsync(
            line, operation, () => createRequest(line), format?.Invoke(line), cancellationToken),
        details);

    /// <summary>
    /// Creates a command that deletes the item that an option names, after it has asked. <paramref name="kind"/> is what the item is, such
    /// as <c>the user</c>.
    /// </summary>
    public static ToolCommand CreateDelete(
        string description, string example, string operation, Option<string> item, string kind,
        Func<ParseResult, JsonObject> createRequest) => Create(
        "delete", description, $"{example} --yes", [item], [Yes],
        async (line, cancellationToken) =>
        {
            Confirmation.Require(line);
            string name = line.GetRequiredValue(item);
            return Confirmation.Ask(line.GetValue(Yes), $"{kind} {name}")
                ? await PoolAdministration.RunAsync(line, operation, () => createRequest(line), $"Deleted {name}.", cancellationToken)
                : ExitCode.Failure;
        });

    /// <summary>Creates a command that prints all pages of a list.</summary>
    public static ToolCommand CreateList(
        string name, string description, string example, string operation, IEnumerable<Option> required, IEnumerable<Option> optional,
        Func<ParseResult, JsonObject> createRequest, string itemsMember, ListColumns columns, string tokenMember = "NextToken") => Create(
        name, description, example, required, [.. optional, .. ItemList.GetOptions(columns)],
        (line, cancellationToken) => PoolAdministration.ListAsync(
            line, operation, () => createRequest(line), itemsMember, tokenMember, columns, cancellationToken));
}
