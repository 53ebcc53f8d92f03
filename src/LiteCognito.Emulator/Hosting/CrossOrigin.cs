using LiteCognito.Emulator.Calls;

namespace LiteCognito.Emulator.Hosting;

/// <summary>
/// Cross-origin resource sharing (CORS), which lets pages in a browser read the responses. Every origin is allowed, as on Cognito's own
/// endpoint.
/// </summary>
internal static class CrossOrigin
{
    private const string ExposedHeaders = "x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date";

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
            yield break;
        yield return ("Access-Control-Allow-Origin", "*");
        yield return ("Access-Control-Expose-Headers", ExposedHeaders);
        if (!isPreflight)
            yield break;
        if (request.Header("Access-Control-Request-Headers") is { } headers)
            yield return ("Access-Control-Allow-Headers", headers);
        if (request.Header("Access-Control-Request-Method") is { } method)
            yield return ("Access-Control-Allow-Methods", method);
        // A browser asks this before a page of a public site calls an address of the machine or of its network.
        if (request.Header("Access-Control-Request-Private-Network") == "true")
            yield return ("Access-Control-Allow-Private-Network", "true");
        yield return ("Access-Control-Max-Age", MaxAge);
    }
}
