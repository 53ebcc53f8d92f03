using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace LiteCognito.Emulator.OAuth;

/// <summary>One request to managed login, and the answers to it.</summary>
internal sealed class OAuthRequest(CognitoEmulator emulator, EmulatorRequest request)
{
    public const string FormType = "application/x-www-form-urlencoded";

    public CognitoEmulator Emulator { get; } = emulator;

    public ManagedLogin State => Emulator.ManagedLogin;

    public string Method => request.Method;

    public string? Authorization => request.Authorization;

    public DateTimeOffset Now => Emulator.Clock.GetUtcNow();

    public Uri BaseAddress { get; } = new(request.Url.GetLeftPart(UriPartial.Authority));

    public string RawQuery => request.Url.Query;

    public Dictionary<string, string> Query() => Parse(request.Url.Query.TrimStart('?'));

    public Dictionary<string, string> Form()
    {
        if (request.Body.Length > Dispatcher.MaxBodyBytes)
            throw new OAuthError("invalid_request", $"The body is larger than {Dispatcher.MaxBodyBytes} bytes.", 413);
        return request.ContentType?.Split(';')[0].Trim().Equals(FormType, StringComparison.OrdinalIgnoreCase) == true
            ? Parse(Encoding.UTF8.GetString(request.Body)) : throw OAuthError.InvalidRequest($"The body must be {FormType}.");
    }

    public static EmulatorResponse Json(JsonObject body, int status = 200) =>
        new(status, "application/json;charset=UTF-8", null, Guid.NewGuid().ToString(), Encoding.UTF8.GetBytes(body.ToJsonString()));

    public static EmulatorResponse Html(string page, int status) =>
        new(status, "text/html; charset=utf-8", null, Guid.NewGuid().ToString(), Encoding.UTF8.GetBytes(page));

    public static EmulatorResponse Redirect(string location) => new(302, "text/plain", null, Guid.NewGuid().ToString(), [], location);

    private static Dictionary<string, string> Parse(string text)
    {
        var parameters = new Dictionary<string, string>();
        foreach (string pair in text.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            int equals = pair.IndexOf('=', StringComparison.Ordinal);
            string name = WebUtility.UrlDecode(equals < 0 ? pair : pair[..equals]);
            if (!parameters.TryAdd(name, equals < 0 ? "" : WebUtility.UrlDecode(pair[(equals + 1)..])))
                throw OAuthError.InvalidRequest("A parameter is there twice.");
        }
        return parameters;
    }
}
