using System.Text;
using System.Text.Json.Nodes;

namespace LiteCognito.Emulator.Calls;

/// <summary>A response, independent of the host that sends it.</summary>
internal sealed record EmulatorResponse(
    int Status, string ContentType, string? ErrorType, string RequestId, byte[] Body, string? Location = null,
    string? ErrorMessage = null)
{
    /// <summary>The headers that only this response has.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    /// <summary>Gets the headers that tell a caller about an error without its body.</summary>
    public IEnumerable<(string Name, string Value)> ErrorHeaders => ErrorType is null ? [] :
        [("x-amzn-ErrorType", ErrorType + ":"), ("x-amzn-ErrorMessage", Printable(ErrorMessage ?? ""))];

    public static EmulatorResponse Json(int status, string contentType, JsonObject body) =>
        Text(status, contentType, body.ToJsonString());

    /// <summary>Creates the response to a call that failed.</summary>
    public static EmulatorResponse Error(int status, string contentType, string code, string message) =>
        Json(status, contentType, new() { ["__type"] = code, ["message"] = message }) with { ErrorType = code, ErrorMessage = message };

    public static EmulatorResponse Text(int status, string contentType, string body) =>
        Bytes(status, contentType, Encoding.UTF8.GetBytes(body));

    public static EmulatorResponse Bytes(int status, string contentType, byte[] body) =>
        new(status, contentType, null, Guid.NewGuid().ToString(), body);

    // A header has no line breaks, and only ASCII.
    private static string Printable(string text) =>
        string.Create(text.Length, text, static (printed, text) =>
        {
            for (int i = 0; i < printed.Length; i++)
                printed[i] = text[i] is >= ' ' and <= '~' ? text[i] : ' ';
        }).Trim();
}
