using System.Text.Json;
using LiteCognito.Emulator.State;

namespace LiteCognito.Emulator.Calls;

/// <summary>A call of an operation: the input, and the address and region that it was sent to.</summary>
internal sealed class Call(EmulatorState state, JsonElement input, Uri baseAddress, string? region)
{
    public EmulatorState State { get; } = state;

    /// <summary>The address that the caller used. The issuer of tokens starts with it.</summary>
    public Uri BaseAddress { get; } = baseAddress;

    /// <summary>The region in the signature of a signed call.</summary>
    public string Region => region ?? throw new InvalidOperationException("The call is not signed.");

    public JsonElement Input { get; } = input;

    /// <summary>The ID of what the call creates, or <see langword="null"/> if the operation chooses it.</summary>
    public string? NewId { get; init; }

    public DateTimeOffset Now => State.Clock.GetUtcNow();

    /// <summary>Finds the app client that the call names.</summary>
    public EmulatorClient Client()
    {
        string id = GetRequired("ClientId");
        return State.FindClient(id) ?? throw ClientNotFound(id);
    }

    /// <summary>Finds the pool that a signed call names. The pool must be in the region of the signature.</summary>
    public EmulatorPool Pool()
    {
        string id = GetRequired("UserPoolId");
        return State.FindPool(id) is { } pool && pool.Region == Region
            ? pool : throw ApiError.ResourceNotFound($"User pool {id} does not exist.");
    }

    /// <summary>Finds the user of the pool that a signed call names.</summary>
    public EmulatorUser PoolUser() => Pool().Find(GetRequired("Username")) ?? throw ApiError.UserNotFound();

    /// <summary>Finds the app client of the pool that a signed call names.</summary>
    public EmulatorClient PoolClient()
    {
        EmulatorPool pool = Pool();
        EmulatorClient client = Client();
        return client.Pool == pool ? client : throw ClientNotFound(client.Id);
    }

    public string? GetString(string name) => Json.GetString(Input, name);

    public string GetRequired(string name) => GetString(name) ?? throw Missing(name);

    /// <summary>Creates the error for a missing member.</summary>
    public static ApiError Missing(string name) => ApiError.InvalidParameter(
        $"1 validation error detected: Value null at '{char.ToLowerInvariant(name[0])}{name[1..]}' failed to satisfy constraint: "
        + "Member must not be null");

    public bool GetBoolean(string name) => Json.GetBoolean(Input, name);

    public int? GetInt32(string name) =>
        Input.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int number)
            ? number : null;

    public List<string> GetStrings(string name) => Json.GetStrings(Input, name);

    /// <summary>Gets the string members of an object, by name.</summary>
    public Dictionary<string, string> GetMap(string name)
    {
        var map = new Dictionary<string, string>();
        if (Json.GetObject(Input, name) is { } value)
            foreach (JsonProperty pair in value.EnumerateObject())
                if (pair.Value.ValueKind == JsonValueKind.String)
                    map[pair.Name] = pair.Value.GetString()!;
        return map;
    }

    /// <summary>Gets a list of <c>{"Name": …, "Value": …}</c> as a dictionary.</summary>
    public Dictionary<string, string> GetAttributes(string name)
    {
        var attributes = new Dictionary<string, string>();
        if (Input.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Array)
            foreach (JsonElement attribute in value.EnumerateArray())
                if (Json.GetString(attribute, "Name") is { } key)
                    attributes[key] = Json.GetString(attribute, "Value") ?? "";
        return attributes;
    }

    /// <summary>Returns true if the call contains the code that was sent. The comparison takes constant time.</summary>
    public bool CodeMatches(string name, string expected) => FixedTime.AreEqual(GetRequired(name), expected);

    private static ApiError ClientNotFound(string id) => ApiError.ResourceNotFound($"User pool client {id} does not exist.");
}
