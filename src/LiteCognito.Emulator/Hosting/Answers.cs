using LiteCognito.Emulator.Calls;

namespace LiteCognito.Emulator.Hosting;

/// <summary>The responses of every host, in process and over a socket.</summary>
internal static class Answers
{
    private const string HealthPath = "/health";

    /// <summary>Answers a request. The ones that concern no pool are answered here.</summary>
    public static EmulatorResponse To(EmulatorRequest request, Dispatcher dispatcher) =>
        CrossOrigin.IsPreflight(request) ? EmulatorResponse.Text(200, "text/plain", "")
        : request.Method is "GET" or "HEAD" && request.Url.AbsolutePath == HealthPath
            ? EmulatorResponse.Json(200, "application/json", new() { ["status"] = "ok" })
        : dispatcher.Dispatch(request);
}
