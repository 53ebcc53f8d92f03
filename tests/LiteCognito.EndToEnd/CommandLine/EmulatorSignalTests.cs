using System.Globalization;
using System.Text.Json;
using LiteCognito.Emulator;

namespace LiteCognito.EndToEnd.CommandLine;

/// <summary>
/// <c>emulator</c> runs until a signal stops it. <c>LITECOGNITO_STARTS</c> is the number of starts for each signal, 3 by default.
/// </summary>
public sealed class EmulatorSignalTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static IEnumerable<TheoryDataRow<string, int>> Starts =>
        from signal in (string[])[nameof(UnixSignal.SIGINT), nameof(UnixSignal.SIGTERM)]
        from start in Enumerable.Range(1, int.Parse(Variable ?? "3", CultureInfo.InvariantCulture))
        select new TheoryDataRow<string, int>(signal, start);

    private static string? Variable => Environment.GetEnvironmentVariable("LITECOGNITO_STARTS") is { Length: > 0 } value ? value : null;

    [Theory, MemberData(nameof(Starts))]
    public async Task Emulator_ends_with_success_after_a_signal(string signal, int start)
    {
        UnixSignals.Require();
        using var emulator = Running.CommandLine(["emulator", "--port", "0", "--json"]);
        await emulator.LineWithAsync("endpoint", Cancel);
        emulator.Signal(Enum.Parse<UnixSignal>(signal));
        Finished run = await emulator.EndAsync(Cancel);
        Assert.True(run.ExitCode == 0, $"Start {start} ended with {run.ExitCode}: {run.Errors}");
        Assert.DoesNotContain("exception", run.Errors, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Emulator_ends_with_success_after_a_repeated_signal()
    {
        UnixSignals.Require();
        using var emulator = Running.CommandLine(["emulator", "--port", "0", "--json"]);
        await emulator.LineWithAsync("endpoint", Cancel);
        // A wrapper such as npm forwards the signal that the terminal has sent to the emulator too.
        emulator.Signal(UnixSignal.SIGINT);
        emulator.Signal(UnixSignal.SIGTERM);
        Assert.Equal(0, (await emulator.EndAsync(Cancel)).ExitCode);
    }

    [Fact]
    public async Task Port_that_is_in_use_is_named()
    {
        using var emulator = new CognitoEmulator();
        using EmulatorListener listener = emulator.Listen();
        using var second = Running.CommandLine(["emulator", "--port", $"{listener.Endpoint.Port}"]);
        Finished run = await second.EndAsync(Cancel);
        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Matches(
            $@"^Port {listener.Endpoint.Port} cannot be used: .*[^.]\. "
            + @"Stop the program that uses it, or choose another port with --port\.\n$", run.Errors.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task Emulator_ends_during_a_request()
    {
        UnixSignals.Require();
        using var emulator = Running.CommandLine(["emulator", "--port", "0", "--json"]);
        JsonElement json = JsonDocument.Parse(await emulator.LineWithAsync("endpoint", Cancel)).RootElement;
        var endpoint = new Uri(json.GetProperty("endpoint").GetString()!);
        using var caller = new System.Net.Sockets.TcpClient();
        await caller.ConnectAsync(endpoint.Host, endpoint.Port, Cancel);
        using var writer = new StreamWriter(caller.GetStream());
        await writer.WriteAsync(
            $"POST / HTTP/1.1\r\nHost: {endpoint.Authority}\r\nContent-Length: 100\r\nExpect: 100-continue\r\n\r\n");
        await writer.FlushAsync(Cancel);
        // The interim response shows that the request is being read.
        Assert.NotEqual(0, await caller.GetStream().ReadAsync(new byte[16], Cancel));
        emulator.Signal(UnixSignal.SIGTERM);
        Finished run = await emulator.EndAsync(Cancel);
        Assert.Equal(0, run.ExitCode);
        Assert.DoesNotContain("exception", run.Errors, StringComparison.OrdinalIgnoreCase);
    }
}
