using System.Text.Json;
using LiteCognito.Browser.Page;
using Microsoft.Playwright;

namespace LiteCognito.Browser;

/// <summary>
/// The published program of tests/LiteCognito.Browser.Page, which a server of the tests sends to the browser. Without the variable that
/// names its folder, the tests are skipped.
/// </summary>
public sealed class PageProgram : IDisposable
{
    /// <summary>The environment variable with the folder that the program was published to.</summary>
    private const string Variable = "LITECOGNITO_PAGE";

    private const string Run = """
        async ([name, settings]) => {
            const program = await globalThis.getDotnetRuntime(0).getAssemblyExports("LiteCognito.Browser.Page");
            return await program.LiteCognito.Browser.Page.Checks.RunAsync(name, settings);
        }
        """;

    private readonly string? _folder = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } folder
        ? Path.Combine(Repository.Root, folder, "wwwroot") : null;

    private readonly LocalServer _server;
    private IPage? _shared;

    public PageProgram() => _server = new(Send);

    /// <summary>Runs a check in a page that the tests share. Returns what the check saw.</summary>
    internal async Task<string> RunAsync(Chromium chromium, string check, Settings settings)
    {
        _shared ??= await OpenAsync(chromium);
        return await RunAsync(_shared, check, settings);
    }

    /// <summary>Runs a check in a page. Returns what the check saw.</summary>
    internal static async Task<string> RunAsync(IPage page, string check, Settings settings)
    {
        string json = JsonSerializer.Serialize(settings, SettingsJson.Default.Settings);
        return await page.EvaluateAsync<string>(Run, new[] { check, json });
    }

    /// <summary>Starts the program in a new page.</summary>
    internal async Task<IPage> OpenAsync(Chromium chromium)
    {
        Assert.SkipWhen(_folder is null, $"{Variable} does not name a published page: run tests/LiteCognito.Browser/run.sh.");
        IPage page = await chromium.NewPageAsync();
        await page.GotoAsync(_server.Address.AbsoluteUri);
        await ReadyAsync(page);
        return page;
    }

    /// <summary>Waits until the program has started.</summary>
    internal static Task ReadyAsync(IPage page) => page.Locator("ul.ready").WaitForAsync(new() { State = WaitForSelectorState.Attached });

    public void Dispose() => _server.Dispose();

    private Response Send(Request request)
    {
        string file = Path.Combine(_folder!, request.Path == "/" ? "index.html" : request.Path.TrimStart('/'));
        return File.Exists(file)
            ? new(200, Path.GetExtension(file) switch
            {
                ".html" => "text/html",
                ".js" => "text/javascript",
                ".json" => "application/json",
                ".wasm" => "application/wasm",
                _ => "application/octet-stream",
            }, File.ReadAllBytes(file))
            : new(404, "text/plain", []);
    }
}
