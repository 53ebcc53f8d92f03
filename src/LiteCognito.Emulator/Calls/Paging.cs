using System.Buffers.Text;
using System.Text;
using System.Text.Json.Nodes;
using LiteCognito.Emulator.State;

namespace LiteCognito.Emulator.Calls;

/// <summary>Returns lists in pages.</summary>
internal static class Paging
{
    /// <summary>
    /// Creates a response with one page of a list, ordered by key. The token of the next page contains the last key, so the list
    /// continues at the right place even if items were added or removed. If the service allows a size of 0, 0 means the maximum.
    /// </summary>
    public static JsonObject Page<T>(
        this Call call, string list, IEnumerable<T> items, Func<T, string> key, Func<T, JsonObject> describe,
        string sizeName = "MaxResults", string tokenName = "NextToken", int minSize = 0, int maxSize = 60)
    {
        IEnumerable<T> After(string? last) =>
            items.Where(item => last is null || string.CompareOrdinal(key(item), last) > 0).OrderBy(key, StringComparer.Ordinal);
        return call.PageAfter(list, After, key, describe, sizeName, tokenName, minSize, maxSize);
    }

    /// <summary>Creates a response with one page of a list that can start after a key, in the order of its keys.</summary>
    public static JsonObject PageAfter<T>(
        this Call call, string list, Func<string?, IEnumerable<T>> after, Func<T, string> key, Func<T, JsonObject> describe,
        string sizeName = "MaxResults", string tokenName = "NextToken", int minSize = 0, int maxSize = 60)
    {
        int size = call.GetInt32(sizeName) ?? maxSize;
        if (size < minSize || size > maxSize)
            throw ApiError.InvalidParameter($"{sizeName} must be from {minSize} to {maxSize}.");
        if (size == 0)
            size = maxSize;
        string prefix = $"{list} {call.GetString("UserPoolId") ?? call.GetString("IdentityPoolId")}\n";
        string? last = null;
        if (call.GetString(tokenName) is { } token)
            last = Decode(token, prefix) ?? throw ApiError.InvalidParameter($"{tokenName} is not one of this list's.");
        List<T> page = [.. after(last).Take(size + 1)];
        bool isLast = page.Count <= size;
        var answer = new JsonObject { [list] = Json.List(page.Take(size), describe) };
        if (!isLast)
            answer[tokenName] = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(prefix + key(page[size - 1])));
        return answer;
    }

    /// <summary>Creates a key that sorts by creation time.</summary>
    public static string SortKey(DateTimeOffset createdAt, string id) => UserOrder.Key(createdAt, id);

    /// <summary>Returns the key in a token of the list, or <see langword="null"/> for any other token.</summary>
    private static string? Decode(string token, string prefix)
    {
        if (!Base64Url.IsValid(token))
            return null;
        string text = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(token));
        return text.StartsWith(prefix, StringComparison.Ordinal) ? text[prefix.Length..] : null;
    }
}
