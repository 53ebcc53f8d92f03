using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace LiteCognito.Ratios;

/// <summary>
/// Measures the first SRP client of a new process and the fastest of the following ones. The program starts itself again for each
/// measurement and alternates between the contenders.
/// </summary>
internal static class Cold
{
    private const int Processes = 9, WarmCalls = 200;

    public static void Run()
    {
        double[] ours = new double[Processes], warm = new double[Processes], theirs = new double[Processes];
        for (int i = 0; i < Processes; i++)
        {
            (ours[i], warm[i]) = Start("client");
            (theirs[i], _) = Start("biginteger-1024");
        }
        Print("cold-client-ms", ours);
        Print("cold-client/cold-biginteger-1024", [.. ours.Zip(theirs, (a, b) => a / b)]);
        Print("cold-client/warm-client", [.. ours.Zip(warm, (a, b) => a / b)]);
        Console.Error.WriteLine(RuntimeFeature.IsDynamicCodeCompiled ? "compiled just in time" : "compiled ahead of time");
    }

    public static void Measure(string contender)
    {
        // Nothing but the generation of random bytes comes before the measurement.
        var exchange = new ColdExchange();
        Action work = contender == "client" ? exchange.Client : exchange.SystemNumerics;
        double first = Milliseconds(work), best = first;
        for (int i = 0; i < (contender == "client" ? WarmCalls : 0); i++)
            best = Math.Min(best, Milliseconds(work));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{first} {best}"));
    }

    private static (double First, double Best) Start(string contender)
    {
        string[] arguments = [.. Environment.GetCommandLineArgs().Skip(1).TakeWhile(argument => argument != "cold"), "cold", contender];
        using Process process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, arguments) { RedirectStandardOutput = true })!;
        string[] times = process.StandardOutput.ReadToEnd().Split(' ');
        process.WaitForExit();
        return (double.Parse(times[0], CultureInfo.InvariantCulture), double.Parse(times[1], CultureInfo.InvariantCulture));
    }

    private static double Milliseconds(Action work)
    {
        long started = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    private static void Print(string name, double[] values)
    {
        Array.Sort(values);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $$"""{"name":"{{name}}","median":{{values[values.Length / 2]:F3}},"min":{{values[0]:F3}}}"""));
    }
}
