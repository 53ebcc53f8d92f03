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
        if (message is not null)
            return Write(line, message, response);
        StandardOutput.WriteJson(response, oneLine: line.GetValue(Json));
        return ExitCode.Success;
    }

    /// <summary>Prints a message on stderr and, with <c>--json</c>, the response on stdout.</summary>
    public static int Write(ParseResult line, string message, JsonElement response)
    {
        StandardError.WriteLine(message);
        if (line.GetValue(Json))
            StandardOutput.WriteJson(response, oneLine: true);
        return ExitCode.Success;
    }

    /// <summary>
    /// Changes settings. Cognito resets every setting that an update omits, so the update repeats those that it describes, in the member
    /// <paramref name="kind"/>. <paramref name="prepare"/> removes what an update refuses.
    /// </summary>
    public static async Task<int> UpdateAsync(
        ParseResult line, string kind, Func<JsonObject> createRequest, JsonObject changes, Action<JsonObject> prepare, string message,
        CancellationToken cancellationToken)
    {
        var administration = Create(line);
        JsonElement response = await administration.CallAsync("Describe" + kind, createRequest(), cancellationToken);
        JsonObject request = RawCall.Copy(RawCall.Find(response, kind, JsonValueKind.Object)
            ?? throw new CognitoProtocolException($"Describe{kind} returned no {kind}. Check --endpoint."));
        prepare(request);
        foreach ((string name, JsonNode? value) in changes.Concat(createRequest()))
            request[name] = value?.DeepClone();
        return Write(line, message, await administration.CallAsync("Update" + kind, request, cancellationToken));
    }

    /// <summary>Prints all pages of a list, or as many items as --limit allows.</summary>
    public static async Task<int> ListAsync(
        ParseResult line, string operation, Func<JsonObject> createRequest, string itemsMember, string tokenMember,
        ListColumns columns, CancellationToken cancellationToken)
    {
        var list = new ItemList(line, columns);
        var administration = Create(line);
        await ResponsePages.ReadAsync(
            operation, tokenMember, createRequest(), request => administration.CallAsync(operation, request, cancellationToken), page =>
            {
                if (RawCall.Find(page, itemsMember, JsonValueKind.Array) is { } items)
                    foreach (JsonElement item in items.EnumerateArray())
                        if (!list.Add(item))
                            return false;
                return true;
            });
        list.End();
        return ExitCode.Success;
    }

    public async Task<JsonElement> CallAsync(string operation, JsonObject request, CancellationToken cancellationToken)
    {
        if (pool is not null)
            request["UserPoolId"] = pool;
        return await RawCall.SendAsync(client, operation, request, null, cancellationToken);
    }
}
