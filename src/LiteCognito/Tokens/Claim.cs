using System.Text.Json;

namespace LiteCognito.Tokens;

/// <summary>Claims of the types they must have.</summary>
internal static class Claim
{
    public static string? Text(JsonElement claims, string name)
    {
        try
        {
            return claims.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            throw Missing(name); // not Unicode: half of a surrogate pair, or broken UTF-8
        }
    }

    public static string Required(JsonElement claims, string name) => Text(claims, name) ?? throw Missing(name);

    /// <summary>Seconds since 1970, perhaps with a fraction.</summary>
    public static DateTimeOffset? Time(JsonElement claims, string name)
    {
        const double Latest = 253_402_300_799; // the year 9999
        if (!claims.TryGetProperty(name, out JsonElement value))
            return null;
        if (value.ValueKind != JsonValueKind.Number || !value.TryGetDouble(out double seconds) || seconds is not (>= 0 and <= Latest))
            throw Missing(name);
        return DateTimeOffset.UnixEpoch.AddSeconds(seconds);
    }

    public static IReadOnlyList<string> Texts(JsonElement claims, string name) =>
        claims.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)]
            : [];

    public static CognitoTokenException Missing(string name) =>
        new(TokenRefusal.Malformed, $"The token has no claim {name} of the type expected.");
}
