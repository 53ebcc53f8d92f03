using System.Text;
using System.Text.Json;

namespace LiteCognito.Tokens;

/// <summary>Claims of the types they must have.</summary>
internal static class Claim
{
    public static string? String(JsonElement claims, ReadOnlySpan<byte> name) =>
        claims.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public static string Required(JsonElement claims, ReadOnlySpan<byte> name) => RequiredString(claims, name).GetString()!;

    public static JsonElement RequiredString(JsonElement claims, ReadOnlySpan<byte> name) =>
        claims.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value : throw Missing(name);

    /// <summary>Which token it is, by its claim <c>token_use</c>.</summary>
    public static TokenUse Use(JsonElement claims) =>
        Is(claims, "token_use"u8, "access") ? TokenUse.Access
        : Is(claims, "token_use"u8, "id") ? TokenUse.Id
        : throw new CognitoTokenException(TokenRefusal.WrongTokenUse, "The token is neither an ID token nor an access token.");

    /// <summary>Whether the claim, which must be a string, is this one.</summary>
    public static bool Is(JsonElement claims, ReadOnlySpan<byte> name, string expected) =>
        RequiredString(claims, name).ValueEquals(expected);

    /// <summary>Seconds since 1970, perhaps with a fraction.</summary>
    public static DateTimeOffset? Time(JsonElement claims, ReadOnlySpan<byte> name) =>
        !claims.TryGetProperty(name, out JsonElement value) ? null : AsTime(value) ?? throw Missing(name);

    /// <summary>The same of a claim that nothing depends on.</summary>
    public static DateTimeOffset? TimeIfAny(JsonElement claims, ReadOnlySpan<byte> name) =>
        claims.TryGetProperty(name, out JsonElement value) ? AsTime(value) : null;

    public static IReadOnlyList<string> Strings(JsonElement claims, ReadOnlySpan<byte> name) =>
        claims.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)]
            : [];

    /// <summary>A boolean, which user pools also write as a string.</summary>
    public static bool? Boolean(JsonElement claims, ReadOnlySpan<byte> name) =>
        !claims.TryGetProperty(name, out JsonElement value) ? null : value.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.String when value.ValueEquals("true"u8) => true,
            JsonValueKind.String when value.ValueEquals("false"u8) => false,
            _ => null,
        };

    public static CognitoTokenException Missing(ReadOnlySpan<byte> name) =>
        new(TokenRefusal.Malformed, $"The token has no claim {Encoding.UTF8.GetString(name)} of the type expected.");

    private static DateTimeOffset? AsTime(JsonElement value)
    {
        const double Latest = 253_402_300_799; // the year 9999
        return value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out double seconds) && seconds is >= 0 and <= Latest
            ? DateTimeOffset.UnixEpoch.AddSeconds(seconds)
            : null;
    }
}
