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
            case ["cold"]:
                Cold.Run();
                return 0;
            case ["cold", var contender]:
                Cold.Measure(contender);
                return 0;
            case ["leaks", .. var counts]:
                return Leaks.Run(counts);
            default:
                Console.Error.WriteLine("Usage: ratios | cold | leaks [SAMPLES-PER-OPERATION SAMPLES-PER-EXPONENTIATION]");
                return 2;
        }
    }
}
