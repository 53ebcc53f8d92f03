using System.Text.RegularExpressions;

namespace LiteCognito.Tests.Architecture;

/// <summary>Tests that code that runs only on Windows has tests, which the repository's workflow runs there.</summary>
public sealed partial class WindowsTests
{
    [Fact]
    public void Each_file_with_code_for_Windows_is_named_by_a_test_that_runs_there()
    {
        IEnumerable<string> tested = Repository.Files("tests", "*.cs")
            .SelectMany(file => Attribute().Matches(File.ReadAllText(Path.Combine(Repository.Root, file))))
            .Select(match => match.Groups[1].Value).Distinct();
        IEnumerable<string> files = Repository.Files("src", "*.cs")
            .Where(file => File.ReadAllText(Path.Combine(Repository.Root, file)).Contains("IsWindows()", StringComparison.Ordinal))
            .Select(file => file["src/".Length..]);
        Assert.Equal(files.Order(StringComparer.Ordinal), tested.Order(StringComparer.Ordinal));
    }

    [GeneratedRegex("""\[WindowsFact\("([^"]+)"\)""")]
    private static partial Regex Attribute();
}
