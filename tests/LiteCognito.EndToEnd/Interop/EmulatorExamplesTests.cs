using System.Text.Json;

namespace LiteCognito.EndToEnd.Interop;

/// <summary>Runs what <c>emulator --examples</c> prints, exactly as it is printed.</summary>
public sealed class EmulatorExamplesTests : IAsyncLifetime
{
    private Running _emulator = null!;
    private JsonElement _json;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _emulator = Running.CommandLine(["emulator", "--port", "0", "--json", "--examples"]);
        _json = JsonElement.Parse(await _emulator.LineWithAsync("endpoint", Cancel));
    }

    public ValueTask DisposeAsync()
    {
        _emulator.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Command_line_signs_in()
    {
        string[] words = Example("litecognito").Split(' ');
        Assert.Equal("litecognito", words[0]);
        using var tool = Running.CommandLine(
            words[1..], new Dictionary<string, string> { ["LITECOGNITO_PASSWORD"] = _json.GetProperty("password").GetString()! });
        Finished run = await tool.EndAsync(Cancel);
        Assert.True(run.ExitCode == 0, run.Errors);
    }

    [Fact]
    public async Task AWS_CLI_lists_the_user()
    {
        string? shell = Outside.Find("sh");
        if (shell is null || Outside.Find("aws") is null)
            Outside.Missing("The AWS CLI is not on PATH.");
        await ListsAsync(shell!, ["-c", Example("AWS CLI")]);
    }

    [Fact]
    public async Task Boto3_lists_the_user()
    {
        if (EveryOperationTests.FindPython() is not { } python)
        {
            Outside.Missing("Python 3 with boto3 is missing.");
            return;
        }
        await ListsAsync(python, ["-c", Example("boto3")]);
    }

    [Fact]
    public async Task AWS_SDK_for_JavaScript_lists_the_user() =>
        await ListsAsync(Node.Require(), ["--input-type=module", "-e", Example("AWS SDK for JavaScript")]);

    [Fact]
    public async Task Amplify_signs_in()
    {
        string signIn = $$"""

            import { getCurrentUser, signIn } from "aws-amplify/auth";
            await signIn({ username: "alice", password: "{{_json.GetProperty("password")}}" });
            console.log(await getCurrentUser());
            """;
        await ListsAsync(Node.Require(), ["--input-type=module", "-e", Example("Amplify") + signIn]);
    }

    [Fact]
    public void Library_has_the_IDs_and_the_endpoint()
    {
        string endpoint = _json.GetProperty("endpoint").GetString()!.TrimEnd('/');
        Assert.Equal(
            $"var client = new CognitoClient(new() {{ UserPoolId = \"{_json.GetProperty("userPoolId")}\", "
            + $"ClientId = \"{_json.GetProperty("clientId")}\", Endpoint = new(\"{endpoint}\") }});",
            Example("LiteCognito in C#"));
    }

    /// <summary>Returns the lines after the line with the name.</summary>
    private string Example(string name) => Assert.Single(
        _json.GetProperty("examples").GetString()!.ReplaceLineEndings("\n").Split("# "),
        example => example.StartsWith(name + "\n", StringComparison.Ordinal))[(name.Length + 1)..].TrimEnd();

    /// <summary>Runs a program, which must print the name of the user.</summary>
    private static async Task ListsAsync(string program, string[] arguments)
    {
        using var started = Running.Start(program, arguments, Node.Folder);
        Finished run = await started.EndAsync(Cancel);
        Assert.True(run.ExitCode == 0 && run.Output.Contains("alice", StringComparison.Ordinal), run.Output + run.Errors);
    }
}
