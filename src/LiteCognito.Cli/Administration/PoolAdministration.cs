using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using LiteCognito.Cli.Connection;
using LiteCognito.Cli.Execution;
using LiteCognito.Cli.Lists;
using LiteCognito.Cli.Output;
using LiteCognito.Cli.Parsing;
using static LiteCognito.Cli.Parsing.SharedOptions;

namespace LiteCognito.Cli.Administration;

/// <summary>
/// Administers one user pool, or a region if there is no pool, with raw JSON requests and responses, which keep the program smaller than
/// request types would.
/// </summary>
internal sealed class PoolAdministration(CognitoClient client, string? pool)
{
    private const int MaxEmptyPages = 1000;

    public static PoolAdministration Create(ParseResult line) => new(
        ClientFactory.CreateForAdministration(line), ClientFactory.HasPool(line) ? Settings.Get(line, Pool) : null);

    /// <summary>
    /// Calls an operation and prints <paramref name="message"/> on stderr. Without a message, or with <c>--json</c>, also prints the
    /// response on stdout.
    /// </summary>
    public static async Task<int> RunAsync(
        ParseResult line, string operation, Func<JsonObject> createRequest, string? message, CancellationToken cancellationToken)
    {
        var administration = Create(line);
        JsonElement response = await administration.CallAsync(operation, createRequest(), cancellationToken);
        bool json = line.GetValue(Json);
        if (message is not null)
            StandardError.WriteLine(message);
        if (message is null || json)
            StandardOutput.WriteJson(response, oneLine: json);
        return ExitCode.Success;
    }

    /// <summary>Prints all pages of a list, or as many items as --limit allows.</summary>
    public static async Task<int> ListAsync(
        ParseResult line, string operation, Func<JsonObject> createRequest, string itemsMember, string tokenMember,
        ListColumns columns, CancellationToken cancellationToken)
    {
        var list = new ItemList(line, columns);
        var administration = Create(line);
        var seenTokens = new HashSet<string>();
        string? nextToken = null;
        int emptyPages = 0;
        do
        {
            int count = 0;
            JsonObject request = createRequest();
            if (nextToken is not null)
                request[tokenMember] = nextToken;
            JsonElement response = await administration.CallAsync(operation, request, cancellationToken);
            bool goesOn = true;
            if (response.TryGetProperty(itemsMember, out JsonElement items))
                foreach (JsonElement item in items.EnumerateArray())
                {
                    count++;
                    if (!(goesOn = list.Add(item)))
                        break;
                }
            if (!goesOn)
                break;
            nextToken = response.TryGetProperty(tokenMember, out JsonElement token) ? token.GetString() : null;
            if (nextToken is not null && !seenTokens.Add(nextToken))
                throw new CognitoProtocolException($"{operation} leads back to a page that was read already.");
            emptyPages = count == 0 ? emptyPages + 1 : 0;
            if (emptyPages == MaxEmptyPages && nextToken is { Length: > 0 })
                throw new CognitoProtocolException($"{operation} answers with 1,000 empty pages in a row, and there is a next one.");
        }
        while (nextToken is { Length: > 0 });
        list.End();
        return ExitCode.Success;
    }

    public async Task<JsonElement> CallAsync(string operation, JsonObject request, CancellationToken cancellationToken)
    {
        if (pool is not null)
            request["UserPoolId"] = pool;
        return await client.CallAsync(operation, JsonElement.Parse(request.ToJsonString()), null, cancellationToken);
    }
}
