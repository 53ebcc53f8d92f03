using LiteCognito.Browser.Page;
using LiteCognito.Emulator;

namespace LiteCognito.Browser;

/// <summary>A user pool in an emulator with a listener, which the page calls.</summary>
public abstract class PageTests : IDisposable
{
    protected const string Username = "alice", Password = "Correct-horse-7";

    private readonly CognitoEmulator _emulator = new();
    private readonly EmulatorListener _listener;
    private readonly Chromium _chromium;
    private readonly PageProgram _program;

    private protected PageTests(Chromium chromium, PageProgram program)
    {
        (_chromium, _program) = (chromium, program);
        _listener = _emulator.Listen();
        EmulatorPool pool = _emulator.CreatePool();
        User = pool.AddUser(Username, Password, new Dictionary<string, string> { ["email"] = "alice@example.com" });
        Settings = new()
        {
            UserPoolId = pool.Id,
            ClientId = pool.CreateClient("page").Id,
            Endpoint = _listener.Endpoint,
            Username = Username,
            Password = Password,
        };
    }

    protected EmulatorUser User { get; }

    private protected Settings Settings { get; }

    public virtual void Dispose()
    {
        _listener.Dispose();
        _emulator.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Starts the program in a page of its own.</summary>
    private protected Task<Microsoft.Playwright.IPage> OpenAsync() => _program.OpenAsync(_chromium);

    /// <summary>Runs a check in the page that the tests share.</summary>
    private protected Task<string> RunAsync(string check, Settings? settings = null) =>
        _program.RunAsync(_chromium, check, settings ?? Settings);
}
