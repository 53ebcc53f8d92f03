using LiteCognito.Signing;

namespace LiteCognito.Emulator.Tests.State;

/// <summary>State that a test reads and changes while other threads answer calls.</summary>
public sealed class EmulatorStateTests : IDisposable
{
    private readonly CognitoEmulator _emulator = new();
    private readonly EmulatorPool _pool;
    private readonly EmulatorClient _app;
    private readonly EmulatorUser _user;

    public EmulatorStateTests()
    {
        _pool = _emulator.CreatePool();
        _app = _pool.CreateClient("app", generateSecret: true);
        _user = _pool.AddUser("alice", "Passw0rd!", new Dictionary<string, string> { ["email"] = "alice@example.com" });
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Text_of_a_custom_answer_lacks_the_metadata_which_may_contain_a_code() => Assert.Equal(
        "CustomAuthResult { ChallengeName = CUSTOM_CHALLENGE, Passed = True }",
        new CustomAuthResult("CUSTOM_CHALLENGE", true, "code-123456").ToString());

    [Fact]
    public async Task Groups_can_be_changed_while_they_are_listed()
    {
        const int Rounds = 100;
        var admin = new CognitoClient(
            new()
            {
                UserPoolId = _pool.Id,
                Credentials = AwsCredentialProvider.Static("testing", "testing"),
                Limits = new() { MaxAttempts = 1 },
            },
            new HttpClient(_emulator.CreateHandler()));
        Task listing = Task.Run(async () =>
        {
            for (int i = 0; i < Rounds; i++)
                await admin.AdminListGroupsForUserAsync(new() { Username = "alice" }, Cancel);
        }, Cancel);
        for (int i = 0; !listing.IsCompleted; i++)
        {
            _user.Groups.Add($"group{i % 50}");
            if (_user.Groups.Count >= 50)
                _user.Groups.Clear();
            Thread.Yield();
        }
        await listing;
    }

    [Fact]
    public void Turning_on_a_factor_waits_for_the_call_in_progress() => Waits(
        () => Assert.Throws<InvalidOperationException>(_user.EnableEmailMfa), () => _user.Attributes.Remove("email"));

    [Fact]
    public void Reading_the_secret_waits_for_the_call_in_progress() => Waits(
        () => Assert.Equal("changed", _app.Secret), () => _app.Secrets[0] = _app.Secrets[0] with { Value = "changed" });

    public void Dispose() => _emulator.Dispose();

    /// <summary>Holds the lock like a call in progress, starts a read on another thread, and then changes the state.</summary>
    private void Waits(Action read, Action change)
    {
        Exception? failure = null;
        var reader = new Thread(() => failure = Record.Exception(read));
        lock (_pool.State.Gate)
        {
            reader.Start();
            SpinWait.SpinUntil(() => (reader.ThreadState & (ThreadState.WaitSleepJoin | ThreadState.Stopped)) != 0);
            change();
        }
        reader.Join();
        Assert.Null(failure);
    }
}
