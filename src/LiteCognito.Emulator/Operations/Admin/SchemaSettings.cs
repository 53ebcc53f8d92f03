using System.Globalization;
using System.Text.Json;
using LiteCognito.Emulator.Calls;
using LiteCognito.Emulator.State;

namespace LiteCognito.Emulator.Operations;

/// <summary>Reads the attributes that CreateUserPool and AddCustomAttributes add to the schema of a pool.</summary>
internal static class SchemaSettings
{
    private const int MostCustomAttributes = 50, MostCharacters = 20;

    private static readonly string[] Types =
        [SchemaAttribute.Text, SchemaAttribute.Number, SchemaAttribute.Boolean, SchemaAttribute.DateTime];

    /// <summary>Reads a list of SchemaAttributeType, and checks it as a whole before the pool changes.</summary>
    /// <param name="call">The call.</param>
    /// <param name="member">The name of the list in the input.</param>
    /// <param name="schema">The schema that the attributes are added to.</param>
    /// <param name="addsCustomOnly">True if every name is one of a custom attribute.</param>
    public static List<SchemaAttribute> Read(Call call, string member, AttributeSchema schema, bool addsCustomOnly)
    {
        var read = new List<SchemaAttribute>();
        if (!call.Input.TryGetProperty(member, out JsonElement list) || list.ValueKind != JsonValueKind.Array)
            return read;
        foreach (JsonElement item in list.EnumerateArray())
        {
            SchemaAttribute attribute = Read(item, addsCustomOnly);
            if (read.Exists(other => other.Name == attribute.Name))
                throw ApiError.InvalidParameter(
                    $"Duplicate custom attribute names {attribute.Name} are not allowed in a user pool schema.");
            if (addsCustomOnly && schema.Find(attribute.Name) is not null)
                throw ApiError.InvalidParameter($"{attribute.Name}: Existing attribute already has name {attribute.Name}.");
            read.Add(attribute);
        }
        int custom = schema.Attributes.Concat(read).Count(attribute => !AttributeSchema.IsStandard(attribute.Name));
        return custom <= MostCustomAttributes
            ? read
            : throw new ApiError("LimitExceededException", $"A user pool can have at most {MostCustomAttributes} custom attributes.");
    }

    private static SchemaAttribute Read(JsonElement item, bool addsCustomOnly)
    {
        string name = Json.GetString(item, "Name") is { Length: > 0 } given
            ? given : throw ApiError.InvalidParameter("An attribute of the schema needs a name.");
        string? type = Json.GetString(item, "AttributeDataType");
        SchemaAttribute? standard = addsCustomOnly ? null : AttributeSchema.FindStandard(name);
        bool isRequired = Json.GetBoolean(item, "Required");
        if (standard is not null)
        {
            if (type is not null && type != standard.DataType)
                throw ApiError.InvalidParameter($"You can not change AttributeDataType of the standard attribute {name}.");
            (string? low, string? high) = Limits(item, standard.DataType, name);
            return standard with
            {
                Required = isRequired || standard.Required,
                Mutable = GetBoolean(item, "Mutable") ?? standard.Mutable,
                Min = low ?? standard.Min,
                Max = high ?? standard.Max,
            };
        }
        if (name.Length > MostCharacters)
            throw ApiError.InvalidParameter($"1 validation error detected: Value '{name}' at 'schema.1.member.name' failed to satisfy "
                + $"constraint: Member must have length less than or equal to {MostCharacters}");
        if (isRequired)
            throw ApiError.InvalidParameter("Required custom attributes are not supported currently.");
        if (type is null || !Types.Contains(type))
            throw ApiError.InvalidParameter("Invalid AttributeDataType input, consider using the provided AttributeDataType enum.");
        string prefix = Json.GetBoolean(item, "DeveloperOnlyAttribute") ? "dev:custom:" : AttributeSchema.CustomPrefix;
        (string? min, string? max) = Limits(item, type, prefix + name);
        // Unlike the standard attributes, a custom one cannot be changed unless the call says so.
        return new(prefix + name, type, min, max) { Mutable = Json.GetBoolean(item, "Mutable") };
    }

    private static (string? Min, string? Max) Limits(JsonElement item, string type, string name)
    {
        bool isString = type == SchemaAttribute.Text;
        JsonElement? constraints = Json.GetObject(item, isString ? "StringAttributeConstraints" : "NumberAttributeConstraints");
        if (constraints is not { } limits || type is not (SchemaAttribute.Text or SchemaAttribute.Number))
            return (null, null);
        string? min = Json.GetString(limits, isString ? "MinLength" : "MinValue");
        string? max = Json.GetString(limits, isString ? "MaxLength" : "MaxValue");
        if (Number(min, name) is { } low && Number(max, name) is { } high && high < low)
            throw ApiError.InvalidParameter(isString
                ? $"Attribute {name} cannot have a max length shorter than it's min length"
                : $"Attribute {name} cannot have a max value smaller than it's min value");
        return (min, max);
    }

    private static decimal? Number(string? text, string name)
    {
        if (text is null)
            return null;
        return decimal.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out decimal number)
            ? number : throw ApiError.InvalidParameter($"The constraints of the attribute {name} are not numbers.");
    }

    private static bool? GetBoolean(JsonElement item, string name) =>
        item.TryGetProperty(name, out JsonElement value) ? value.ValueKind == JsonValueKind.True : null;
}
