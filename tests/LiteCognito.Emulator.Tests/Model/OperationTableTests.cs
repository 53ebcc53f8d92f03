using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using LiteCognito.Emulator.Calls;
using LiteCognito.Emulator.Control;
using LiteCognito.Emulator.IdentityPools;
using LiteCognito.Emulator.Operations;
using LiteCognito.Emulator.Persistence;
using LiteCognito.Emulator.State;

namespace LiteCognito.Emulator.Tests.Model;

/// <summary>
/// Compares the table in spec/emulator-operations.md with the emulator and its tests. LITECOGNITO_ACCEPT_TABLE=1 accepts a change.
/// </summary>
public sealed class OperationTableTests
{
    private static readonly string[] Limits = ["length", "range", "pattern", "enum", "required"];

    private static readonly (string Name, string Folder)[] Suites =
    [
        ("facts", "LiteCognito.ServiceBehaviour"), ("raw calls", "LiteCognito.Emulator.Tests"), ("client", "LiteCognito.EndToEnd"),
    ];

    private static readonly PersistentState Empty = new(new EmulatorState(TimeProvider.System), new ControlClock(TimeProvider.System));

    private static readonly Service Identity = IdentityPoolOperations.Service(Empty.IdentityPools, Empty.AccessKeys);

    [Fact]
    public void Table_of_operations_is_up_to_date()
    {
        string path = Repository.Spec("emulator-operations.md");
        string text = File.ReadAllText(path).ReplaceLineEndings("\n");
        string expected = text[..text.IndexOf("\n## User pools\n", StringComparison.Ordinal)]
            + $"\n## User pools\n{Table("operations.json", UserPoolOperations.Service)}"
            + $"\n## Identity pools\n{Table("identity-operations.json", Identity)}";
        if (Environment.GetEnvironmentVariable("LITECOGNITO_ACCEPT_TABLE") == "1")
            File.WriteAllText(path, text = expected);
        Assert.Equal(text, expected);
    }

    private static string Table(string file, Service service)
    {
        JsonElement model = JsonElement.Parse(File.ReadAllText(Repository.Spec(file)));
        var sources = Suites.Select(suite => (suite.Name, Text: Sources(suite.Folder))).ToList();
        var table = new StringBuilder("| operation | the emulator | limits | tests |\n|---|---|---|---|\n");
        foreach (JsonProperty operation in model.GetProperty("operations").EnumerateObject())
        {
            string name = operation.Name;
            Assert.True(service.Signed.ContainsKey(name) || service.Unsigned.ContainsKey(name), $"{name} is not served.");
            string served = KeptOperations.Operations.ContainsKey(name) ? "keeps" : "acts";
            string[] tests = [.. sources.Where(source => IsCalled(source.Text, name)).Select(source => source.Name)];
            Assert.True(tests.Length > 0, $"{name} has no test of its own.");
            table.Append(CultureInfo.InvariantCulture,
                $"| {name} | {served} | {Count(operation.Value.GetProperty("input"), model)} | {string.Join(", ", tests)} |\n");
        }
        return table.ToString();
    }

    private static string Sources(string project) => string.Concat(
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests", project), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.EndsWith(nameof(OperationTableTests) + ".cs", StringComparison.Ordinal)).Select(File.ReadAllText));

    private static bool IsCalled(string sources, string operation) =>
        sources.Contains($"\"{operation}\"", StringComparison.Ordinal)
        || Regex.IsMatch(
            sources, $@"\b{operation.Replace("List", "List(All)?", StringComparison.Ordinal)}Async\(", RegexOptions.IgnoreCase);

    /// <summary>Counts the limits of the members at any depth.</summary>
    private static int Count(JsonElement members, JsonElement model, int depth = 0)
    {
        const int Deepest = 8;
        int count = 0;
        foreach (JsonProperty member in members.EnumerateObject())
        {
            count += Limits.Count(limit => member.Value.TryGetProperty(limit, out _));
            foreach (string inner in (string[])["items", "keys"])
                if (member.Value.TryGetProperty(inner, out JsonElement limits))
                    count += Limits.Count(limit => limits.TryGetProperty(limit, out _));
            string type = member.Value.GetProperty("type").GetString()!;
            string shape = type[(type.LastIndexOfAny(['<', ',']) + 1)..].TrimEnd('>');
            if (depth < Deepest && model.GetProperty("shapes").TryGetProperty(shape, out JsonElement structure))
                count += Count(structure, model, depth + 1);
        }
        return count;
    }
}
