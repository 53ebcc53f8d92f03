using LiteCognito.Emulator.Calls;

namespace LiteCognito.Emulator.Hosting;

/// <summary>The exception for bytes that are not a request of HTTP/1.1, or that exceed a limit. The connection ends after it.</summary>
internal sealed class HttpRefusal(int status, string code, string message) : Exception(message)
{
    /// <summary>Gets the response, which has the form of every other error.</summary>
    public EmulatorResponse Response => EmulatorResponse.Error(status, "application/x-amz-json-1.1", code, Message);

    public static HttpRefusal Malformed(string message) => new(400, "SerializationException", message);

    public static HttpRefusal TooSlow() => new(408, "RequestTimeoutException", "The request did not arrive in time.");

    public static HttpRefusal NotSecure() => Malformed("This port speaks HTTPS. Call it with https:// instead of http://.");
}
