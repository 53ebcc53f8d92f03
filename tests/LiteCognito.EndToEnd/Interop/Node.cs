using System.Text.Json;

namespace LiteCognito.EndToEnd.Interop;

/// <summary>Runs the drivers in the folder <c>node</c>, which read one JSON object from stdin and write one JSON line to stdout.</summary>
internal static class Node
{
    public static string Folder { get; } = Path.Combine(Repository.Root, "tests", "LiteCognito.EndToEnd", "node");

    /// <summary>Returns the path of Node. Ends the test if Node or its packages are missing.</summary>
    public static string Require()
    {
        string? node = Outside.Find("node");
        if (node is null)
            Outside.Missing("Node 20 or newer is not on PATH.");
        if (!Directory.Exists(Path.Combine(Folder, "node_modules")))
            Outside.Missing("The npm packages are missing: run `npm ci` in tests/LiteCognito.EndToEnd/node.");
        return node!;
    }

    public static async Task<JsonElement> RunAsync(
        string driver, IReadOnlyDictionary<string, string?> input, CancellationToken cancellationToken)
    {
        using var process = Running.Start(Require(), [Path.Combine(Folder, driver)], Folder);
        Finished finished = await process.FinishAsync(JsonSerializer.Serialize(input), cancellationToken);
        string line = finished.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).LastOrDefault() ?? "";
        Assert.True(line.StartsWith('{'), $"{driver} wrote no JSON: {finished.Errors}");
        return JsonDocument.Parse(line).RootElement;
    }
}
