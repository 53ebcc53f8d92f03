using System.Globalization;
using System.Text.Json;
using LiteCognito.Cli.Output;

namespace LiteCognito.Cli.Lists;

/// <summary>How a value is shown.</summary>
internal enum ColumnKind
{
    Text,

    /// <summary>A time, in seconds since 1970 or in ISO 8601: the local time in a table, UTC for programs.</summary>
    Time,

    /// <summary>A state, with a color.</summary>
    Status,

    /// <summary>A value from the user's attributes.</summary>
    Attribute,
}

/// <summary>A column of a list.</summary>
/// <param name="name">The name for --columns.</param>
/// <param name="member">The member of the item, or the name of the attribute.</param>
/// <param name="kind">How the value is shown.</param>
internal sealed class Column(string name, string member, ColumnKind kind = ColumnKind.Text)
{
    // The statuses of users who can sign in, and of devices that replace the second factor.
    private static readonly string[] GoodStatuses = ["CONFIRMED", "EXTERNAL_PROVIDER", "remembered"];

    public string Name => name;

    /// <summary>Gets a value that indicates whether a part of the value is of no use.</summary>
    public bool IsFixed => kind is ColumnKind.Time or ColumnKind.Status;

    /// <summary>Returns the value, or an empty string if the item has none.</summary>
    /// <param name="item">The item.</param>
    /// <param name="forPeople">True for a table; false for a program.</param>
    public string Read(JsonElement item, bool forPeople)
    {
        JsonElement value = Find(item);
        return value.ValueKind switch
        {
            JsonValueKind.Undefined or JsonValueKind.Null => "",
            _ when kind == ColumnKind.Time && ReadTime(value) is { } time => forPeople ? ToLocal(time) : ToUtc(time),
            JsonValueKind.String => value.GetString()!,
            _ => value.GetRawText(),
        };
    }

    /// <summary>Adds color to a cell of a table.</summary>
    public string Paint(string cell) => kind == ColumnKind.Status ? Style.Status(cell, GoodStatuses.Contains(cell)) : cell;

    private JsonElement Find(JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Object)
            return default;
        if (kind != ColumnKind.Attribute)
            return Get(item, member);
        foreach (string list in (string[])["Attributes", "UserAttributes"])
            if (Get(item, list) is { ValueKind: JsonValueKind.Array } attributes)
                foreach (JsonElement attribute in attributes.EnumerateArray())
                    if (Get(attribute, "Name") is { ValueKind: JsonValueKind.String } attributeName && attributeName.ValueEquals(member))
                        return Get(attribute, "Value");
        return default;
    }

    private static JsonElement Get(JsonElement item, string name) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out JsonElement value) ? value : default;

    private static DateTimeOffset? ReadTime(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String)
            return value.TryGetDateTimeOffset(out DateTimeOffset time) ? time : null;
        const double Earliest = -62_135_596_800, Latest = 253_402_300_799;
        return value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out double seconds) && seconds is >= Earliest and <= Latest
            ? DateTimeOffset.UnixEpoch.AddSeconds(seconds) : null;
    }

    private static string ToLocal(DateTimeOffset time) =>
        time.ToLocalTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static string ToUtc(DateTimeOffset time) =>
        time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
