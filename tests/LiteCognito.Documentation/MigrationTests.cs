using System.Globalization;
using System.Text.RegularExpressions;

namespace LiteCognito.Documentation;

/// <summary>What the migration pages print in the column LiteCognito compiles: each code span of a cell, by itself.</summary>
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
        // A statement, an expression, a member of a type, or a type.
        string[] readings = [code, $"_ = {code};", $"_ = nameof({code});", $"_ = typeof({code});"];
        IEnumerable<string[]> errors =
            readings.Select(reading => ExampleCompiler.Errors(new(parts[0], int.Parse(parts[1], CultureInfo.InvariantCulture), Usings, reading, "")));
        Assert.Contains(errors, found => found.Length == 0);
    }

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex CodeSpan();
}
