using System.Text;
using System.Text.Json.Nodes;
using LiteCognito.Emulator.Calls;
using LiteCognito.Emulator.State;

namespace LiteCognito.Emulator.Operations;

/// <summary>Rejects attributes that the schema of the pool or the app client does not allow.</summary>
internal static class AttributeChecks
{
    /// <summary>Rejects attributes of a new user that do not conform to the schema.</summary>
    public static void CheckNew(this EmulatorPool pool, Dictionary<string, string> attributes)
    {
        if (attributes.ContainsKey("sub"))
            throw ApiError.InvalidParameter("user.sub: Attribute cannot be set.");
        var violations = new StringBuilder();
        foreach (string required in pool.Schema.Required)
            if (attributes.GetValueOrDefault(required) is null or "")
                violations.Append(required).Append(": The attribute is required\n");
        foreach ((string name, string value) in attributes)
            if (pool.Schema.Find(name) is not { } attribute)
                violations.Append(name.StartsWith(AttributeSchema.CustomPrefix, StringComparison.Ordinal)
                    ? $"Type for attribute {{{name}}} could not be determined" : $"{name}: Attribute does not exist in the schema.\n");
            else if (value.Length > 0 && attribute.FindViolation(value) is { } violation)
                violations.Append($"{name}: {violation}\n");
        if (violations.Length > 0)
            throw ApiError.InvalidParameter($"Attributes did not conform to the schema: {violations}");
        CheckAddresses(attributes);
    }

    /// <summary>Rejects changes of an existing user that do not conform to the schema.</summary>
    public static void CheckChanges(this EmulatorUser user, Dictionary<string, string> changes)
    {
        var violations = new StringBuilder();
        foreach ((string name, string value) in changes)
            if (user.Pool.Schema.Find(name) is not { } attribute)
                violations.Append($"user.{name}: Attribute does not exist in the schema.\n");
            else if (!attribute.Mutable && user.Attributes.GetValueOrDefault(name) != value)
                violations.Append($"user.{name}: Attribute cannot be updated.\n");
            else if (value.Length > 0 && attribute.FindViolation(value) is { } violation)
                violations.Append($"user.{name}: {violation}\n");
        if (violations.Length > 0)
            throw ApiError.InvalidParameter(violations.ToString());
        CheckAddresses(changes);
    }

    /// <summary>Rejects attributes that a user must not set through an app client.</summary>
    public static void CheckWritable(this EmulatorClient client, IEnumerable<string> attributes)
    {
        if (attributes.Any(name => !IsWritable(client, name)))
            throw ApiError.NotAuthorized("A client attempted to write unauthorized attribute");
    }

    /// <summary>Returns the attributes of a user that an app client may read.</summary>
    public static Dictionary<string, string> Readable(this EmulatorClient client, EmulatorUser user) =>
        user.Attributes.Where(attribute => IsReadable(client, attribute.Key)).ToDictionary();

    public static bool IsReadable(EmulatorClient client, string name) =>
        name == "sub" || (!IsForDevelopers(name) && Allows(client.Settings["ReadAttributes"], name));

    /// <summary>Rejects an email address or a phone number of the wrong form.</summary>
    public static void CheckAddresses(Dictionary<string, string> attributes)
    {
        if (attributes.GetValueOrDefault("email") is { Length: > 0 } email && !IsEmail(email))
            throw ApiError.InvalidParameter("Invalid email address format.");
        if (attributes.GetValueOrDefault("phone_number") is { Length: > 0 } phone && !IsPhoneNumber(phone))
            throw ApiError.InvalidParameter("Invalid phone number format.");
    }

    public static bool IsEmail(string text)
    {
        int at = text.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && at < text.Length - 1 && at == text.LastIndexOf('@') && !text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c));
    }

    // E.164: a plus sign and up to 15 digits, of which the first is not 0.
    public static bool IsPhoneNumber(string text) =>
        text.Length is > 2 and <= 16 && text[0] == '+' && text[1] != '0' && !text.AsSpan(1).ContainsAnyExceptInRange('0', '9');

    private static bool IsWritable(EmulatorClient client, string name)
    {
        if (name == "sub" || name.EndsWith("_verified", StringComparison.Ordinal) || IsForDevelopers(name))
            return false;
        bool isCustom = name.StartsWith(AttributeSchema.CustomPrefix, StringComparison.Ordinal);
        return !(isCustom && client.Pool.Schema.Find(name) is null) && Allows(client.Settings["WriteAttributes"], name);
    }

    private static bool IsForDevelopers(string name) => name.StartsWith("dev:", StringComparison.Ordinal);

    // An app client without a list may use every attribute.
    private static bool Allows(JsonNode? list, string name) =>
        list is not JsonArray { Count: > 0 } names || names.Any(item => item is JsonValue value && value.TryGetValue(out string? text)
            && text == name);
}
