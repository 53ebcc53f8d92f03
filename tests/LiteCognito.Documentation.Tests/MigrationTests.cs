using System.Globalization;
using System.Text.RegularExpressions;

namespace LiteCognito.Documentation.Tests;

/// <summary>Tests that each code span in the LiteCognito column of the migration pages compiles on its own.</summary>
public sealed partial class MigrationTests
{
    private static readonly string[] Usings =
        ["using LiteCognito;", "using LiteCognito.Model;", "using LiteCognito.Signing;", "using LiteCognito.Emulator;"];

    public static TheoryData<string> Spans =>
    [
        .. from document in Document.All
           where document.Path.StartsWith("spec/guide/migrat", StringComparison.Ordinal)
           from row in document.Column("LiteCognito")
           from Match span in CodeSpan().Matches(row.Cell)
           select $"{document.Path}:{row.Line}: {span.Groups[1].Value.Replace("\\|", "|", StringComparison.Ordinal)}",
    ];

    [Theory, MemberData(nameof(Spans))]
    public void Code_in_the_LiteCognito_column_compiles(string span)
    {
        string[] parts = span.Split(':', 3);
        string code = parts[2].Trim();
        // The code can be a statement, an expression, a member of a type, or a type.
        string[] readings = [code, $"_ = {code};", $"_ = nameof({code});", $"_ = typeof({code});"];
        int line = int.Parse(parts[1], CultureInfo.InvariantCulture);
        IEnumerable<string[]> errors = readings.Select(reading => ExampleCompiler.Errors(new(parts[0], line, Usings, reading, "")));
        Assert.Contains(errors, found => found.Length == 0);
    }

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex CodeSpan();
}
