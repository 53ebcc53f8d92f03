using BenchmarkDotNet.Running;
using LiteCognito.Benchmarks;

switch (args)
{
    case ["ratios"]:
        Ratios.Run();
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Ratios).Assembly).Run(args);
        break;
}
