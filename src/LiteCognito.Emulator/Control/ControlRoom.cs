using System.Text.Json.Nodes;
using LiteCognito.Emulator.Calls;
using LiteCognito.Emulator.State;
using static LiteCognito.Emulator.Control.ControlEndpoints;

namespace LiteCognito.Emulator.Control;

/// <summary>Combines the emulator's own endpoints with the dispatcher of Cognito's.</summary>
internal sealed class ControlRoom
{
    private readonly Faults _faults;

    /// <summary>Creates what answers all requests.</summary>
    /// <param name="state">The state of the emulator.</param>
    /// <param name="clock">The clock of the state.</param>
    /// <param name="options">The settings of the emulator.</param>
    /// <param name="services">The services whose operations are known.</param>
    /// <param name="dispatcher">Answers the requests for Cognito's operations and pages.</param>
    /// <param name="isPage">Returns true if a page or document has the address of a request.</param>
    /// <param name="reset">Goes back to the state of the seed.</param>
    public ControlRoom(
        EmulatorState state, ControlClock clock, CognitoEmulatorOptions options, IReadOnlyList<Service> services,
        Dispatcher dispatcher, Func<EmulatorRequest, bool> isPage, Action reset)
    {
        var log = new RequestLog(options.OnRequest);
        var reader = new RequestReader(state, services, isPage);
        _faults = new(reader.Operations);
        var outbox = new OutboxEndpoint(state);
        var endpoints = new ControlEndpoints(
            new(options.AllowedOrigins, options.Issuer),
            new Dictionary<string, IReadOnlyDictionary<string, Func<ControlRequest, EmulatorResponse>>>
            {
                ["clock"] = Methods(("GET", Json(clock.Describe)), ("POST", Json(clock.Set)), ("DELETE", Json(clock.Reset))),
                ["faults"] = Methods(("GET", Json(_faults.List)), ("POST", Json(_faults.Add)), ("DELETE", Json(_faults.Remove))),
                ["messages"] = Methods(("GET", Json(outbox.List)), ("DELETE", Json(outbox.Remove))),
                ["overview"] = Methods(("GET", Json(new Overview(state, log).Answer))),
                [""] = Methods(("GET", PageFile.Handler("page.html", "text/html"))),
                ["page.css"] = Methods(("GET", PageFile.Handler("page.css", "text/css"))),
                ["page.js"] = Methods(("GET", PageFile.Handler("page.js", "text/javascript"))),
                ["reset"] = Methods(("POST", Json(request => Reset(request, reset)))),
                ["requests"] = Methods(("GET", Json(log.Answer))),
            });
        Responder = new Responder(dispatcher, clock, endpoints, reader, _faults, log);
    }

    public IResponder Responder { get; }

    /// <summary>Removes the faults.</summary>
    public void Clear() => _faults.Clear();

    private static JsonObject Reset(ControlRequest request, Action reset)
    {
        request.Query();
        if (request.HasBody)
            request.Body();
        reset();
        return [];
    }

    private static Dictionary<string, Func<ControlRequest, EmulatorResponse>> Methods(
        params ReadOnlySpan<(string Method, Func<ControlRequest, EmulatorResponse> Handler)> handlers)
    {
        var methods = new Dictionary<string, Func<ControlRequest, EmulatorResponse>>();
        foreach ((string method, Func<ControlRequest, EmulatorResponse> handler) in handlers)
            methods.Add(method, handler);
        return methods;
    }
}
