using System.Diagnostics;

namespace LiteCognito.EndToEnd;

/// <summary>A process of another program. Disposing it kills the process and its children.</summary>
internal sealed class Running : IDisposable
{
    private static readonly Lazy<string> Folders = new(() =>
    {
        string folder = Directory.CreateTempSubdirectory("litecognito-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        return folder;
    });

    private static readonly string Published = Environment.GetEnvironmentVariable("LITECOGNITO_CLI") ?? "";

    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly Task<string> _errors;

    private Running(Process process)
    {
        _process = process;
        _errors = process.StandardError.ReadToEndAsync();
    }

    public static Running Start(
        string program, IEnumerable<string> arguments, string? folder = null, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder ?? "",
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        return new Running(Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start."));
    }

    /// <summary>Gets a value that indicates whether the tests run a published command line, which <c>LITECOGNITO_CLI</c> names.</summary>
    public static bool IsPublished => Published.Length > 0;

    /// <summary>
    /// Gets the program that runs the command line and its first arguments: the executable that <c>LITECOGNITO_CLI</c> names; otherwise,
    /// the build output of the tests.
    /// </summary>
    public static string[] CommandLineProgram { get; } =
    [
        // A script that starts the tests in the background, or with nohup, ignores these signals, and so would every process of them.
        .. OperatingSystem.IsLinux() ? (string[])["env", "--default-signal=HUP,INT,QUIT"] : [],
        .. IsPublished
            ? (string[])[Path.GetFullPath(Published)]
            : ["dotnet", Path.Combine(AppContext.BaseDirectory, "LiteCognito.Cli.dll")],
    ];

    /// <summary>
    /// Gets the program that starts another one in a session of its own, without a terminal: <c>setsid</c>, or perl on macOS, which does
    /// not have it. It becomes the other program.
    /// </summary>
    public static string[] NewSession { get; } =
        Outside.Find("setsid") is { } setsid ? [setsid] : ["perl", "-e", "use POSIX; POSIX::setsid(); exec @ARGV"];

    /// <summary>Returns the variables with the folder for the profiles and kept sessions of the command line.</summary>
    public static IReadOnlyDictionary<string, string> CommandLineFolders(string folder) => new Dictionary<string, string>
    {
        ["XDG_CONFIG_HOME"] = folder,
        ["XDG_STATE_HOME"] = folder,
        ["APPDATA"] = folder,
        ["LOCALAPPDATA"] = folder,
    };

    /// <summary>Returns a folder that does not exist yet, so that a command does not find or change the sessions of the user.</summary>
    public static string NewFolder() => Path.Combine(Folders.Value, Guid.NewGuid().ToString("N"));

    /// <summary>Starts the command line without a terminal, even if the tests have one.</summary>
    public static Running CommandLine(IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        string[] program = OperatingSystem.IsWindows() ? CommandLineProgram : [.. NewSession, .. CommandLineProgram];
        // Windows has no sessions without a console.
        Dictionary<string, string> variables = new(CommandLineFolders(NewFolder()))
        {
            ["LITECOGNITO_NO_INPUT"] = OperatingSystem.IsWindows() ? "1" : "",
        };
        foreach ((string name, string value) in environment ?? new Dictionary<string, string>())
            variables[name] = value;
        return Start(program[0], [.. program[1..], .. arguments], environment: variables);
    }

    /// <summary>Reads stdout up to the first line that contains <paramref name="text"/>.</summary>
    public async Task<string> LineWithAsync(string text, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(Timeout);
        while (await _process.StandardOutput.ReadLineAsync(timeout.Token) is { } line)
            if (line.Contains(text, StringComparison.Ordinal))
                return line;
        throw new InvalidOperationException($"{_process.StartInfo.FileName} ended without writing '{text}': {await _errors}");
    }

    /// <summary>Sends a signal to the process.</summary>
    public void Signal(UnixSignal signal) => signal.Send(_process.Id);

    /// <summary>Waits for the process to end, with stdin open.</summary>
    public async Task<Finished> EndAsync(CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(Timeout);
        string output = await _process.StandardOutput.ReadToEndAsync(timeout.Token);
        await _process.WaitForExitAsync(timeout.Token);
        return new Finished(_process.ExitCode, output, await _errors);
    }

    /// <summary>Waits for the process to end, without reading stdout.</summary>
    public async Task<int> ExitAsync(CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(Timeout);
        await _process.WaitForExitAsync(timeout.Token);
        return _process.ExitCode;
    }

    /// <summary>Reads the first character of stdout.</summary>
    public async Task StartsWritingAsync(CancellationToken cancellationToken) =>
        Assert.Equal(1, await _process.StandardOutput.ReadAsync(new char[1], cancellationToken));

    /// <summary>Writes a line to stdin, which stays open.</summary>
    public Task WriteLineAsync(string line, CancellationToken cancellationToken) =>
        WriteAsync(line + Environment.NewLine, cancellationToken);

    /// <summary>Writes text to stdin, which stays open.</summary>
    public async Task WriteAsync(string text, CancellationToken cancellationToken)
    {
        await _process.StandardInput.WriteAsync(text.AsMemory(), cancellationToken);
        await _process.StandardInput.FlushAsync(cancellationToken);
    }

    /// <summary>Writes text to stdin, and closes it.</summary>
    public async Task WriteToEndAsync(string text, CancellationToken cancellationToken)
    {
        await WriteAsync(text, cancellationToken);
        _process.StandardInput.Close();
    }

    /// <summary>Writes <paramref name="input"/> to stdin, closes it, and waits for the process to end.</summary>
    public async Task<Finished> FinishAsync(string input, CancellationToken cancellationToken)
    {
        try
        {
            await _process.StandardInput.WriteAsync(input.AsMemory(), cancellationToken);
            _process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The process ended without reading. Its output shows why.
        }
        return await EndAsync(cancellationToken);
    }

    /// <summary>Ends the process and its children at once (SIGKILL), and waits for the end.</summary>
    public void Kill()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }
}

/// <summary>The exit code and output of a finished process.</summary>
internal sealed record Finished(int ExitCode, string Output, string Errors);
