using System.Diagnostics;
using System.Text;
using LiteCognito.Emulator;

namespace LiteCognito.Browser;

/// <summary>
/// The published sample src/Samples/WebSignIn in a process of its own, with an emulator in this one. Without the variable that names its
/// folder, the tests are skipped.
/// </summary>
public class WebSignInSite : IAsyncLifetime
{
    /// <summary>The environment variable with the folder that the sample was published to.</summary>
    private const string Variable = "LITECOGNITO_WEB_SIGN_IN";

    private static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(1);

    private readonly string? _folder = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } folder
        ? Path.Combine(Repository.Root, folder) : null;

    private readonly TemporaryFolder _home = new();
    private readonly StringBuilder _log = new();
    private readonly EmulatorListener _listener;
    private Process? _process;

    public WebSignInSite()
    {
        _listener = Emulator.Listen();
        Pool = Emulator.CreatePool(PoolOptions);
        App = Pool.CreateClient("web");
        Address = new($"{Scheme}://localhost:{LoopbackPort.Free()}/");
    }

    public CognitoEmulator Emulator { get; } = new();

    public EmulatorPool Pool { get; }

    public EmulatorClient App { get; }

    /// <summary>Gets the address of the start page. Browsers accept passkeys for localhost, not for an IP address.</summary>
    public Uri Address { get; }

    /// <summary>Gets what the site has written to its log.</summary>
    public string Log
    {
        get
        {
            lock (_log)
                return _log.ToString();
        }
    }

    private protected virtual string Scheme => "http";

    private protected virtual EmulatorPoolOptions PoolOptions =>
        new() { AllowedFirstAuthFactors = ["PASSWORD", "EMAIL_OTP", "WEB_AUTHN"], AutoVerifiedAttributes = ["email"] };

    public async ValueTask InitializeAsync()
    {
        if (_folder is null)
            return;
        var start = new ProcessStartInfo("dotnet", [Path.Combine(_folder, "WebSignIn.dll")])
        {
            WorkingDirectory = _folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in Settings(_home))
            start.Environment[name] = value;
        _process = Process.Start(start)!;
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _process.OutputDataReceived += (_, line) => Append(line.Data, ready);
        _process.ErrorDataReceived += (_, line) => Append(line.Data, ready);
        _process.EnableRaisingEvents = true;
        _process.Exited += (_, _) => ready.TrySetException(new InvalidOperationException($"The site ended: {Log}"));
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await ready.Task.WaitAsync(StartTimeout);
    }

    /// <summary>Skips the test if the sample was not published.</summary>
    public void Require() => Assert.SkipWhen(
        _folder is null, $"{Variable} does not name the published sample: run tests/LiteCognito.Browser/run.sh.");

    /// <summary>Returns the newest code that the pool sent to a user.</summary>
    public string Code(string username) => Emulator.Messages.Last(message => message.Username == username).Code;

    /// <summary>Creates a client with the rights of an administrator.</summary>
    public CognitoClient CreateAdministrator(HttpClient http) => new(
        new()
        {
            UserPoolId = Pool.Id,
            Endpoint = _listener.Endpoint,
            Credentials = Signing.AwsCredentialProvider.Static("testing", "testing"),
        },
        http);

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_process is not null)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
            _process.Dispose();
        }
        _listener.Dispose();
        Emulator.Dispose();
        _home.Dispose();
    }

    /// <summary>Returns the environment of the site: its settings, and a folder for the keys of its cookies.</summary>
    private protected virtual Dictionary<string, string> Settings(TemporaryFolder home) => new()
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Development",
        ["ASPNETCORE_URLS"] = Address.GetLeftPart(UriPartial.Authority),
        ["Cognito__UserPoolId"] = Pool.Id,
        ["Cognito__ClientId"] = App.Id,
        ["Cognito__Endpoint"] = _listener.Endpoint.AbsoluteUri,
        ["Site__PostsPerMinute"] = "10000",
        ["HOME"] = home.File(""),
        ["LOCALAPPDATA"] = home.File(""),
    };

    private void Append(string? line, TaskCompletionSource ready)
    {
        if (line is null)
            return;
        lock (_log)
            _log.AppendLine(line);
        if (line.Contains("Application started", StringComparison.Ordinal))
            ready.TrySetResult();
    }
}
