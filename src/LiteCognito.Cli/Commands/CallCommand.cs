using System.CommandLine;
using System.Text.Json;
using LiteCognito.Cli.Administration;
using LiteCognito.Cli.Connection;
using LiteCognito.Cli.Execution;
using LiteCognito.Cli.Output;
using LiteCognito.Cli.Parsing;
using static LiteCognito.Cli.Parsing.SharedOptions;

namespace LiteCognito.Cli.Commands;

internal static class CallCommand
{
    public static Command Create()
    {
        Argument<string> operation = new("operation") { Description = "The name of the operation, such as DescribeUserPool." };
        Option<bool> unsigned = CreateSwitch("--unsigned", "Do not sign the call.");
        return new ToolCommand("call", "Call any operation of the Cognito API and print its response.", (line, cancellationToken) =>
            RunAsync(line, line.GetRequiredValue(operation), line.GetValue(unsigned), cancellationToken))
        {
            Arguments = { operation },
            Details = "The request is the JSON object of --input, or empty. No member is added to it: --pool only selects the region.",
            Example = $"DescribeUserPool --input pool.json {ToolCommand.ExamplePool}",
            Optional = [Input, Pool, Region, unsigned, .. ConnectionOptions, Json],
        };
    }

    private static async Task<int> RunAsync(ParseResult line, string operation, bool unsigned, CancellationToken cancellationToken)
    {
        if (!operation.All(char.IsAsciiLetterOrDigit))
            throw new UsageException("The operation is not a name of the Cognito API. Use a name such as DescribeUserPool.");
        CognitoClient client = ClientFactory.CreateForAdministration(line);
        string request = line.GetValue(Input) is { } input ? RequestJson.Read(input).ToJsonString() : "{}";
        JsonElement response = await client.CallAsync(operation, JsonElement.Parse(request), unsigned ? false : null, cancellationToken);
        StandardOutput.WriteJson(response, oneLine: line.GetValue(Json));
        return ExitCode.Success;
    }
}
