using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using LiteCognito.Emulator.Operations;

namespace LiteCognito.Emulator;

/// <summary>One call: its input, and where it came in.</summary>
internal sealed class Call(CognitoEmulator emulator, JsonElement input, Uri baseAddress, string? region)
{
    public CognitoEmulator Emulator { get; } = emulator;

    /// <summary>The address the caller used, which the tokens' issuer follows.</summary>
    public Uri BaseAddress { get; } = baseAddress;

    /// <summary>The region that a signed call was signed for.</summary>
    public string Region => region ?? throw new InvalidOperationException("The call is not signed.");

    public JsonElement Input { get; } = input;

    public DateTimeOffset Now => Emulator.Clock.GetUtcNow();

    public string? Text(string name) => Text(Input, name);

    public string Required(string name) =>
        Text(name) ?? throw ApiError.InvalidParameter($"1 validation error detected: Value null at '{char.ToLowerInvariant(name[0])}{name[1..]}' failed to satisfy constraint: Member must not be null");

    /// <summary>The pool that a signed call names, which must be of the signature's region.</summary>
    public EmulatorPool Pool()
    {
        EmulatorPool pool = Emulator.Pool(Required("UserPoolId"));
        return pool.Region == Region ? pool : throw new ApiError("ResourceNotFoundException", $"User pool {pool.Id} does not exist.");
    }

    /// <summary>The user of that pool that a signed call names.</summary>
    public EmulatorUser PoolUser() => Pool().Find(Required("Username")) ?? throw new ApiError("UserNotFoundException", "User does not exist.");

    /// <summary>The app client of that pool that a signed call names.</summary>
    public EmulatorClient PoolClient()
    {
        EmulatorPool pool = Pool();
        EmulatorClient client = Emulator.Client(Required("ClientId"));
        return client.Pool == pool ? client : throw new ApiError("ResourceNotFoundException", $"User pool client {client.Id} does not exist.");
    }

    /// <summary>The name of a user to be made.</summary>
    public string NewUsername()
    {
        string username = Required("Username");
        return username.Length is > 0 and <= 128 && !username.Any(c => char.IsWhiteSpace(c) || char.IsControl(c))
            ? username
            : throw ApiError.InvalidParameter("1 validation error detected: Value at 'username' failed to satisfy constraint: 1 to 128 characters, no spaces");
    }

    public bool Flag(string name) => Input.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.True;

    public Dictionary<string, string> Map(string name)
    {
        var map = new Dictionary<string, string>();
        if (Input.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Object)
            foreach (JsonProperty pair in value.EnumerateObject())
                if (pair.Value.ValueKind == JsonValueKind.String)
                    map[pair.Name] = pair.Value.GetString()!;
        return map;
    }

    public List<string> List(string name)
    {
        var list = new List<string>();
        if (Input.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Array)
            list.AddRange(value.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!));
        return list;
    }

    /// <summary>A list of <c>{"Name": …, "Value": …}</c>.</summary>
    public Dictionary<string, string> Attributes(string name)
    {
        var attributes = new Dictionary<string, string>();
        if (Input.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Array)
            foreach (JsonElement attribute in value.EnumerateArray())
                if (Text(attribute, "Name") is { } key)
                    attributes[key] = Text(attribute, "Value") ?? "";
        return attributes;
    }

    public int? Number(string name) =>
        Input.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int number) ? number : null;

    /// <summary>
    /// An answer with one page of a list, in the order of its keys. The token of the next page holds the last key, from which the
    /// list goes on whatever has been added or removed meanwhile. A size of 0, where the service takes it, is the largest.
    /// </summary>
    public JsonObject Listed<T>(
        string list, IEnumerable<T> items, Func<T, string> key, Func<T, JsonObject> describe,
        string sizeName = "MaxResults", string tokenName = "NextToken", int least = 0, int largest = 60)
    {
        int size = Number(sizeName) ?? largest;
        if (size < least || size > largest)
            throw ApiError.InvalidParameter($"{sizeName} must be from {least} to {largest}.");
        if (size == 0)
            size = largest;
        string whose = $"{list} {Text("UserPoolId")}\n";
        string? after = Text(tokenName) is { } token
            ? PageToken(token, whose) ?? throw ApiError.InvalidParameter($"{tokenName} is not one of this list's.") : null;
        List<T> page = [.. items.Where(item => after is null || string.CompareOrdinal(key(item), after) > 0).OrderBy(key, StringComparer.Ordinal).Take(size + 1)];
        bool isLast = page.Count <= size;
        var answer = new JsonObject { [list] = Json.List(page.Take(size), describe) };
        if (!isLast)
            answer[tokenName] = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(whose + key(page[size - 1])));
        return answer;
    }

    /// <summary>A list's key that puts what was made later behind.</summary>
    public static string Key(DateTimeOffset createdAt, string id) => string.Create(CultureInfo.InvariantCulture, $"{createdAt.UtcTicks:D19} {id}");

    /// <summary>Whether a code that was sent comes back, in a time that does not tell how much of it is right.</summary>
    public bool IsCode(string name, string expected) => Same(Required(name), expected);

    public static bool Same(string given, string expected) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(expected));

    public static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>The key in a token of a list; <see langword="null"/> in any other token.</summary>
    private static string? PageToken(string token, string whose)
    {
        if (!Base64Url.IsValid(token))
            return null;
        string text = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(token));
        return text.StartsWith(whose, StringComparison.Ordinal) ? text[whose.Length..] : null;
    }
}
