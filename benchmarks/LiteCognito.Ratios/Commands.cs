namespace LiteCognito.Ratios;

/// <summary>The measurements that run without BenchmarkDotNet, in this program and in the benchmarks program.</summary>
internal static class Commands
{
    public static int Main(string[] args)
    {
        switch (args)
        {
            case ["ratios"]:
                Interleaved.Run();
                return 0;
            case ["ratios", "--aot", .. var instructionSets]:
                return Builds.Run(instructionSets);
            case ["cold"]:
                Cold.Run();
                return 0;
            case ["cold", var contender]:
                Cold.Measure(contender);
                return 0;
            case ["leaks", .. var counts]:
                return Leaks.Run(counts);
            case ["plot"]:
                return Plot();
            default:
                Console.Error.WriteLine("Usage: ratios [--aot [INSTRUCTION-SET...]] | cold | plot | leaks [SAMPLES-PER-OPERATION SAMPLES-PER-EXPONENTIATION [KERNEL]]");
                return 2;
        }
    }

    /// <summary>Draws the newest results. The current directory must be the root of the repository.</summary>
    private static int Plot()
    {
        string folder = Path.Combine("benchmarks", "results");
        if (!Directory.Exists(folder))
        {
            Console.Error.WriteLine($"There is no folder {folder} here. Run this command in the repository's root.");
            return 1;
        }
        string results = File.ReadAllText(Directory.GetFiles(folder, "*.md").Max(StringComparer.Ordinal)!);
        foreach (string theme in RatiosPlot.Themes)
            File.WriteAllText(Path.Combine(folder, RatiosPlot.FileName(theme)), RatiosPlot.Draw(results, theme));
        return 0;
    }
}
