using System.Text.Json;
using System.Text.Json.Nodes;

namespace LiteCognito.Cli.Administration;

/// <summary>Reads all pages of a list.</summary>
internal static class ResponsePages
{
    private const int MaxEmptyPages = 1000;

    /// <summary>
    /// Calls an operation for each page, and passes the page to <paramref name="use"/>, which returns false if no more pages are needed.
    /// <paramref name="tokenMember"/> is the member with the token of the next page, in the request and in the response.
    /// </summary>
    public static async Task ReadAsync(
        string operation, string tokenMember, JsonObject request, Func<JsonObject, Task<JsonElement>> callAsync,
        Func<JsonElement, bool> use)
    {
        var seenTokens = new HashSet<string>();
        int emptyPages = 0;
        while (true)
        {
            JsonElement page = await callAsync(request);
            if (!use(page) || RawCall.FindText(page, tokenMember) is not { Length: > 0 } token)
                return;
            if (!seenTokens.Add(token))
                throw new CognitoProtocolException($"{operation} leads back to a page that was read already.");
            emptyPages = HasItems(page) ? 0 : emptyPages + 1;
            if (emptyPages == MaxEmptyPages)
                throw new CognitoProtocolException($"{operation} answers with 1,000 empty pages in a row, and there is a next one.");
            request[tokenMember] = token;
        }
    }

    /// <summary>Appends the lists of a page to those of the earlier pages. Other members are those of the first page.</summary>
    public static void Append(JsonObject all, JsonElement page, string tokenMember)
    {
        JsonObject added = RawCall.Copy(page);
        added.Remove(tokenMember);
        foreach (string name in added.Select(member => member.Key).ToArray())
        {
            JsonNode? value = added[name];
            if (all[name] is JsonArray list && value is JsonArray items)
            {
                JsonNode?[] moved = [.. items];
                items.Clear();
                foreach (JsonNode? item in moved)
                    list.Add(item);
            }
            else if (!all.ContainsKey(name))
            {
                added.Remove(name);
                all[name] = value;
            }
        }
    }

    private static bool HasItems(JsonElement page)
    {
        foreach (JsonProperty member in page.EnumerateObject())
            if (member.Value.ValueKind == JsonValueKind.Array && member.Value.GetArrayLength() > 0)
                return true;
        return false;
    }
}
