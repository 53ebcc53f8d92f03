using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using LiteCognito.Emulator.State;

namespace LiteCognito.Emulator.Calls;

/// <summary>Lists in pages.</summary>
internal static class Paging
{
    /// <summary>
    /// An answer with one page of a list, in the order of its keys. The token of the next page holds the last key, from which the
    /// list goes on whatever has been added or removed meanwhile. A size of 0, where the service takes it, is the largest.
    /// </summary>
    public static JsonObject Page<T>(
        this Call call, string list, IEnumerable<T> items, Func<T, string> key, Func<T, JsonObject> describe,
        string sizeName = "MaxResults", string tokenName = "NextToken", int minSize = 0, int maxSize = 60)
    {
        int size = call.GetInt32(sizeName) ?? maxSize;
        if (size < minSize || size > maxSize)
            throw ApiError.InvalidParameter($"{sizeName} must be from {minSize} to {maxSize}.");
        if (size == 0)
            size = maxSize;
        string prefix = $"{list} {call.GetString("UserPoolId")}\n";
        string? last = null;
        if (call.GetString(tokenName) is { } token)
            last = Decode(token, prefix) ?? throw ApiError.InvalidParameter($"{tokenName} is not one of this list's.");
        List<T> page =
        [
            .. items.Where(item => last is null || string.CompareOrdinal(key(item), last) > 0)
                .OrderBy(key, StringComparer.Ordinal).Take(size + 1),
        ];
        bool isLast = page.Count <= size;
        var answer = new JsonObject { [list] = Json.List(page.Take(size), describe) };
        if (!isLast)
            answer[tokenName] = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(prefix + key(page[size - 1])));
        return answer;
    }

    /// <summary>A key that sorts by the time of creation.</summary>
    public static string SortKey(DateTimeOffset createdAt, string id) =>
        string.Create(CultureInfo.InvariantCulture, $"{createdAt.UtcTicks:D19} {id}");

    /// <summary>The key in a token of a list; <see langword="null"/> in any other token.</summary>
    private static string? Decode(string token, string prefix)
    {
        if (!Base64Url.IsValid(token))
            return null;
        string text = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(token));
        return text.StartsWith(prefix, StringComparison.Ordinal) ? text[prefix.Length..] : null;
    }
}
