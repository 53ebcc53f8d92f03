using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using LiteCognito.Emulator;
using Microsoft.Playwright;

namespace LiteCognito.Browser;

/// <summary>
/// A web application with Amplify and the AWS SDK for JavaScript, which is another origin than the emulator. Without the variable that
/// names the bundled script, the tests are skipped.
/// </summary>
internal sealed class AmplifyPage : IDisposable
{
    /// <summary>The environment variable with the script that amplify.js was bundled to.</summary>
    private const string Variable = "LITECOGNITO_AMPLIFY";

    private readonly string? _script = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } script
        ? Path.Combine(Repository.Root, script) : null;

    private readonly LocalServer _server;
    private string _settings = "";

    public AmplifyPage() => _server = new(Send);

    public string Origin => _server.Address.GetLeftPart(UriPartial.Authority);

    public async Task<IPage> OpenAsync(Chromium chromium, Uri endpoint, EmulatorClient app, EmulatorPool pool)
    {
        Assert.SkipWhen(_script is null, $"{Variable} does not name a bundled script: run tests/LiteCognito.Browser/run.sh.");
        _settings = new JsonObject
        {
            ["endpoint"] = endpoint.AbsoluteUri,
            ["poolId"] = pool.Id,
            ["clientId"] = app.Id,
        }.ToJsonString();
        IPage page = await chromium.NewPageAsync(anyCertificate: true);
        await page.GotoAsync(_server.Address.AbsoluteUri);
        await ReadyAsync(page);
        return page;
    }

    /// <summary>Waits until the script has run.</summary>
    public static Task ReadyAsync(IPage page) =>
        page.Locator("html[data-ready]").WaitForAsync(new() { State = WaitForSelectorState.Attached });

    /// <summary>Calls a function of the script. Returns its result, or the error as text.</summary>
    public static async Task<JsonElement> RunAsync(IPage page, string check, object? input = null)
    {
        JsonElement? outcome = await page.EvaluateAsync("call => window.check(call)", new[] { check, input });
        return outcome!.Value.TryGetProperty("error", out JsonElement error) ? error : outcome.Value.GetProperty("result");
    }

    public void Dispose() => _server.Dispose();

    private Response Send(Request request) => request.Path switch
    {
        "/page.js" => new(200, "text/javascript", File.ReadAllBytes(_script!)),
        "/" => new(200, "text/html", Encoding.UTF8.GetBytes($"""
            <!DOCTYPE html>
            <html lang="en">
            <head><meta charset="utf-8"><title>Amplify</title></head>
            <body>
            <script type="application/json" id="settings">{_settings}</script>
            <script src="page.js"></script>
            </body>
            </html>
            """)),
        _ => new(404, "text/plain", []),
    };
}
