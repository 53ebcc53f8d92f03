using LiteCognito.Emulator.Tests.Signatures;

namespace LiteCognito.Emulator.Tests.Control;

/// <summary>The endpoints of an emulator that keeps its state in a file.</summary>
public sealed class ControlStateTests : IDisposable
{
    private const string Id = "us-east-1_Kept";

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private CognitoEmulatorOptions Options => new() { StateFile = _folder.File("state") };

    [Fact]
    public async Task What_was_only_looked_at_is_not_written_by_a_reset()
    {
        using (var emulator = new CognitoEmulator(Options))
        {
            emulator.CreatePool(new() { Id = Id });
            emulator.SetResetPoint();
            using var http = new HttpClient(emulator.CreateHandler());
            await new SignedCalls(http, TimeProvider.System).OkAsync("DeleteUserPool", new() { ["UserPoolId"] = Id });
            emulator.CreatePool(new() { Id = Id });
            await http.GetStringAsync($"http://localhost/_emulator/overview?userPoolId={Id}", Stop);
            await http.GetStringAsync("http://localhost/_emulator/messages?username=maria", Stop);
            emulator.Reset();
        }
        using var again = new CognitoEmulator(Options);
        Assert.Equal(Id, Assert.Single(again.UserPools).Id);
    }

    public void Dispose() => _folder.Dispose();
}
