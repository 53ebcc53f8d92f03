using BenchmarkDotNet.Attributes;
using LiteCognito.Numerics;
using LiteCognito.Ratios;

namespace LiteCognito.Benchmarks;

/// <summary>Measures the parts of an SRP client, and the whole client with each kernel.</summary>
[MemoryDiagnoser]
public class SrpPartsBenchmarks
{
    private readonly Exchange _exchange = new(32);

    [Benchmark]
    public void PublicA() => _exchange.PublicA();

    [Benchmark]
    public void Secret() => _exchange.Secret();

    [Benchmark(Baseline = true)]
    public void KernelPortable() => _exchange.Client<PortableKernel>();

    [Benchmark]
    public void Kernel128() => _exchange.Client<IntegerKernel>();

    [Benchmark]
    public void KernelSse2() => _exchange.Client<Sse2Kernel>();

    [Benchmark]
    public void Kernel256() => _exchange.Client<Fma256Kernel>();

    [Benchmark]
    public void Kernel512() => _exchange.Client<Fma512Kernel>();
}
