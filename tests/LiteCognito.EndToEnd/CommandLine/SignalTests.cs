using System.Net;
using System.Net.Sockets;
using System.Text;

namespace LiteCognito.EndToEnd.CommandLine;

/// <summary>Signals to a command that waits for something else than a key.</summary>
public sealed class SignalTests : IDisposable
{
    // More than a pipe holds, so that a process that does not read blocks the writer, and the other way round.
    private const int MoreThanAPipe = 1024 * 1024;

    private readonly TcpListener _server = new(IPAddress.Loopback, 0);

    public SignalTests()
    {
        UnixSignals.Require();
        _server.Start();
    }

    public static TheoryData<string> Readers =>
    [
        "sign-in --pool us-east-1_A --client c --username u --password-stdin",
        "respond --pool us-east-1_A --client c --state -",
        "call GetUser --pool us-east-1_A --input -",
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Endpoint => $"http://{_server.LocalEndpoint}/";

    [Theory, InlineData("SIGINT", 130), InlineData("SIGQUIT", 131), InlineData("SIGTERM", 143)]
    public async Task Call_ends_after_a_signal(string signal, int exitCode)
    {
        using Running run = Start(["sign-in", "--pool", "us-east-1_A", "--client", "c", "--username", "u", "--endpoint", Endpoint]);
        using Socket call = await _server.AcceptSocketAsync(Cancel);
        run.Signal(Enum.Parse<UnixSignal>(signal));
        Assert.Equal(new Finished(exitCode, "", "Cancelled.\n"), await run.EndAsync(Cancel));
    }

    [Fact]
    public async Task Signed_call_ends_after_a_signal()
    {
        using Running run = Start(["admin", "user", "list", "--pool", "us-east-1_A", "--endpoint", Endpoint]);
        using Socket call = await _server.AcceptSocketAsync(Cancel);
        run.Signal(UnixSignal.SIGTERM);
        Assert.Equal(new Finished(143, "", "Cancelled.\n"), await run.EndAsync(Cancel));
    }

    [Theory, MemberData(nameof(Readers))]
    public async Task Read_of_stdin_ends_after_a_signal(string command)
    {
        using Running run = Start(command.Split(' '));
        await run.WriteAsync(new string('x', MoreThanAPipe), Cancel);
        run.Signal(UnixSignal.SIGTERM);
        Assert.Equal(new Finished(143, "", "Cancelled.\n"), await run.EndAsync(Cancel));
    }

    [Theory, MemberData(nameof(Readers))]
    public async Task End_of_stdin_is_reported(string command)
    {
        using Running run = Start(command.Split(' '));
        Finished ended = await run.FinishAsync("", Cancel);
        Assert.NotEqual(0, ended.ExitCode);
        Assert.Equal("", ended.Output);
        Assert.Single(ended.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task Write_to_a_pipe_that_is_not_read_ends_after_a_signal()
    {
        using Running run = Start(["call", "DescribeUserPool", "--pool", "us-east-1_A", "--endpoint", Endpoint, "--json"]);
        using (Socket call = await _server.AcceptSocketAsync(Cancel))
        {
            string answer = "{\"UserPool\": {\"Name\": \"" + new string('x', MoreThanAPipe) + "\"}}";
            await call.ReceiveAsync(new byte[4096], Cancel);
            await call.SendAsync(Encoding.ASCII.GetBytes(
                $"HTTP/1.1 200 OK\r\nContent-Type: application/x-amz-json-1.1\r\nContent-Length: {answer.Length}\r\n\r\n{answer}"), Cancel);
            await run.StartsWritingAsync(Cancel);
        }
        run.Signal(UnixSignal.SIGTERM);
        Assert.Equal(143, await run.ExitAsync(Cancel));
    }

    public void Dispose() => _server.Dispose();

    private static Running Start(string[] arguments) => Running.CommandLine(arguments, new Dictionary<string, string>
    {
        ["LITECOGNITO_PASSWORD"] = "Canary-password-7",
        ["AWS_ACCESS_KEY_ID"] = "testing",
        ["AWS_SECRET_ACCESS_KEY"] = "testing",
    });
}
