using LiteCognito.Emulator.Calls;

namespace LiteCognito.Emulator.Control;

/// <summary>The CORS headers of the emulator's own endpoints, which only pages of the allowed origins get.</summary>
internal static class ControlCors
{
    private const string MaxAge = "600";

    public static (string Name, string Value)[] Headers(EmulatorRequest request, string origin) =>
    [
        ("Access-Control-Allow-Origin", origin),
        ("Access-Control-Expose-Headers", "x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date"),
        .. request.Header("Access-Control-Request-Private-Network") == "true"
            ? (ReadOnlySpan<(string, string)>)[("Access-Control-Allow-Private-Network", "true")] : [],
    ];

    /// <summary>Returns the headers that allow the methods of an endpoint.</summary>
    public static (string Name, string Value)[] Preflight(EmulatorRequest request, IEnumerable<string> methods) =>
    [
        ("Access-Control-Allow-Methods", string.Join(",", methods)),
        .. request.Header("Access-Control-Request-Headers") is { } headers
            ? (ReadOnlySpan<(string, string)>)[("Access-Control-Allow-Headers", headers)] : [],
        ("Access-Control-Max-Age", MaxAge),
    ];
}
