using System.Diagnostics;
using StackExchange.Redis;

namespace LiteCognito.Hosting.Tests;

/// <summary>
/// A Redis of its own on a free port of loopback. It keeps its data in a file, and can be killed, stopped and started
/// again.
/// </summary>
internal sealed class RedisServer : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _program;
    private readonly int _port;
    private Process? _process;

    private RedisServer(string program, int port)
    {
        _program = program;
        _port = port;
    }

    public string Address => $"127.0.0.1:{_port}";

    /// <summary>Starts a server, or skips the test if <c>LITECOGNITO_REDIS</c> does not name the program.</summary>
    public static async Task<RedisServer> StartAsync()
    {
        string? program = Environment.GetEnvironmentVariable("LITECOGNITO_REDIS");
        Assert.SkipWhen(string.IsNullOrEmpty(program), "LITECOGNITO_REDIS names no redis-server. run.sh of this project sets it.");
        var server = new RedisServer(program!, LoopbackPort.Free());
        await server.RestartAsync();
        return server;
    }

    public async Task RestartAsync()
    {
        var start = new ProcessStartInfo(_program)
        {
            RedirectStandardOutput = true,
            ArgumentList =
            {
                "--bind", "127.0.0.1", "--port", $"{_port}", "--dir", Path.GetDirectoryName(_folder.File("x"))!,
                "--appendonly", "yes", "--save", "",
            },
        };
        _process = Process.Start(start)!;
        while (await _process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (!line.Contains("Ready to accept connections", StringComparison.Ordinal))
                continue;
            _ = _process.StandardOutput.ReadToEndAsync(CancellationToken.None);
            return;
        }
        throw new InvalidOperationException("redis-server did not start.");
    }

    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        _process.Dispose();
        _process = null;
    }

    /// <summary>Stops the process without ending it, so that connections stay open and nothing responds.</summary>
    public void Pause() => Signals.Send("STOP", _process!.Id);

    public void Resume() => Signals.Send("CONT", _process!.Id);

    public async Task<ConnectionMultiplexer> ConnectAsync() =>
        await ConnectionMultiplexer.ConnectAsync($"{Address},allowAdmin=true,abortConnect=false");

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
            await KillAsync();
        _folder.Dispose();
    }
}
