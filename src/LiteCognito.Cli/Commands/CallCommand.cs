using System.CommandLine;
using System.CommandLine.Completions;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using LiteCognito.Cli.Administration;
using LiteCognito.Cli.Connection;
using LiteCognito.Cli.Execution;
using LiteCognito.Cli.Output;
using LiteCognito.Cli.Parsing;
using static LiteCognito.Cli.Parsing.SharedOptions;

namespace LiteCognito.Cli.Commands;

internal static class CallCommand
{
    private static readonly Option<bool> Unsigned = CreateSwitch("--unsigned", "Do not sign the call.");

    private static readonly Option<string> Query = SharedOptions.Create(
        "--query", "path",
        "Print a part of the response, such as Users[0].Username, Users[*].Username for all users, or /Users/0/Username. "
        + "A string is printed without quotes.");

    private static readonly Option<bool> All = CreateSwitch("--all", "Read all pages of a list, and print them as one response.");

    public static Command Create()
    {
        Argument<string> operation = new("operation")
        {
            Description = "The name of the operation, such as DescribeUserPool or describe-user-pool.",
        };
        operation.CompletionSources.Add(_ => OperationNames.All.Select(name => new CompletionItem(name)));
        return new ToolCommand("call", "Call any operation of the Cognito API and print its response.", (line, cancellationToken) =>
            RunAsync(line, line.GetRequiredValue(operation), cancellationToken))
        {
            Arguments = { operation },
            Details = "The request is the JSON object of --input, or empty. No member is added to it: --pool only selects the region.",
            Example = $"ListUsers --input pool.json --all --query 'Users[*].Username' {ToolCommand.ExamplePool}",
            Optional = [Input, Query, All, Pool, Region, Unsigned, .. ConnectionOptions, Json],
        };
    }

    private static async Task<int> RunAsync(ParseResult line, string name, CancellationToken cancellationToken)
    {
        string operation = GetOperation(name);
        ResponseQuery? query = line.GetValue(Query) is { } path ? ResponseQuery.Parse(path) : null;
        string? tokenMember = !line.GetValue(All) ? null : OperationNames.GetTokenMember(operation)
            ?? throw new UsageException(OperationNames.Find(operation) is null
                ? $"--all does not know the pages of {operation}. Remove it."
                : $"{operation} does not return a list in pages. Remove --all.");
        CognitoClient client = ClientFactory.CreateForAdministration(line);
        JsonObject request = line.GetValue(Input) is { } input ? RequestJson.Read(input) : [];
        bool? sign = line.GetValue(Unsigned) ? false : null;
        Task<JsonElement> CallAsync(JsonObject json) =>
            RawCall.SendAsync(client, operation, json, sign, cancellationToken);

        if (tokenMember is not null && query is { WorksByPage: true })
            await ResponsePages.ReadAsync(operation, tokenMember, request, CallAsync, page =>
            {
                Print(line, query, page);
                return true;
            });
        else if (tokenMember is not null)
        {
            JsonObject all = [];
            int pages = 0;
            await ResponsePages.ReadAsync(operation, tokenMember, request, CallAsync, page =>
            {
                ResponsePages.Append(all, page, tokenMember);
                WaitingLine.Report(string.Create(CultureInfo.InvariantCulture, $"{++pages:N0} page{(pages == 1 ? "" : "s")}"));
                return true;
            });
            Print(line, query, JsonElement.Parse(all.ToJsonString()));
        }
        else
            Print(line, query, await CallAsync(request));
        query?.ThrowIfNothingFound();
        return ExitCode.Success;
    }

    /// <summary>Returns the name as the API spells it.</summary>
    private static string GetOperation(string name)
    {
        if (name.Length == 0 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
            throw new UsageException("The operation is not a name of the Cognito API. Use a name such as DescribeUserPool.");
        if (OperationNames.Find(name) is { } known)
            return known;
        if (OperationNames.FindNearest(name) is { } nearest)
            throw new UsageException($"There is no operation '{name}'. Did you mean '{nearest}'?");
        // An operation may be newer than this tool. Cognito knows.
        return char.IsAsciiLetterUpper(name[0]) && !name.Contains('-', StringComparison.Ordinal) ? name : throw new UsageException(
            $"There is no operation '{name}'. If it is new, write its name as the Cognito API does, such as DescribeUserPool.");
    }

    private static void Print(ParseResult line, ResponseQuery? query, JsonElement response)
    {
        bool json = line.GetValue(Json);
        if (query is null)
            StandardOutput.WriteJson(response, oneLine: json);
        else
            query.Select(response, value =>
            {
                if (json || value.ValueKind != JsonValueKind.String)
                    StandardOutput.WriteJson(value, oneLine: json || query.HasManyResults);
                else
                    StandardOutput.WriteText(value.GetString()!);
            });
    }
}
