using LiteCognito.Emulator.Calls;

namespace LiteCognito.Emulator.Hosting;

/// <summary>The CORS headers of Cognito's own endpoints. Every origin is allowed, as in Cognito.</summary>
internal static class CrossOrigin
{
    /// <summary>The number of seconds for which a browser may remember a preflight response.</summary>
    private const string MaxAge = "172800";

    /// <summary>Returns true if a browser asks for permission, which it does before it calls an operation.</summary>
    public static bool IsPreflight(EmulatorRequest request) => request.Method == "OPTIONS";

    /// <summary>
    /// Returns the headers for a response. Login pages stay closed to other origins. The emulator's own endpoints, which Cognito does not
    /// have, decide for themselves.
    /// </summary>
    public static IEnumerable<(string Name, string Value)> Headers(EmulatorRequest request, EmulatorResponse answer)
    {
        bool isPreflight = IsPreflight(request);
        bool isJson = answer.ContentType.Contains("json", StringComparison.Ordinal);
        if ((!isPreflight && !isJson) || request.IsControl)
            return [];
        (string Name, string Value)[] headers = CorsHeaders.Of("*");
        return isPreflight
            ? headers.Concat(CorsHeaders.Preflight(request, request.Header("Access-Control-Request-Method"), MaxAge)) : headers;
    }
}
