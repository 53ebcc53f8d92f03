using System.Diagnostics;

namespace LiteCognito.Hosting.Tests;

/// <summary>A process of LiteCognito.Farm.</summary>
internal sealed class FarmProgram : IAsyncDisposable
{
    private readonly Process _process;

    private FarmProgram(Process process) => _process = process;

    public static FarmProgram Start(FarmSettings settings, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "LiteCognito.Farm.dll") },
            Environment =
            {
                ["FARM_REDIS"] = settings.Redis,
                ["FARM_ENDPOINT"] = settings.Endpoint.AbsoluteUri,
                ["FARM_POOL"] = settings.Pool,
                ["FARM_CLIENT"] = settings.Client,
                ["FARM_KEYS"] = settings.Keys,
                ["FARM_LOCK"] = settings.LockSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture),
                ["DOTNET_TieredPGO"] = "0",
            },
        };
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);
        return new(Process.Start(start)!);
    }

    public void Pause() => Signals.Send("STOP", _process.Id);

    public void Resume() => Signals.Send("CONT", _process.Id);

    /// <summary>Reads lines until one is as expected. Fails if the process ends first.</summary>
    public async Task ExpectAsync(string expected)
    {
        List<string> lines = [];
        while (await _process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (line == expected)
                return;
            lines.Add(line);
        }
        Assert.Fail($"The process ended without the line '{expected}': {string.Join('\n', lines)}");
    }

    public void WriteLine() => _process.StandardInput.WriteLine();

    /// <summary>Reads the rest of the output, so that the process never waits for a reader.</summary>
    public void Drain() => _ = _process.StandardOutput.ReadToEndAsync(CancellationToken.None);

    /// <summary>Kills the process at once, as a crash of its machine would.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await KillAsync();
        _process.Dispose();
    }
}

/// <summary>What the processes of a farm share.</summary>
internal sealed record FarmSettings(string Redis, Uri Endpoint, string Pool, string Client, string Keys, double LockSeconds);
