using LiteCognito.Emulator.Calls;

namespace LiteCognito.Emulator.Hosting;

/// <summary>The responses of every host, in process and over a socket.</summary>
internal static class Answers
{
    private const string HealthPath = "/health";

    /// <summary>Answers a request. The ones that concern no pool are answered here.</summary>
    public static Task<EmulatorResponse> ToAsync(
        EmulatorRequest request, IResponder responder, CancellationToken cancellationToken) =>
        CrossOrigin.IsPreflight(request) && !request.IsControl ? Task.FromResult(EmulatorResponse.Text(200, "text/plain", ""))
        : request.Method is "GET" or "HEAD" && request.Url.AbsolutePath == HealthPath
            ? Task.FromResult(EmulatorResponse.Json(200, "application/json", new() { ["status"] = "ok" }))
        : responder.AnswerAsync(request, cancellationToken);
}
