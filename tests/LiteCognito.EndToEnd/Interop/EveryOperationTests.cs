using System.Text.Json;
using LiteCognito.Emulator;

namespace LiteCognito.EndToEnd.Interop;

/// <summary>
/// The AWS SDKs for JavaScript and Python call every operation that they know. Each one gets a response that the SDK can read, or an
/// error that the SDK's model lists for the operation.
/// </summary>
public sealed class EveryOperationTests : IDisposable
{
    private static readonly Lazy<string?> Python = new(FindPython);

    private readonly CognitoEmulator _emulator = new();
    private readonly EmulatorListener _listener;

    public EveryOperationTests() => _listener = _emulator.Listen();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("user-pools", 140)]
    [InlineData("identity-pools", 23)]
    public async Task Aws_sdk_for_JavaScript_calls_every_operation(string service, int operations)
    {
        JsonElement result = await Node.RunAsync("every-operation.js", Input(service), Cancelled);

        AssertAnswered(result);
        Assert.Equal(operations, result.GetProperty("operations").GetInt32());
    }

    [Theory]
    [InlineData("user-pools", 101)]
    [InlineData("identity-pools", 23)]
    public async Task Boto3_calls_every_operation(string service, int operations)
    {
        if (Python.Value is not { } python)
        {
            Outside.Missing("Python 3 with boto3 is missing.");
            return;
        }
        string script = Path.Combine(Repository.Root, "tests", "LiteCognito.EndToEnd", "calls", "every-operation.py");
        using var process = Running.Start(python, [script]);
        Finished finished = await process.FinishAsync(JsonSerializer.Serialize(Input(service)), Cancelled);
        Assert.True(finished.ExitCode == 0, finished.Errors);
        JsonElement result = JsonDocument.Parse(finished.Output).RootElement;

        AssertAnswered(result);
        Assert.True(result.GetProperty("operations").GetInt32() >= operations, finished.Output);
    }

    public void Dispose()
    {
        _listener.Dispose();
        _emulator.Dispose();
    }

    /// <summary>Returns the Python of the system, or else the one on PATH, if it has boto3.</summary>
    internal static string? FindPython()
    {
        foreach (string? python in (string?[])["/usr/bin/python3", Outside.Find("python3")])
        {
            if (python is null || !File.Exists(python))
                continue;
            using var process = System.Diagnostics.Process.Start(
                new System.Diagnostics.ProcessStartInfo(python, ["-c", "import boto3"]) { RedirectStandardError = true })!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            if (process.ExitCode == 0)
                return python;
        }
        return null;
    }

    private static void AssertAnswered(JsonElement result)
    {
        Assert.True(result.TryGetProperty("problems", out JsonElement problems), result.ToString());
        Assert.Equal([], problems.EnumerateArray().Select(problem => problem.GetString()!));
        Assert.Equal([], result.GetProperty("unknown").EnumerateArray().Select(operation => operation.GetString()!));
        TestContext.Current.TestOutputHelper?.WriteLine(result.GetProperty("refused").ToString());
    }

    private Dictionary<string, string?> Input(string service)
    {
        var variables = new Dictionary<string, string>();
        if (service == "identity-pools")
            variables["pool"] = _emulator.CreateIdentityPool(new() { AllowUnauthenticated = true }).Id;
        return new()
        {
            ["endpoint"] = _listener.Endpoint.ToString(),
            ["region"] = "us-east-1",
            ["service"] = service,
            ["variables"] = JsonSerializer.Serialize(variables),
        };
    }
}
