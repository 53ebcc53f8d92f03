namespace LiteCognito.Ratios;

/// <summary>What this program, and the one of the benchmarks, measures by itself.</summary>
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
                Console.Error.WriteLine("Give one of: ratios, cold, leaks [SAMPLES-OF-ONE-OPERATION SAMPLES-OF-ONE-EXPONENTIATION].");
                return 2;
        }
    }
}
