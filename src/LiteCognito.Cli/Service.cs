using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LiteCognito.Cli;

/// <summary>Administrative calls, JSON in and JSON out: types would only make the program larger.</summary>
internal sealed class Service(CognitoClient client, string pool, bool json)
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonWriterOptions OneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Service Of(string pool, string? endpoint, bool json) => new(Target.Administration(endpoint, pool, null), pool, json);

    /// <summary>Runs one call on the pool and prints its answer, or what was done.</summary>
    public static Task<int> RunAsync(
        string pool, string? endpoint, bool json, string operation, Func<JsonObject> input, string? done, CancellationToken cancellationToken) => Execution.RunAsync(async () =>
    {
        var service = Of(pool, endpoint, json);
        JsonElement answer = await service.CallAsync(operation, input(), cancellationToken);
        if (done is not null)
            Output.Prose(done);
        if (done is null || json)
            Print(answer, json);
        return ExitCode.Done;
    });

    /// <summary>Prints all pages of a list: an object a line with <c>--json</c>, else what <paramref name="show"/> says of each.</summary>
    public static Task<int> ListAsync(
        string pool, string? endpoint, bool json, string operation, Func<JsonObject> input, string items, string token, Func<JsonElement, string?> show,
        CancellationToken cancellationToken) => Execution.RunAsync(async () =>
    {
        var service = Of(pool, endpoint, json);
        var seen = new HashSet<string>();
        string? next = null;
        do
        {
            JsonObject page = input();
            if (next is not null)
                page[token] = next;
            JsonElement answer = await service.CallAsync(operation, page, cancellationToken);
            if (answer.TryGetProperty(items, out JsonElement list))
                foreach (JsonElement item in list.EnumerateArray())
                    service.PrintItem(item, show);
            next = answer.TryGetProperty(token, out JsonElement more) ? more.GetString() : null;
            if (next is not null && !seen.Add(next))
                throw new CognitoProtocolException($"{operation} leads back to a page that was read already.");
        }
        while (next is { Length: > 0 });
        return ExitCode.Done;
    });

    public static void Print(JsonElement answer, bool oneLine)
    {
        using Stream stdout = Console.OpenStandardOutput();
        using (var writer = new Utf8JsonWriter(stdout, oneLine ? OneLine : Indented))
            answer.WriteTo(writer);
        stdout.WriteByte((byte)'\n');
    }

    /// <summary>A JSON object out of a file, or stdin for <c>-</c>. What it holds may be secret, so an error repeats none of it.</summary>
    public static JsonObject Read(string source)
    {
        try
        {
            if (JsonNode.Parse(Terminal.Text(source, "--input")) is JsonObject input)
                return input;
        }
        catch (JsonException e)
        {
            throw new UsageException($"--input is not JSON: see line {e.LineNumber + 1}.");
        }
        throw new UsageException("--input is not a JSON object.");
    }

    public async Task<JsonElement> CallAsync(string operation, JsonObject input, CancellationToken cancellationToken)
    {
        input["UserPoolId"] = pool;
        return await client.CallAsync(operation, JsonElement.Parse(input.ToJsonString()), null, cancellationToken);
    }

    private void PrintItem(JsonElement item, Func<JsonElement, string?> show)
    {
        if (json)
            Print(item, oneLine: true);
        else if (show(item) is { } line)
            Console.Out.WriteLine(Output.Plain(line));
    }
}
