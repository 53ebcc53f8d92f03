using System.Text;
using System.Text.Json;

namespace LiteCognito.Tokens;

/// <summary>Reads claims and checks their types.</summary>
internal static class Claim
{
    public static string? String(JsonElement claims, ReadOnlySpan<byte> name) =>
        claims.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public static string Required(JsonElement claims, ReadOnlySpan<byte> name) => RequiredString(claims, name).GetString()!;

    public static JsonElement RequiredString(JsonElement claims, ReadOnlySpan<byte> name) =>
        claims.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value : throw Missing(name);

    /// <summary>Returns the use of a token, from the claim <c>token_use</c>.</summary>
    public static TokenUse Use(JsonElement claims) =>
        Is(claims, "token_use"u8, "access") ? TokenUse.Access
        : Is(claims, "token_use"u8, "id") ? TokenUse.Id
        : throw new CognitoTokenException(TokenRefusal.WrongTokenUse, "The token is neither an ID token nor an access token.");

    /// <summary>True if the claim has the expected value. Throws if the claim is not a string.</summary>
    public static bool Is(JsonElement claims, ReadOnlySpan<byte> name, string expected) =>
        RequiredString(claims, name).ValueEquals(expected);

    /// <summary>Returns a time claim, in seconds since 1970, possibly with a fraction. Throws if it has another type.</summary>
    public static DateTimeOffset? Time(JsonElement claims, ReadOnlySpan<byte> name) =>
        !claims.TryGetProperty(name, out JsonElement value) ? null : AsTime(value) ?? throw Missing(name);

    /// <summary>Returns a time claim, or <see langword="null"/> if it is missing or has another type.</summary>
    public static DateTimeOffset? TimeIfAny(JsonElement claims, ReadOnlySpan<byte> name) =>
        claims.TryGetProperty(name, out JsonElement value) ? AsTime(value) : null;

    public static IReadOnlyList<string> Strings(JsonElement claims, ReadOnlySpan<byte> name) =>
        claims.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)]
            : [];

    /// <summary>Returns a Boolean claim. User pools may write such a claim as a string.</summary>
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
        new(TokenRefusal.Malformed, $"The token has no claim {Encoding.UTF8.GetString(name)} of the expected type.");

    private static DateTimeOffset? AsTime(JsonElement value)
    {
        const double Latest = 253_402_300_799; // the year 9999
        return value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out double seconds) && seconds is >= 0 and <= Latest
            ? DateTimeOffset.UnixEpoch.AddSeconds(seconds)
            : null;
    }
}
