using System.Text.Json;

namespace LiteCognito.EndToEnd.Interop;

/// <summary>cognito-local, an independent server, on a free loopback port with one pool, one app client and one user.</summary>
internal sealed class CognitoLocal : IDisposable
{
    public const string Username = "lena";
    public const string Password = "Correct-horse-7";

    private readonly Running _process;
    private readonly DirectoryInfo _folder;

    private CognitoLocal(Running process, DirectoryInfo folder)
    {
        _process = process;
        _folder = folder;
    }

    public Uri Endpoint { get; private set; } = null!;

    /// <summary>Gets the folder that the server runs in, with the database.</summary>
    public string Folder => _folder.FullName;

    public string PoolId { get; private set; } = "";

    public string ClientId { get; private set; } = "";

    public static async Task<CognitoLocal> StartAsync(CancellationToken cancellationToken)
    {
        string node = Node.Require();
        DirectoryInfo folder = Directory.CreateTempSubdirectory("cognito-local-");
        Directory.CreateDirectory(Path.Combine(folder.FullName, ".cognito"));
        await File.WriteAllTextAsync(
            Path.Combine(
            folder.FullName, ".cognito", "config.json"), """{"UserPoolDefaults":{"UsernameAttributes":[]}}""", cancellationToken);

        var process = Running.Start(
            node, [Path.Combine(Node.Folder, "node_modules", "cognito-local", "lib", "bin", "start.js")], folder.FullName,
            new Dictionary<string, string> { ["HOST"] = "127.0.0.1", ["PORT"] = "0", ["CODE"] = "123456" });
        var server = new CognitoLocal(process, folder);
        try
        {
            await server.SetUpAsync(cancellationToken);
            return server;
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    private async Task SetUpAsync(CancellationToken cancellationToken)
    {
        string line = await _process.LineWithAsync("http://", cancellationToken);
        string port = new([.. line[(line.LastIndexOf(':') + 1)..].TakeWhile(char.IsAsciiDigit)]);
        Endpoint = new Uri($"http://127.0.0.1:{port}/");

        JsonElement made = await Node.RunAsync("aws-sdk.js", new Dictionary<string, string?>
        {
            ["endpoint"] = Endpoint.ToString(),
            ["region"] = "local",
            ["username"] = Username,
            ["password"] = Password,
        }, cancellationToken);
        PoolId = made.GetProperty("poolId").GetString()!;
        ClientId = made.GetProperty("clientId").GetString()!;
    }
}
