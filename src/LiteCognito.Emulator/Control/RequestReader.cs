using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using LiteCognito.Emulator.Calls;
using LiteCognito.Emulator.State;

namespace LiteCognito.Emulator.Control;

/// <summary>What a request is about, without its secrets.</summary>
/// <param name="name">The name for the log.</param>
/// <param name="operation">The name of the operation for faults, or <see langword="null"/> if none is called.</param>
/// <param name="clientId">The app client.</param>
/// <param name="username">The user.</param>
internal sealed class RequestSubject(string name, string? operation, string? clientId = null, string? username = null)
{
    public string Name { get; } = name;

    public string? Operation { get; } = operation;

    public string? ClientId { get; } = clientId;

    public string? Username { get; } = username;
}

/// <summary>Reads what a request is about. It shows only what it knows, so that a secret in the wrong place is not shown.</summary>
/// <param name="state">The state of the emulator.</param>
/// <param name="services">The services whose operations are known.</param>
/// <param name="isPage">Returns true if a page or document has the address of the request.</param>
internal sealed class RequestReader(EmulatorState state, IReadOnlyList<Service> services, Func<EmulatorRequest, bool> isPage)
{
    /// <summary>The name of the token endpoint among the operations.</summary>
    public const string Token = "token";

    private const string Unknown = "(unknown)", TokenPath = "/oauth2/token", FormType = "application/x-www-form-urlencoded";
    private const int MaxUsername = 128, MaxToken = 16 * 1024;

    /// <summary>The names of all operations.</summary>
    public IReadOnlyCollection<string> Operations { get; } =
        [.. services.SelectMany(service => service.Unsigned.Keys.Concat(service.Signed.Keys)).Append(Token).Distinct()];

    public RequestSubject Read(EmulatorRequest request)
    {
        bool isFound;
        using (state.Read())
            isFound = isPage(request);
        if (isFound)
            return Page(request);
        if (request.Method != "POST" || request.Target is not { } target || Operation(target) is not { } operation)
            return new(Unknown, null);
        if (request.Body.Length > Dispatcher.MaxBodyBytes)
            return new(operation, operation);
        using JsonDocument? body = Json.ParseObject(request.Body);
        return body is null ? new(operation, operation) : Call(operation, body.RootElement);
    }

    private string? Operation(string target)
    {
        foreach (Service service in services)
            if (target.StartsWith(service.TargetPrefix, StringComparison.Ordinal))
            {
                string name = target[service.TargetPrefix.Length..];
                return service.Unsigned.ContainsKey(name) || service.Signed.ContainsKey(name) ? name : null;
            }
        return null;
    }

    private RequestSubject Call(string operation, JsonElement input)
    {
        string? client = Json.GetString(input, "ClientId");
        string? username = Json.GetString(input, "Username") ?? Nested(input, "AuthParameters") ?? Nested(input, "ChallengeResponses");
        using (state.Read())
        {
            if (Json.GetString(input, "Session") is { } id && state.Sessions.TryGetValue(id, out AuthSession? session))
            {
                client ??= session.Client.Id;
                username ??= session.User.Username;
            }
            if (Json.GetString(input, "AccessToken") is { } token && Owner(token) is { } owner)
            {
                client ??= owner.ClientId;
                username ??= owner.Username;
            }
        }
        return new(operation, operation, Client(client), Username(username));
    }

    private static RequestSubject Page(EmulatorRequest request)
    {
        string path = request.Url.AbsolutePath, query = request.Url.Query.TrimStart('?'), form = Form(request);
        return new(
            $"{request.Method} {path}",
            request.Method == "POST" && path == TokenPath ? Token : null,
            Client(FormText.Find(query, "client_id") ?? FormText.Find(form, "client_id")
                ?? (request.Authorization is { } basic ? BasicCredentials.Read(basic)?.Name : null)),
            Username(FormText.Find(form, "username")));
    }

    private static string Form(EmulatorRequest request) => request.Body.Length <= Dispatcher.MaxBodyBytes
        && request.ContentType?.StartsWith(FormType, StringComparison.OrdinalIgnoreCase) == true
        ? Encoding.UTF8.GetString(request.Body) : "";

    private static string? Nested(JsonElement input, string name) =>
        Json.GetObject(input, name) is { } members ? Json.GetString(members, "USERNAME") : null;

    /// <summary>
    /// Finds the user and the app client that an access token names. The operation verifies the token, so only names of users and app
    /// clients that exist are returned.
    /// </summary>
    private (string ClientId, string Username)? Owner(string token)
    {
        if (token.Length > MaxToken || token.Split('.') is not [_, var text, _] || !Base64Url.IsValid(text))
            return null;
        using JsonDocument? claims = Json.ParseObject(Base64Url.DecodeFromChars(text));
        return claims is not null && Json.GetString(claims.RootElement, "client_id") is { } id
            && Json.GetString(claims.RootElement, "username") is { } username
            && state.Clients.TryGetValue(id, out EmulatorClient? client) && client.Pool.FindByName(username) is { } user
            ? (client.Id, user.Username) : null;
    }

    private static string? Client(string? id) => id is not null && OptionChecks.IsClientId(id) ? id : null;

    private static string? Username(string? username) => username is null ? null : PlainText.Of(username, MaxUsername);
}
