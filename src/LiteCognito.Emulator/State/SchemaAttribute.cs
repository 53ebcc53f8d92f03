using System.Globalization;
using System.Text.Json.Nodes;

namespace LiteCognito.Emulator.State;

/// <summary>An attribute that the users of a pool can have.</summary>
/// <param name="Name">The name, with <c>custom:</c> or <c>dev:custom:</c> if it is not a standard attribute.</param>
/// <param name="DataType">String, Number, Boolean or DateTime.</param>
/// <param name="Min">The minimum length of a string, or the minimum value of a number.</param>
/// <param name="Max">The maximum length of a string, or the maximum value of a number.</param>
internal sealed record SchemaAttribute(string Name, string DataType, string? Min = null, string? Max = null)
{
    public const string Text = "String", Number = "Number", Boolean = "Boolean", DateTime = "DateTime";

    private const int MaxLength = 2048;

    public bool Mutable { get; init; } = true;

    public bool Required { get; init; }

    public bool IsForDevelopers => Name.StartsWith("dev:", StringComparison.Ordinal);

    /// <summary>Creates a SchemaAttributeType.</summary>
    public JsonObject Describe()
    {
        var answer = new JsonObject
        {
            [nameof(Name)] = Name,
            ["AttributeDataType"] = DataType,
            ["DeveloperOnlyAttribute"] = IsForDevelopers,
            [nameof(Mutable)] = Mutable,
            [nameof(Required)] = Required,
        };
        if (DataType == Text)
            answer["StringAttributeConstraints"] = Limits("MinLength", "MaxLength");
        else if (DataType == Number)
            answer["NumberAttributeConstraints"] = Limits("MinValue", "MaxValue");
        return answer;
    }

    /// <summary>Returns what is wrong with a value, or <see langword="null"/>.</summary>
    public string? FindViolation(string value) => DataType switch
    {
        Text => FindStringViolation(value),
        Number => FindNumberViolation(value),
        Boolean when value is not ("true" or "false" or "True" or "False") => "Attribute value is not a boolean",
        DateTime when !DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, out _) => "Attribute value is not a date",
        _ => null,
    };

    private string? FindStringViolation(string value)
    {
        int min = Parse(Min) ?? 0, max = Math.Min(Parse(Max) ?? MaxLength, MaxLength);
        if (value.Length < min)
            return $"String must be no shorter than {min} characters";
        if (value.Length > max)
            return $"String must be no longer than {max} characters";
        return Name == "birthdate" && !DateOnly.TryParseExact(value, "yyyy-MM-dd", out _) ? "Attribute value is not a date" : null;
    }

    private string? FindNumberViolation(string value)
    {
        if (value.Length > MaxLength || !decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number))
            return "Attribute value is not a number";
        if (ParseNumber(Min) is { } min && number < min)
            return $"Number must be no less than {Min}";
        return ParseNumber(Max) is { } max && number > max ? $"Number must be no greater than {Max}" : null;
    }

    private JsonObject Limits(string min, string max)
    {
        var limits = new JsonObject();
        if (Min is not null)
            limits[min] = Min;
        if (Max is not null)
            limits[max] = Max;
        return limits;
    }

    private static int? Parse(string? number) =>
        int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? value : null;

    private static decimal? ParseNumber(string? number) =>
        decimal.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal value) ? value : null;
}
