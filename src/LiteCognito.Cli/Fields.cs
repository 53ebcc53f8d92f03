using System.Text.Json.Nodes;

namespace LiteCognito.Cli;

/// <summary>Options as members of a call's input; one that was not given is no member.</summary>
internal static class Fields
{
    public static JsonObject Of(params (string Name, JsonNode? Value)[] members)
    {
        var input = new JsonObject();
        foreach ((string name, JsonNode? value) in members)
            if (value is not null)
                input[name] = value;
        return input;
    }

    /// <summary><c>name=value,name=value</c>, or a JSON object where a value has a comma in it, as Cognito's list of attributes.</summary>
    public static JsonArray? Attributes(string? text)
    {
        if (text is null)
            return null;
        var list = new JsonArray();
        foreach ((string name, string value) in Pairs(text))
            list.Add((JsonNode)new JsonObject { ["Name"] = name, ["Value"] = value });
        return list;
    }

    /// <summary>Words between commas.</summary>
    public static JsonArray? Words(string? text) => text is null
        ? null : new JsonArray([.. text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(word => (JsonNode)word)]);

    private static IEnumerable<(string Name, string Value)> Pairs(string text)
    {
        if (text.TrimStart().StartsWith('{'))
        {
            JsonObject? json;
            try
            {
                json = JsonNode.Parse(text) as JsonObject;
            }
            catch (System.Text.Json.JsonException)
            {
                json = null;
            }
            if (json is null)
                throw new UsageException("--attributes begins like JSON, but is none.");
            return json.Select(member => (member.Key, member.Value?.ToString() ?? ""));
        }
        return text.Split(',').Select(pair => pair.Split('=', 2) is [{ Length: > 0 } name, var value]
            ? (name.Trim(), value) : throw new UsageException("--attributes takes name=value, several with commas between, or a JSON object."));
    }
}
