using System.Diagnostics;
using System.Runtime.InteropServices;

namespace LiteCognito.Ratios;

/// <summary>
/// Measures the ratios in several builds of this program: just in time, just in time without AVX, and published with Native AOT, by default
/// and for x86-64-v3. Prints a part of a results file. The current directory must be the root of the repository.
/// </summary>
internal static class Builds
{
    private const string Project = "benchmarks/LiteCognito.Ratios";

    public static int Run(string[] instructionSets)
    {
        if (!Directory.Exists(Project))
        {
            Console.Error.WriteLine($"There is no folder {Project} here. Run this command in the repository's root.");
            return 1;
        }
        Console.WriteLine($"{Processor()}; {RuntimeInformation.FrameworkDescription}; {OpenSsl.Version}.");
        Heading("Just in time");
        Interleaved.Run();
        Console.WriteLine("```");
        bool x64 = RuntimeInformation.ProcessArchitecture == Architecture.X64;
        int failed = 0;
        if (x64)
            failed += Measure("Just in time, without AVX", Itself(), ("DOTNET_EnableAVX", "0"));
        if (instructionSets.Length == 0 && x64)
            instructionSets = ["x86-64-v3"];
        foreach (string instructionSet in (string[])["", .. instructionSets])
        {
            string name = instructionSet.Length == 0 ? "default" : instructionSet, folder = $"artifacts/ratios/{name}";
            List<string> publish =
            [
                "dotnet", "publish", Project, "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "-o", folder,
                "-v:quiet", "-nologo",
            ];
            if (instructionSet.Length > 0)
                publish.Add($"-p:IlcInstructionSet={instructionSet}");
            if (Start(publish, toError: true) == 0)
                failed += Measure($"Native AOT, {name}", [Path.Combine(folder, "LiteCognito.Ratios"), "ratios"]);
            else
                failed++;
        }
        return failed == 0 ? 0 : 1;
    }

    private static int Measure(string title, List<string> command, params (string Name, string Value)[] environment)
    {
        Heading(title);
        int code = Start(command, toError: false, environment);
        Console.WriteLine("```");
        return code == 0 ? 0 : 1;
    }

    private static void Heading(string title) => Console.WriteLine($"\n{title}:\n```json");

    /// <summary>Returns the command that starts this program again, also if <c>dotnet</c> started it.</summary>
    private static List<string> Itself()
    {
        string[] arguments = Environment.GetCommandLineArgs();
        return Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet"
            ? [Environment.ProcessPath!, arguments[0], "ratios"]
            : [Environment.ProcessPath!, "ratios"];
    }

    /// <summary>Runs a command. Its output becomes that of this program, or goes to standard error.</summary>
    private static int Start(List<string> command, bool toError, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1)) { RedirectStandardOutput = true };
        foreach ((string name, string value) in environment)
            start.Environment[name] = value;
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        (toError ? Console.Error : Console.Out).Write(output);
        process.WaitForExit();
        return process.ExitCode;
    }

    private static string Processor()
    {
        const string Info = "/proc/cpuinfo";
        if (!File.Exists(Info))
            return RuntimeInformation.OSDescription;
        string[] lines = File.ReadAllLines(Info);
        return $"{Value("model name")} (family {Value("cpu family")}, model {Value("model")})";

        string Value(string name) =>
            lines.Select(line => line.Split(':', 2)).FirstOrDefault(pair => pair[0].Trim() == name)?[^1].Trim() ?? "unknown";
    }
}
