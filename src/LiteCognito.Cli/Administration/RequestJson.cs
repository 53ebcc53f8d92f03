using System.Text.Json;
using System.Text.Json.Nodes;
using LiteCognito.Cli.Execution;
using LiteCognito.Cli.Parsing;
using LiteCognito.Cli.Terminal;

namespace LiteCognito.Cli.Administration;

/// <summary>Builds the JSON of a request from options and files.</summary>
internal static class RequestJson
{
    /// <summary>Creates a JSON object from the members whose value is not <see langword="null"/>.</summary>
    public static JsonObject Create(params (string Name, JsonNode? Value)[] members)
    {
        var request = new JsonObject();
        foreach ((string name, JsonNode? value) in members)
            if (value is not null)
                request[name] = value;
        return request;
    }

    /// <summary>Reads a JSON object from a file, or from stdin if <paramref name="source"/> is <c>-</c>.</summary>
    public static JsonObject Read(string source)
    {
        // The input may contain secrets, so errors do not repeat it.
        try
        {
            if (JsonNode.Parse(InputReader.ReadText(source, "--input")) is JsonObject request)
                return request;
        }
        catch (JsonException e)
        {
            throw new UsageException($"--input is not JSON. The error is on line {e.LineNumber + 1}.");
        }
        throw new UsageException("--input is not a JSON object.");
    }

    /// <summary>
    /// Parses <c>name=value,name=value</c>, or a JSON object, into Cognito's list of attributes. In JSON, values can contain commas.
    /// </summary>
    public static JsonArray? ParseAttributes(string? text)
    {
        if (text is null)
            return null;
        var attributes = new JsonArray();
        foreach ((string name, string value) in ParsePairs(text))
            attributes.Add((JsonNode)new JsonObject { ["Name"] = name, ["Value"] = value });
        return attributes;
    }

    /// <summary>Splits a comma-separated list.</summary>
    public static JsonArray? ParseList(string? text)
    {
        if (text is null)
            return null;
        return new JsonArray([.. SharedOptions.SplitList(text).Select(item => (JsonNode)item)]);
    }

    /// <summary>Parses <c>name=value,name=value</c>, or a JSON object, into attributes.</summary>
    public static UserAttributes ParseUserAttributes(string? text)
    {
        UserAttributes attributes = [];
        foreach ((string name, string value) in text is null ? [] : ParsePairs(text))
            attributes[name] = value;
        return attributes;
    }

    private static IEnumerable<(string Name, string Value)> ParsePairs(string text)
    {
        if (text.TrimStart().StartsWith('{'))
        {
            JsonObject? json;
            try
            {
                json = JsonNode.Parse(text) as JsonObject;
            }
            catch (JsonException)
            {
                json = null;
            }
            if (json is null)
                throw new UsageException("--attributes is not a JSON object.");
            return json.Select(member => (member.Key, member.Value?.ToString() ?? ""));
        }
        return text.Split(',').Select(pair => pair.Split('=', 2) is [{ Length: > 0 } name, var value]
            ? (name.Trim(), value)
            : throw new UsageException("--attributes requires name=value pairs separated by commas, or a JSON object."));
    }
}
