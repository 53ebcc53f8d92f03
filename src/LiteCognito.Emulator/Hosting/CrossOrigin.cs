using LiteCognito.Emulator.Calls;

namespace LiteCognito.Emulator.Hosting;

/// <summary>
/// Cross-origin resource sharing (CORS), which lets pages in a browser read the responses. Every origin is allowed, as on Cognito's own
/// endpoint.
/// </summary>
internal static class CrossOrigin
{
    private const string Preflight = "OPTIONS";
    private const string ExposedHeaders = "x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date";

    /// <summary>The number of seconds for which a browser may remember a preflight response.</summary>
    private const string MaxAge = "172800";

    /// <summary>Answers a request. A browser asks for permission with a preflight request before it calls an operation.</summary>
    public static EmulatorResponse Answer(Dispatcher dispatcher, EmulatorRequest request) =>
        request.Method == Preflight ? EmulatorResponse.Text(200, "text/plain", "") : dispatcher.Dispatch(request);

    /// <summary>
    /// Returns the headers for a response. Login pages and the list of messages, which Cognito does not have, stay closed to other origins.
    /// </summary>
    public static IEnumerable<(string Name, string Value)> Headers(EmulatorRequest request, EmulatorResponse answer)
    {
        bool isPreflight = request.Method == Preflight;
        bool isJson = answer.ContentType.Contains("json", StringComparison.Ordinal)
            && !request.Url.AbsolutePath.StartsWith("/_emulator/", StringComparison.Ordinal);
        if (!isPreflight && !isJson)
            yield break;
        yield return ("Access-Control-Allow-Origin", "*");
        yield return ("Access-Control-Expose-Headers", ExposedHeaders);
        if (!isPreflight)
            yield break;
        if (request.Header("Access-Control-Request-Headers") is { } headers)
            yield return ("Access-Control-Allow-Headers", headers);
        if (request.Header("Access-Control-Request-Method") is { } method)
            yield return ("Access-Control-Allow-Methods", method);
        yield return ("Access-Control-Max-Age", MaxAge);
    }
}
