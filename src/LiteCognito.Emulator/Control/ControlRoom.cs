using LiteCognito.Emulator.Calls;
using LiteCognito.Emulator.State;
using static LiteCognito.Emulator.Control.ControlEndpoints;

namespace LiteCognito.Emulator.Control;

/// <summary>Combines the emulator's own endpoints with the dispatcher of Cognito's.</summary>
internal static class ControlRoom
{
    /// <summary>Creates what answers all requests.</summary>
    /// <param name="state">The state of the emulator.</param>
    /// <param name="clock">The clock of the state.</param>
    /// <param name="options">The settings of the emulator.</param>
    /// <param name="services">The services whose operations are known.</param>
    /// <param name="dispatcher">Answers the requests for Cognito's operations and pages.</param>
    /// <param name="isPage">Returns true if a page or document has the address of a request.</param>
    public static IResponder Create(
        EmulatorState state, ControlClock clock, CognitoEmulatorOptions options, IReadOnlyList<Service> services,
        Dispatcher dispatcher, Func<EmulatorRequest, bool> isPage)
    {
        var log = new RequestLog(options.OnRequest);
        var reader = new RequestReader(state, services, isPage);
        var faults = new Faults(reader.Operations);
        var outbox = new Outbox(state);
        var endpoints = new ControlEndpoints(
            new(options.AllowedOrigins, options.Issuer),
            new Dictionary<string, IReadOnlyDictionary<string, Func<ControlRequest, EmulatorResponse>>>
            {
                ["clock"] = Methods(("GET", Json(clock.Describe)), ("POST", Json(clock.Set)), ("DELETE", Json(clock.Reset))),
                ["faults"] = Methods(("GET", Json(faults.List)), ("POST", Json(faults.Add)), ("DELETE", Json(faults.Remove))),
                ["messages"] = Methods(("GET", Json(outbox.List)), ("DELETE", Json(outbox.Remove))),
                ["overview"] = Methods(("GET", Json(new Overview(state, log).Answer))),
                [""] = Methods(("GET", PageFile.Handler("page.html", "text/html"))),
                ["page.css"] = Methods(("GET", PageFile.Handler("page.css", "text/css"))),
                ["page.js"] = Methods(("GET", PageFile.Handler("page.js", "text/javascript"))),
                ["requests"] = Methods(("GET", Json(log.Answer))),
            });
        return new Responder(dispatcher, clock, endpoints, reader, faults, log);
    }

    private static Dictionary<string, Func<ControlRequest, EmulatorResponse>> Methods(
        params (string Method, Func<ControlRequest, EmulatorResponse> Handler)[] handlers) =>
        handlers.ToDictionary(pair => pair.Method, pair => pair.Handler);
}
