namespace LiteCognito.Emulator.Calls;

/// <summary>The headers of cross-origin resource sharing (CORS), with which a page in a browser can read responses.</summary>
internal static class CorsHeaders
{
    private const string Exposed = "x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date";

    /// <summary>Returns the headers of a response.</summary>
    public static (string Name, string Value)[] Of(string origin) =>
        [("Access-Control-Allow-Origin", origin), ("Access-Control-Expose-Headers", Exposed)];

    /// <summary>Returns the further headers of the response to a preflight request, which allows what the browser asks for.</summary>
    /// <param name="request">The preflight request.</param>
    /// <param name="methods">The methods that are allowed, or <see langword="null"/> for none.</param>
    /// <param name="maxAge">The number of seconds for which the browser may remember the response.</param>
    public static IEnumerable<(string Name, string Value)> Preflight(EmulatorRequest request, string? methods, string maxAge)
    {
        if (request.Header("Access-Control-Request-Headers") is { } headers)
            yield return ("Access-Control-Allow-Headers", headers);
        if (methods is not null)
            yield return ("Access-Control-Allow-Methods", methods);
        // A browser asks this before a page of a public site calls an address of the machine or of its network.
        if (request.Header("Access-Control-Request-Private-Network") == "true")
            yield return ("Access-Control-Allow-Private-Network", "true");
        yield return ("Access-Control-Max-Age", maxAge);
    }
}
