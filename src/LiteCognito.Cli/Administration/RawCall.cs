using System.Text.Json;
using System.Text.Json.Nodes;

namespace LiteCognito.Cli.Administration;

/// <summary>Calls operations with JSON, and checks the kinds of what the server returns.</summary>
internal static class RawCall
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>Calls an operation. The response is a JSON object.</summary>
    public static async Task<JsonElement> SendAsync(
        CognitoClient client, string operation, JsonObject request, bool? sign, CancellationToken cancellationToken)
    {
        JsonElement response = await client.CallAsync(operation, JsonElement.Parse(request.ToJsonString()), sign, cancellationToken);
        return response.ValueKind == JsonValueKind.Object ? response : throw Unexpected("The response is not a JSON object.");
    }

    /// <summary>Returns a member, or <see langword="null"/> if it is missing or null.</summary>
    /// <exception cref="CognitoProtocolException">The member has another kind.</exception>
    public static JsonElement? Find(JsonElement response, string member, JsonValueKind kind)
    {
        if (response.ValueKind != JsonValueKind.Object || !response.TryGetProperty(member, out JsonElement value)
            || value.ValueKind == JsonValueKind.Null)
            return null;
        return value.ValueKind == kind ? value : throw Unexpected($"The response has a {member} of an unexpected kind.");
    }

    /// <summary>Returns a text member, or <see langword="null"/>.</summary>
    public static string? FindText(JsonElement response, string member) =>
        Find(response, member, JsonValueKind.String)?.GetString();

    /// <summary>Returns a copy that can be changed.</summary>
    public static JsonObject Copy(JsonElement json)
    {
        try
        {
            return (JsonObject)JsonNode.Parse(json.GetRawText(), null, Strict)!;
        }
        catch (JsonException)
        {
            throw Unexpected("The response has a member twice.");
        }
    }

    private static CognitoProtocolException Unexpected(string what) => new(what + " Check --endpoint.");
}
