using System.Text.Json.Nodes;
using LiteCognito.Emulator.Tests.Signatures;
using Microsoft.Extensions.Time.Testing;

namespace LiteCognito.Emulator.Tests.Persistence;

/// <summary>The base of tests that open emulators on a state file.</summary>
public abstract class StateFileScene : IDisposable
{
    protected const string Password = "Correct-horse-7";

    private readonly TemporaryFolder _folder = new();
    private readonly List<IDisposable> _opened = [];

    protected FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));

    protected string StateFile => PathOf("pools.state");

    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _opened.ForEach(opened => opened.Dispose());
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    protected string PathOf(string name) => _folder.File(name);

    protected CognitoEmulator Open(string? file = null)
    {
        var emulator = new CognitoEmulator(new CognitoEmulatorOptions { TimeProvider = Clock, StateFile = file ?? StateFile });
        _opened.Add(emulator);
        return emulator;
    }

    protected CognitoClient Client(CognitoEmulator emulator, string pool, string client) => new(
        new() { UserPoolId = pool, ClientId = client, TimeProvider = Clock }, Http(emulator));

    /// <summary>Makes a signed call and returns the response.</summary>
    protected Task<JsonNode> CallAsync(CognitoEmulator emulator, string operation, JsonObject input) =>
        new SignedCalls(Http(emulator), Clock).OkAsync(operation, input);

    protected Task<JsonNode> IdentityCallAsync(CognitoEmulator emulator, string operation, JsonObject input) =>
        new SignedCalls(Http(emulator), Clock) { Service = "cognito-identity", Prefix = "AWSCognitoIdentityService." }
            .OkAsync(operation, input);

    /// <summary>Makes an unsigned call and returns the response.</summary>
    protected Task<JsonNode> OpenCallAsync(CognitoEmulator emulator, string operation, JsonObject input) =>
        new SignedCalls(Http(emulator), Clock).OpenAsync(operation, input);

    protected static string[] Usernames(CognitoEmulator emulator) =>
        [.. emulator.UserPools.SelectMany(pool => pool.Users).Select(user => user.Username).Order(StringComparer.Ordinal)];

    protected HttpClient Http(CognitoEmulator emulator)
    {
        var http = new HttpClient(emulator.CreateHandler());
        _opened.Add(http);
        return http;
    }
}
