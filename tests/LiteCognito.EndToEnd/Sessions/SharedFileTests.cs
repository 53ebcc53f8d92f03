using LiteCognito.Emulator;

namespace LiteCognito.EndToEnd.Sessions;

/// <summary>Processes that share a file of tokens.</summary>
public sealed class SharedFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("litecognito-").FullName;
    private readonly CognitoEmulator _emulator = new();

    [Fact]
    public async Task Two_processes_share_a_file_store_for_200_rotating_refreshes_without_losing_the_session()
    {
        CancellationToken cancelled = TestContext.Current.CancellationToken;
        EmulatorPool pool = _emulator.CreatePool();
        // Without a grace period, using a refresh token twice, or overwriting it with an older one, ends the session.
        EmulatorClient app = pool.CreateClient(
            new EmulatorClientOptions { Name = "app", RefreshTokenRotation = true, RetryGracePeriod = TimeSpan.Zero });
        pool.AddUser(Offline.Username, Offline.Password);
        using EmulatorListener listener = _emulator.Listen();
        string file = Path.Combine(_folder, "sessions.json");
        var client = new CognitoClient(
            new() { Endpoint = listener.Endpoint, UserPoolId = pool.Id, ClientId = app.Id, TokenStore = new FileTokenStore(file) });
        Assert.Null(Offline.Session(await client.SignInAsync(Offline.Username, Offline.Password, cancelled)).StoreFailure);

        string[] arguments = [
            Path.Combine(
                AppContext.BaseDirectory,
                "LiteCognito.Refresher.dll"), listener.Endpoint.AbsoluteUri, pool.Id, app.Id, Offline.Username, file, "100"];
        using Running one = Running.Start("dotnet", arguments), another = Running.Start("dotnet", arguments);
        await Task.WhenAll(one.LineWithAsync("ready", cancelled), another.LineWithAsync("ready", cancelled));
        Finished[] runs = await Task.WhenAll(one.FinishAsync("go\n", cancelled), another.FinishAsync("go\n", cancelled));

        Assert.All(runs, run => Assert.Equal((0, "100", ""), (run.ExitCode, run.Output.Trim(), run.Errors)));
        CognitoSession session = (await client.RestoreSessionAsync(Offline.Username, cancelled))!;
        string before = session.Tokens.AccessToken;
        Assert.NotEqual(before, (await session.RefreshAsync(cancelled)).AccessToken);
        Assert.NotNull((await session.GetUserAsync(cancelled)).Username);
    }

    public void Dispose()
    {
        _emulator.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
