using System.Reflection;

namespace LiteCognito.Tests.Architecture;

/// <summary>Tests that code that runs only on Windows has tests, which the repository's workflow runs there.</summary>
public sealed class WindowsTests
{
    [Fact]
    public void Each_file_with_code_for_Windows_is_named_by_a_test_that_runs_there()
    {
        IEnumerable<string> tested = typeof(WindowsTests).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Select(method => method.GetCustomAttribute<WindowsFactAttribute>()?.File).OfType<string>().Distinct();
        IEnumerable<string> files = Repository.Files("src", "*.cs")
            .Where(file => File.ReadAllText(Path.Combine(Repository.Root, file)).Contains("IsWindows()", StringComparison.Ordinal))
            .Select(file => file["src/".Length..]);
        Assert.Equal(files.Order(StringComparer.Ordinal), tested.Order(StringComparer.Ordinal));
    }
}
