using System.Text.Json;
using ConsoleAppFramework;
using LiteCognito.Cli.Administration;
using LiteCognito.Cli.Connection;
using LiteCognito.Cli.Execution;
using LiteCognito.Cli.Output;

namespace LiteCognito.Cli.Commands;

internal sealed class CallCommand
{
    /// <summary>Calls any operation of the service with JSON as it is, and prints the raw answer.</summary>
    /// <param name="operation">The operation, such as DescribeUserPool.</param>
    /// <param name="input">File with the input, a JSON object; - for stdin. Without it the input is empty.</param>
    /// <param name="pool">User pool id, for its region; nothing is filled in.</param>
    /// <param name="region">AWS region; else the pool's, or that of the AWS settings, such as AWS_REGION.</param>
    /// <param name="endpoint">Address to call instead of AWS; http to another machine needs --allow-insecure-endpoint.</param>
    /// <param name="unsigned">Do not sign, whatever the operation.</param>
    /// <param name="json">The answer on one line.</param>
    [Command("call")]
    public Task<int> RunAsync(
        [Argument] string operation, string? input = null, string? pool = null, string? region = null,
        string? endpoint = null, bool unsigned = false, bool json = false) => CommandRunner.RunAsync(async cancellationToken =>
    {
        CognitoClient client = ClientFactory.CreateForAdministration(endpoint, pool, region);
        string request = input is null ? "{}" : RequestJson.Read(input).ToJsonString();
        JsonElement response = await client.CallAsync(operation, JsonElement.Parse(request), unsigned ? false : null, cancellationToken);
        StandardOutput.WriteJson(response, oneLine: json);
        return ExitCode.Success;
    });
}
