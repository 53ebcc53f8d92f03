using System.Diagnostics;
using System.Globalization;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using LiteCognito.Numerics;

namespace LiteCognito.Ratios;

/// <summary>
/// Measures all contenders alternately in one process, in rounds, so that a change in the machine's speed affects all of them equally.
/// Prints one line of JSON per ratio: the median and the minimum of the ratios of all rounds, and the quiet ratio, that of the 5th
/// percentiles of both times.
/// </summary>
internal sealed class Interleaved
{
    private const int Rounds = 40;
    private static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(20);

    private readonly List<(string Name, Action Work, int Repeats, double[] Times)> _contenders = [];

    public static void Run()
    {
        Exchange ours = new(32), peers = new(128);
        var ratios = new Interleaved();
        ratios.Add("client", ours.Client);
        ratios.Add("client-portable", ours.Client<PortableKernel>);
        if (IntegerArithmetic.IsSupported)
            ratios.Add("client-integer", ours.Client<IntegerKernel>);
        if (Sse2Kernel.IsSupported)
            ratios.Add("client-sse2", ours.Client<Sse2Kernel>);
        if (Vector256.IsHardwareAccelerated && Fma.IsSupported && Avx2.IsSupported)
            ratios.Add("client-fma256", ours.Client<Fma256Kernel>);
        if (Vector512.IsHardwareAccelerated && Fma.IsSupported && Avx2.IsSupported)
            ratios.Add("client-fma512", ours.Client<Fma512Kernel>);
        if (ours.OpenSsl is not null)
        {
            ratios.Add("openssl-513", ours.OpenSslSecret);
            ratios.Add("openssl-1024", peers.OpenSslClient);
        }
        ratios.Add("biginteger-equal", () => ours.SystemNumerics());
        ratios.Add("biginteger-1024", () => peers.SystemNumerics());
        ratios.Add("bouncycastle-1024", () => peers.BouncyCastle());
        ratios.Measure();

        ratios.Print("client", "openssl-513");
        ratios.Print("biginteger-equal", "client");
        ratios.Print("biginteger-1024", "client");
        ratios.Print("bouncycastle-1024", "client");
        ratios.Print("openssl-1024", "client");
        foreach (string kernel in (string[])["fma512", "fma256", "sse2", "integer", "portable"])
            ratios.Print($"client-{kernel}", "openssl-513");
        ratios.Print("client-sse2", "client-integer");
    }

    private void Add(string name, Action work) => _contenders.Add((name, work, 0, new double[Rounds]));

    private void Measure()
    {
        // Enough calls and pauses for tiered compilation of every contender to finish.
        for (int pass = 0; pass < 3; pass++)
            for (int i = 0; i < _contenders.Count; i++)
            {
                (string name, Action work, _, double[] times) = _contenders[i];
                long started = Stopwatch.GetTimestamp();
                int calls = 0;
                do
                {
                    work();
                    calls++;
                }
                while (Stopwatch.GetElapsedTime(started) < 3 * Slice || (pass == 0 && calls < 45));
                _contenders[i] = (name, work, Math.Max(1, (int)(calls * (Slice / Stopwatch.GetElapsedTime(started)))), times);
            }
        for (int round = 0; round < Rounds; round++)
            foreach ((_, Action work, int repeats, double[] times) in _contenders)
            {
                long started = Stopwatch.GetTimestamp();
                for (int i = 0; i < repeats; i++)
                    work();
                times[round] = Stopwatch.GetElapsedTime(started).TotalMicroseconds / repeats;
            }
    }

    private void Print(string over, string under)
    {
        double[]? upper = Times(over), lower = Times(under);
        if (upper is null || lower is null)
            return;
        double[] quotients = [.. upper.Zip(lower, (a, b) => a / b).Order()];
        double median = quotients[quotients.Length / 2], quiet = Quiet(upper) / Quiet(lower);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"name":"{{over}}/{{under}}","median":{{median:F3}},"quiet":{{quiet:F3}},"min":{{quotients[0]:F3}}}"""));
    }

    private static double Quiet(double[] times) => times.Order().ElementAt(Rounds / 20);

    private double[]? Times(string name) => _contenders.Find(contender => contender.Name == name).Times;
}
