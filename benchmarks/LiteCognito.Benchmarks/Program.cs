using BenchmarkDotNet.Running;
using LiteCognito.Ratios;

if (args is ["ratios" or "cold" or "leaks" or "plot", ..])
    return Commands.Main(args);
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
