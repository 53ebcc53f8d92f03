using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LiteCognito.ServiceBehaviour.Live;
using Xunit.v3;

[assembly: AssemblyFixture(typeof(FactTable))]

namespace LiteCognito.ServiceBehaviour.Live;

/// <summary>
/// Collects the results of all tests. If LITECOGNITO_RESULTS names a folder, a run against the emulator writes them there, and a run
/// against another server writes a table of both.
/// </summary>
public sealed partial class FactTable : IDisposable
{
    private const string Same = "same", NotRun = "not run";

    private static readonly ConcurrentBag<Row> Rows = [];

    /// <summary>Adds the result of the current test, whose class is being disposed.</summary>
    /// <param name="skippedBecause">The reason for which the test was skipped.</param>
    public static void Add(string? skippedBecause)
    {
        ITestContext context = TestContext.Current;
        if (context.TestMethod is not IXunitTestMethod method || context.Test is not { } test)
            return;
        string[] facts = [.. method.Method.GetCustomAttributes<NoteAttribute>().Select(note => note.Id)];
        string name = test.TestDisplayName[(typeof(ServiceFacts).Namespace!.Length + 1)..];
        Rows.Add(new(test.UniqueID, facts, name, context.TestState?.Result switch
        {
            TestResult.Passed => Same,
            TestResult.Failed => Difference(context.TestState.ExceptionMessages?.FirstOrDefault() ?? "failed"),
            _ => $"{NotRun}: {skippedBecause ?? "skipped"}",
        }));
    }

    public void Dispose()
    {
        if (Environment.GetEnvironmentVariable("LITECOGNITO_RESULTS") is not { Length: > 0 } folder)
            return;
        Directory.CreateDirectory(folder);
        string emulator = Path.Combine(folder, "emulator.json");
        if (LiveSettings.Current is not { } settings)
        {
            var results = new JsonObject(Rows.Select(row => KeyValuePair.Create(row.Id, (JsonNode?)row.Result)));
            File.WriteAllText(emulator, results.ToJsonString());
            return;
        }
        JsonObject other = File.Exists(emulator) ? JsonNode.Parse(File.ReadAllText(emulator))!.AsObject() : [];
        File.WriteAllText(Path.Combine(folder, "table.md"), Table(settings, other));
    }

    /// <summary>Returns the first message of a failed test in one line, without what identifies an account.</summary>
    internal static string Difference(string message)
    {
        string[] lines = message.Split('\n', StringSplitOptions.TrimEntries);
        string text = lines.FirstOrDefault(line => line.StartsWith("Expected:", StringComparison.Ordinal)) is { } expected
            && lines.FirstOrDefault(line => line.StartsWith("Actual:", StringComparison.Ordinal)) is { } actual
            ? $"expected {expected["Expected:".Length..].Trim()}, actual {actual["Actual:".Length..].Trim()}"
            : string.Join(' ', lines);
        text = Account().Replace(Principal().Replace(text, "arn:…"), "…");
        return Cut(text, 1000);
    }

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..length] + "…";

    private static string Table(LiveSettings settings, JsonObject emulator)
    {
        int same = Rows.Count(row => row.Result == Same);
        int skipped = Rows.Count(row => row.Result.StartsWith(NotRun, StringComparison.Ordinal));
        var table = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"{settings.Endpoint.Host}, {settings.Region}, ")
            .Append(CultureInfo.InvariantCulture, $"{TimeProvider.System.GetUtcNow():yyyy-MM-dd}: ")
            .Append(CultureInfo.InvariantCulture, $"{same} same, {Rows.Count - same - skipped} different, {skipped} not run.\n\n")
            .Append("| Fact | Test | Emulator | Service |\n|---|---|---|---|\n");
        foreach (Row row in Rows.OrderBy(row => row.Order).ThenBy(row => row.Test, StringComparer.Ordinal))
        {
            string[] cells = [string.Join(", ", row.Facts), Cut(row.Test, 200), emulator[row.Id]?.ToString() ?? NotRun, row.Result];
            table.Append("| ").AppendJoin(" | ", cells.Select(Cell)).Append(" |\n");
        }
        return table.ToString();
    }

    private static string Cell(string text) => text.ReplaceLineEndings(" ").Replace("|", "\\|", StringComparison.Ordinal);

    [GeneratedRegex(@"arn:aws[\w-]*:(iam|sts)::\S*")]
    private static partial Regex Principal();

    [GeneratedRegex(@"(?<!\d)\d{12}(?!\d)")]
    private static partial Regex Account();

    private sealed record Row(string Id, string[] Facts, string Test, string Result)
    {
        public int Order => Facts.Length > 0 && int.TryParse(Facts[0].AsSpan(1), CultureInfo.InvariantCulture, out int number) ? number : 0;
    }
}
