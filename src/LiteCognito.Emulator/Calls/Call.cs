using System.Text.Json;
using LiteCognito.Emulator.State;

namespace LiteCognito.Emulator.Calls;

/// <summary>One call: its input, and where it came in.</summary>
internal sealed class Call(EmulatorState state, JsonElement input, Uri baseAddress, string? region)
{
    public EmulatorState State { get; } = state;

    /// <summary>The address the caller used, which the tokens' issuer follows.</summary>
    public Uri BaseAddress { get; } = baseAddress;

    /// <summary>The region that a signed call was signed for.</summary>
    public string Region => region ?? throw new InvalidOperationException("The call is not signed.");

    public JsonElement Input { get; } = input;

    public DateTimeOffset Now => State.Clock.GetUtcNow();

    /// <summary>The app client that a call names.</summary>
    public EmulatorClient Client()
    {
        string id = GetRequired("ClientId");
        return State.Clients.GetValueOrDefault(id) ?? throw ClientNotFound(id);
    }

    /// <summary>The pool that a signed call names, which must be of the signature's region.</summary>
    public EmulatorPool Pool()
    {
        string id = GetRequired("UserPoolId");
        return State.FindPool(id) is { } pool && pool.Region == Region
            ? pool : throw ApiError.ResourceNotFound($"User pool {id} does not exist.");
    }

    /// <summary>The user of that pool that a signed call names.</summary>
    public EmulatorUser PoolUser() => Pool().Find(GetRequired("Username")) ?? throw ApiError.UserNotFound();

    /// <summary>The app client of that pool that a signed call names.</summary>
    public EmulatorClient PoolClient()
    {
        EmulatorPool pool = Pool();
        EmulatorClient client = Client();
        return client.Pool == pool ? client : throw ClientNotFound(client.Id);
    }

    /// <summary>The name of a user to be made.</summary>
    public string NewUsername()
    {
        const string Constraint = "1 to 128 characters, no spaces";
        string username = GetRequired("Username");
        return username.Length is > 0 and <= 128 && !username.Any(c => char.IsWhiteSpace(c) || char.IsControl(c))
            ? username
            : throw ApiError.InvalidParameter(
                $"1 validation error detected: Value at 'username' failed to satisfy constraint: {Constraint}");
    }

    public string? GetString(string name) => Json.GetString(Input, name);

    public string GetRequired(string name) => GetString(name) ?? throw Missing(name);

    /// <summary>The refusal of a call that lacks a member.</summary>
    public static ApiError Missing(string name) => ApiError.InvalidParameter(
        $"1 validation error detected: Value null at '{char.ToLowerInvariant(name[0])}{name[1..]}' failed to satisfy constraint: "
        + "Member must not be null");

    public bool GetBoolean(string name) => Json.GetBoolean(Input, name);

    public int? GetInt32(string name) =>
        Input.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int number)
            ? number : null;

    public List<string> GetStrings(string name) => Json.GetStrings(Input, name);

    /// <summary>The strings of an object by their names.</summary>
    public Dictionary<string, string> GetMap(string name)
    {
        var map = new Dictionary<string, string>();
        if (Json.GetObject(Input, name) is { } value)
            foreach (JsonProperty pair in value.EnumerateObject())
                if (pair.Value.ValueKind == JsonValueKind.String)
                    map[pair.Name] = pair.Value.GetString()!;
        return map;
    }

    /// <summary>A list of <c>{"Name": …, "Value": …}</c>.</summary>
    public Dictionary<string, string> GetAttributes(string name)
    {
        var attributes = new Dictionary<string, string>();
        if (Input.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Array)
            foreach (JsonElement attribute in value.EnumerateArray())
                if (Json.GetString(attribute, "Name") is { } key)
                    attributes[key] = Json.GetString(attribute, "Value") ?? "";
        return attributes;
    }

    /// <summary>Whether a code that was sent comes back, in a time that does not tell how much of it is right.</summary>
    public bool CodeMatches(string name, string expected) => FixedTime.AreEqual(GetRequired(name), expected);

    private static ApiError ClientNotFound(string id) => ApiError.ResourceNotFound($"User pool client {id} does not exist.");
}
