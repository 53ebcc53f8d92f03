using System.Text.Json.Nodes;
using LiteCognito.Emulator.Calls;
using LiteCognito.Emulator.State;

namespace LiteCognito.Emulator.Operations;

/// <summary>Converts the lifetimes of tokens from and to numbers with units.</summary>
internal static class TokenLifetimes
{
    private const string Units = "TokenValidityUnits", Suffix = "Validity";

    private static readonly string[] Tokens = ["AccessToken", "IdToken", "RefreshToken"];

    private static readonly (string Name, TimeSpan Length)[] Lengths =
    [
        ("days", TimeSpan.FromDays(1)), ("hours", TimeSpan.FromHours(1)), ("minutes", TimeSpan.FromMinutes(1)),
        ("seconds", TimeSpan.FromSeconds(1)),
    ];

    /// <summary>Reads the lifetime of a kind of token. Returns <see langword="null"/> if the input sets none.</summary>
    public static TimeSpan? Read(Call call, string token)
    {
        if (call.GetInt32(token + Suffix) is not { } number || number == 0)
            return null;
        string? given = Json.GetObject(call.Input, Units) is { } units ? Json.GetString(units, token) : null;
        TimeSpan unit = Length(given ?? DefaultUnit(token));
        (TimeSpan min, TimeSpan max) = token == "RefreshToken"
            ? (TimeSpan.FromHours(1), TimeSpan.FromDays(3650)) : (TimeSpan.FromMinutes(5), TimeSpan.FromDays(1));
        return number >= min / unit && number <= max / unit ? number * unit
            : throw ApiError.InvalidParameter("Invalid range for token validity.");
    }

    /// <summary>Completes the lifetimes and units of a description. Units are shown if one of them is set.</summary>
    public static void Describe(EmulatorClient client, JsonObject answer)
    {
        TimeSpan[] lifetimes = [client.AccessTokenValidity, client.IdTokenValidity, client.Options.RefreshTokenValidity];
        var units = answer[Units] as JsonObject;
        for (int i = 0; i < Tokens.Length; i++)
        {
            string name = Tokens[i] + Suffix;
            TimeSpan unit = Length(units?[Tokens[i]]?.ToString() ?? DefaultUnit(Tokens[i]));
            if (answer[name] is JsonValue value && value.TryGetValue(out int number) && number > 0)
                continue;
            answer.Remove(name);
            if (i < 2 && lifetimes[i] == TimeSpan.FromHours(1)) // the service shows no default of these two
                continue;
            if (lifetimes[i].Ticks % unit.Ticks != 0)
            {
                (string shorter, unit) = Lengths.FirstOrDefault(length => lifetimes[i].Ticks % length.Length.Ticks == 0, Lengths[^1]);
                answer[Units] = units ??= [];
                units[Tokens[i]] = shorter;
            }
            answer[name] = (int)(lifetimes[i] / unit);
        }
        if (units is { Count: > 0 })
            foreach (string token in Tokens)
                units.TryAdd(token, DefaultUnit(token));
        else
            answer.Remove(Units);
    }

    private static string DefaultUnit(string token) => token == "RefreshToken" ? "days" : "hours";

    private static TimeSpan Length(string unit) => Lengths.FirstOrDefault(length => length.Name == unit, Lengths[^1]).Length;
}
