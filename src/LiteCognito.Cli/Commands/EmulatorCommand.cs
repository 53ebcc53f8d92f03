using System.CommandLine;
using System.Security.Cryptography;
using LiteCognito.Cli.Execution;
using LiteCognito.Cli.Output;
using LiteCognito.Cli.Parsing;
using LiteCognito.Emulator;
using static LiteCognito.Cli.Parsing.SharedOptions;

namespace LiteCognito.Cli.Commands;

internal static class EmulatorCommand
{
    private const int DefaultPort = 9229;

    public static Command Create()
    {
        Option<int?> port = new("--port")
        {
            HelpName = "number",
            Description = $"The port. 0 selects a free one. Default: {DefaultPort}.",
        };
        return new ToolCommand("emulator", "Run an offline user pool on a local port.", (line, cancellationToken) =>
            RunAsync(line.GetValue(port) ?? DefaultPort, line.GetValue(Json), cancellationToken))
        {
            Details = "Prints the IDs of the pool, of its app client and of an identity pool, and a user with a password. Ctrl+C stops it.",
            Example = "--port 0 --json",
            Optional = [port, Json],
        };
    }

    private static async Task<int> RunAsync(int port, bool json, CancellationToken cancellationToken)
    {
        if (port is < 0 or > ushort.MaxValue)
            throw new UsageException($"--port {port} is not a port. Use 0 to {ushort.MaxValue}.");
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

        EmulatorIdentityPool identityPool = emulator.CreateIdentityPool(new() { UserPools = [pool] });

        using EmulatorListener listener = Listen(emulator, port);
        StandardError.WriteLine($"Listening on {listener.Endpoint} with the pool {pool.Id}, the app client {client.Id}, "
            + $"the identity pool {identityPool.Id} and the user {Username}, whose password is {password}");
        StandardError.WriteLine("Codes that it sends are at /_emulator/messages; "
            + "signed calls take the access key 'testing' with the secret 'testing'. Ctrl+C stops it.");
        if (json)
            StandardOutput.WriteJson(writer =>
            {
                writer.WriteString("endpoint", listener.Endpoint.AbsoluteUri);
                writer.WriteString("userPoolId", pool.Id);
                writer.WriteString("clientId", client.Id);
                writer.WriteString("identityPoolId", identityPool.Id);
                writer.WriteString("username", Username);
                writer.WriteString("password", password);
            });
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using (cancellationToken.Register(stopped.SetResult))
            await stopped.Task;
        return ExitCode.Success;
    }

    private static EmulatorListener Listen(CognitoEmulator emulator, int port)
    {
        try
        {
            return emulator.Listen(port);
        }
        catch (IOException e)
        {
            throw new IOException($"{e.Message} Stop the program that uses it, or choose another port with --port.", e);
        }
    }
}
