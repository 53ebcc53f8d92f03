using System.Text;
using System.Text.Json.Nodes;
using LiteCognito.Emulator.Calls;
using LiteCognito.Emulator.State;

namespace LiteCognito.Emulator.OAuth;

/// <summary>A request to managed login, and the forms of its responses.</summary>
internal sealed class OAuthRequest(EmulatorState state, ManagedLoginState login, EmulatorRequest request)
{
    public const string FormType = "application/x-www-form-urlencoded";

    public EmulatorState State { get; } = state;

    public ManagedLoginState Login { get; } = login;

    public string Method => request.Method;

    public string? Authorization => request.Authorization;

    public DateTimeOffset Now => State.Clock.GetUtcNow();

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
        EmulatorResponse.Json(status, "application/json;charset=UTF-8", body);

    public static EmulatorResponse Html(string page, int status) =>
        EmulatorResponse.Text(status, "text/html; charset=utf-8", page);

    public static EmulatorResponse Redirect(string location) => EmulatorResponse.Text(302, "text/plain", "") with { Location = location };

    private static Dictionary<string, string> Parse(string text)
    {
        var parameters = new Dictionary<string, string>();
        foreach ((string name, string value) in FormText.Read(text))
            if (!parameters.TryAdd(name, value))
                throw OAuthError.InvalidRequest("A parameter is there twice.");
        return parameters;
    }
}
