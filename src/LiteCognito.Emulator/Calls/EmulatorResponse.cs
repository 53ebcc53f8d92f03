using System.Text;
using System.Text.Json.Nodes;

namespace LiteCognito.Emulator.Calls;

/// <summary>A response, independent of the host that sends it.</summary>
internal readonly record struct EmulatorResponse(
    int Status, string ContentType, string? ErrorType, string RequestId, byte[] Body, string? Location = null)
{
    public static EmulatorResponse Json(int status, string contentType, JsonObject body, string? errorType = null) =>
        Text(status, contentType, body.ToJsonString()) with { ErrorType = errorType };

    public static EmulatorResponse Text(int status, string contentType, string body) =>
        new(status, contentType, null, Guid.NewGuid().ToString(), Encoding.UTF8.GetBytes(body));
}
