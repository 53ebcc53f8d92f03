using System.Diagnostics;
using LiteCognito.Emulator;
using LiteCognito.Hosting.Tests.Extensions;

namespace LiteCognito.Hosting.Tests.Samples;

/// <summary>Runs the sample Worker as a process against the emulator and an API on loopback.</summary>
public sealed class WorkerTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Worker_calls_the_api_with_a_machine_token()
    {
        using var emulator = new CognitoEmulator();
        EmulatorPool pool = emulator.CreatePool();
        EmulatorClient app = pool.CreateClient(new EmulatorClientOptions
        {
            Name = "worker",
            GenerateSecret = true,
            AllowedOAuthFlows = ["client_credentials"],
            AllowedOAuthScopes = ["orders/read"],
        });
        using EmulatorListener listener = emulator.Listen();
        using var api = new RecordingServer("[]");
        (string output, string received) = await RunAsync(api, new()
        {
            ["Cognito__UserPoolId"] = pool.Id,
            ["Cognito__ClientId"] = app.Id,
            ["Cognito__ClientSecret"] = app.Secret,
            ["Cognito__Endpoint"] = listener.Endpoint.ToString(),
            ["Cognito__OAuth__Domain"] = listener.Endpoint.ToString(),
        }, "The API returned 2 characters.");
        string token = received.Split("Authorization: Bearer ")[1].Split('\r', '\n')[0];
        CognitoTokenVerifier verifier = new CognitoClient(new()
        {
            UserPoolId = pool.Id,
            ClientId = app.Id,
            Endpoint = listener.Endpoint,
        }).CreateTokenVerifier();
        Assert.Equal(["orders/read"], (await verifier.VerifyAsync(token, TokenUse.Access, Cancel)).Scopes);
        Assert.Contains("is signed in", output, StringComparison.Ordinal);
        Assert.DoesNotContain(app.Secret!, output, StringComparison.Ordinal);
        Assert.DoesNotContain(token, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Worker_without_a_secret_does_not_start_and_names_the_setting()
    {
        using var api = new RecordingServer("[]");
        (string output, _) = await RunAsync(api, [], "Cognito:ClientSecret is missing");
        Assert.Empty(api.Requests);
        Assert.Contains("OptionsValidationException", output, StringComparison.Ordinal);
    }

    /// <summary>Runs the sample until its output contains a text. Returns the output and the first request to the API.</summary>
    private static async Task<(string Output, string Received)> RunAsync(
        RecordingServer api, Dictionary<string, string?> settings, string until)
    {
        string build = Path.GetFileName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        string folder = Path.Combine(Repository.Root, "artifacts", "bin", "Worker", build);
        var start = new ProcessStartInfo("dotnet", ["exec", Path.Combine(folder, "Worker.dll")])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["Orders__Address"] = api.Address.ToString();
        foreach ((string name, string? value) in settings)
            start.Environment[name] = value;
        var lines = new Journal<string>();
        using var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => lines.Add(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => lines.Add(line.Data ?? "");
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await lines.WaitAsync(line => line.Contains(until, StringComparison.Ordinal));
        }
        catch (TimeoutException)
        {
            Assert.Fail($"The output does not contain '{until}':\n{string.Join('\n', lines.All)}");
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(Cancel);
        }
        return (string.Join('\n', lines.All), api.Contents.FirstOrDefault() ?? "");
    }
}
