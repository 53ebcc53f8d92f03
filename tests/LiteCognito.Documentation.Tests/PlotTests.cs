using LiteCognito.Ratios;

namespace LiteCognito.Documentation.Tests;

/// <summary>Tests that the pictures of the benchmark ratios are up to date.</summary>
public sealed class PlotTests
{
    public static TheoryData<string> Themes => [.. RatiosPlot.Themes];

    [Theory, MemberData(nameof(Themes))]
    public void Picture_shows_the_newest_results(string theme)
    {
        string results = Path.Combine(Repository.Root, "benchmarks", "results");
        string newest = Directory.GetFiles(results, "*.md").Max(StringComparer.Ordinal)!;
        Assert.Equal(RatiosPlot.Draw(File.ReadAllText(newest), theme), File.ReadAllText(Path.Combine(results, RatiosPlot.FileName(theme))));
    }
}
