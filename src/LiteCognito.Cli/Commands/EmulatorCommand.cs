using System.Security.Cryptography;
using ConsoleAppFramework;
using LiteCognito.Cli.Execution;
using LiteCognito.Cli.Output;
using LiteCognito.Emulator;

namespace LiteCognito.Cli.Commands;

internal sealed class EmulatorCommand
{
    /// <summary>Runs an offline user pool on a loopback port until it is stopped (Ctrl+C).</summary>
    /// <param name="port">The port; 0 for a free one.</param>
    /// <param name="json">JSON on stdout, once it listens.</param>
    [Command("emulator")]
    public Task<int> RunAsync(
        int port = 9229, bool json = false) => CommandRunner.RunAsync(async cancellationToken =>
    {
        if (port is < 0 or > ushort.MaxValue)
            throw new UsageException($"--port {port} is no port: 0 to {ushort.MaxValue}.");
        const string Username = "alice";
        string password = $"Aa1!{RandomNumberGenerator.GetHexString(16, lowercase: true)}";
        using var emulator = new CognitoEmulator();
        EmulatorPool pool = emulator.CreatePool();
        EmulatorClient client = pool.CreateClient(new EmulatorClientOptions
        {
            Name = "litecognito",
            CallbackUrls = ["http://127.0.0.1/callback", "http://localhost/callback"],
            ExplicitAuthFlows =
            [
                "ALLOW_USER_SRP_AUTH", "ALLOW_USER_PASSWORD_AUTH", "ALLOW_USER_AUTH", "ALLOW_CUSTOM_AUTH",
                "ALLOW_ADMIN_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH",
            ],
        });
        pool.AddUser(Username, password, new Dictionary<string, string>
        {
            ["email"] = "alice@example.com",
            ["phone_number"] = "+15555550100",
        });

        using EmulatorListener listener = emulator.Listen(port);
        StandardError.WriteLine($"Listening on {listener.Endpoint} with the pool {pool.Id}, the app client {client.Id} "
            + $"and the user {Username}, whose password is {password}");
        StandardError.WriteLine("Codes that it sends are at /_emulator/messages; "
            + "signed calls take the access key 'testing' with the secret 'testing'. Ctrl+C stops it.");
        if (json)
            StandardOutput.WriteJson(writer =>
            {
                writer.WriteString("endpoint", listener.Endpoint.AbsoluteUri);
                writer.WriteString("userPoolId", pool.Id);
                writer.WriteString("clientId", client.Id);
                writer.WriteString("username", Username);
                writer.WriteString("password", password);
            });
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using (cancellationToken.Register(stopped.SetResult))
            await stopped.Task;
        return ExitCode.Success;
    });
}
