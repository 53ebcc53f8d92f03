using System.Globalization;
using System.Text.Json;

namespace LiteCognito.Emulator.Model;

/// <summary>Checks the input of a call against the service's model, with the service's texts.</summary>
internal sealed class InputCheck
{
    // The work and the length of the error have a limit, whatever the input is.
    private const int MostErrors = 10, LongestValue = 512;

    private readonly ServiceModel _model;
    private readonly List<string> _errors = [];
    private string? _typeError;
    private bool _isClean = true;

    private InputCheck(ServiceModel model) => _model = model;

    /// <summary>
    /// Returns what is wrong with an input. <c>Type</c> is the error for a value of the wrong JSON type, and <c>Limits</c> the one for
    /// values that the model does not allow. <c>IsClean</c> is false if the input has members that the service ignores.
    /// </summary>
    public static (string? Type, string? Limits, bool IsClean) Check(ServiceModel model, ModelMember[] members, JsonElement input)
    {
        var check = new InputCheck(model);
        check.Structure(members, input, "");
        int count = check._errors.Count;
        string? limits = count == 0 ? null : string.Create(
            CultureInfo.InvariantCulture,
            $"{count} validation error{(count == 1 ? "" : "s")} detected: {string.Join("; ", check._errors)}");
        return (check._typeError, limits, check._isClean);
    }

    private void Structure(ModelMember[] members, JsonElement value, string path)
    {
        int known = 0;
        foreach (ModelMember member in members)
        {
            bool exists = value.TryGetProperty(member.Name, out JsonElement item);
            if (exists && item.ValueKind != JsonValueKind.Null)
            {
                known++;
                Value(member.Type, item, path + member.Path);
            }
            else if (member.IsRequired)
                Add($"Value null at '{path}{member.Path}' failed to satisfy constraint: Member must not be null");
        }
        if (known != value.GetPropertyCount())
            _isClean = false;
    }

    private void Value(ModelType type, JsonElement value, string path)
    {
        if (TypeError(type.Kind, value) is { } error)
        {
            _typeError ??= error;
            return;
        }
        switch (type.Kind)
        {
            case 'S':
                Structure(_model.Shape(type), value, path + ".");
                break;
            case 'L':
                Length(type, value.GetArrayLength(), value, path);
                Items(type.Items!, value, path);
                break;
            case 'M':
                Length(type, value.GetPropertyCount(), value, path);
                Map(type, value, path);
                break;
            case 'n' when !value.TryGetInt64(out _):
                _isClean = false;
                goto default;
            default:
                foreach (string constraint in Violated(type, value))
                    Add(type, value, path, constraint);
                break;
        }
    }

    private void Items(ModelType type, JsonElement list, string path)
    {
        bool isSimple = type.Kind is not ('S' or 'L' or 'M'), isValid = true;
        int index = 0;
        foreach (JsonElement item in list.EnumerateArray())
        {
            index++;
            if (item.ValueKind == JsonValueKind.Null)
                _isClean = false;
            else if (!isSimple)
                Value(type, item, string.Create(CultureInfo.InvariantCulture, $"{path}.{index}.member"));
            else if (TypeError(type.Kind, item) is { } error)
                _typeError ??= error;
            else
                isValid &= Violated(type, item).Count == 0;
        }
        if (!isValid)
            Add(type, list, path, $"Member must satisfy constraint: [{string.Join(", ", Constraints(type))}]");
    }

    private void Map(ModelType type, JsonElement map, string path)
    {
        ModelType keys = type.Keys!, items = type.Items!;
        bool areKeysValid = true, areValuesValid = true;
        foreach (JsonProperty pair in map.EnumerateObject())
        {
            areKeysValid &= Violated(keys, pair.Name).Count == 0;
            if (pair.Value.ValueKind == JsonValueKind.Null)
                _isClean = false;
            else if (items.Kind is 'S' or 'L' or 'M')
                Value(items, pair.Value, $"{path}.{Short(pair.Name)}.member");
            else if (TypeError(items.Kind, pair.Value) is { } error)
                _typeError ??= error;
            else
                areValuesValid &= Violated(items, pair.Value).Count == 0;
        }
        if (!areKeysValid)
            Add(type, map, path, $"Map keys must satisfy constraint: [{string.Join(", ", Constraints(keys))}]");
        if (!areValuesValid)
            Add(type, map, path, $"Map value must satisfy constraint: [{string.Join(", ", Constraints(items))}]");
    }

    private void Length(ModelType type, int length, JsonElement value, string path)
    {
        if (length < type.MinLength)
            Add(type, value, path, Shortest(type));
        if (length > type.MaxLength)
            Add(type, value, path, Longest(type));
    }

    /// <summary>Returns the constraints that a value without members violates.</summary>
    private static List<string> Violated(ModelType type, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => Violated(type, value.GetDouble()),
        JsonValueKind.String when type.Kind == 'x' => Violated(type, value.GetBytesFromBase64().Length),
        JsonValueKind.String => Violated(type, value.GetString()!),
        _ => [],
    };

    private static List<string> Violated(ModelType type, double number)
    {
        var violated = new List<string>();
        if (number < type.Min)
            violated.Add(Least(type));
        if (number > type.Max)
            violated.Add(Most(type));
        return violated;
    }

    private static List<string> Violated(ModelType type, string text)
    {
        var violated = new List<string>();
        if (type.Enum is not null && !type.Enum.Contains(text))
            violated.Add(Enumeration(type));
        if (type.Pattern is not null && !type.Pattern.Value.Matches(text))
            violated.Add(Expression(type));
        violated.AddRange(Violated(type, text.EnumerateRunes().Count()));
        return violated;
    }

    private static List<string> Violated(ModelType type, int length)
    {
        var violated = new List<string>();
        if (length < type.MinLength)
            violated.Add(Shortest(type));
        if (length > type.MaxLength)
            violated.Add(Longest(type));
        return violated;
    }

    /// <summary>Returns all constraints of a type, as in the error about an item of a list.</summary>
    private static IEnumerable<string> Constraints(ModelType type)
    {
        if (type.MaxLength != long.MaxValue)
            yield return Longest(type);
        if (type.MinLength != long.MinValue)
            yield return Shortest(type);
        if (type.Pattern is not null)
            yield return Expression(type);
        if (type.Enum is not null)
            yield return Enumeration(type);
    }

    private static string Shortest(ModelType type) => Text("Member must have length greater than or equal to", type.MinLength);

    private static string Longest(ModelType type) => Text("Member must have length less than or equal to", type.MaxLength);

    private static string Least(ModelType type) => Text("Member must have value greater than or equal to", type.Min);

    private static string Most(ModelType type) => Text("Member must have value less than or equal to", type.Max);

    private static string Text(string text, long bound) => string.Create(CultureInfo.InvariantCulture, $"{text} {bound}");

    private static string Expression(ModelType type) => $"Member must satisfy regular expression pattern: {type.Pattern!.Value.Text}";

    private static string Enumeration(ModelType type) => $"Member must satisfy enum value set: [{string.Join(", ", type.Enum!)}]";

    /// <summary>Returns the text of a SerializationException for a value of the wrong type.</summary>
    private static string? TypeError(char kind, JsonElement value)
    {
        string? scalar = value.ValueKind switch
        {
            JsonValueKind.String => "STRING_VALUE",
            JsonValueKind.Number => "NUMBER_VALUE",
            JsonValueKind.True => "TRUE_VALUE",
            JsonValueKind.False => "FALSE_VALUE",
            _ => null,
        };
        return (kind, value.ValueKind) switch
        {
            ('d', _) or ('S' or 'M', JsonValueKind.Object) or ('L', JsonValueKind.Array) or ('s', JsonValueKind.String) => null,
            ('b', JsonValueKind.True or JsonValueKind.False) => null,
            ('n', JsonValueKind.Number) when value.TryGetDouble(out double number) && Math.Abs(number) < long.MaxValue => null,
            ('t', JsonValueKind.Number) when value.TryGetDouble(out _) => null,
            ('x', JsonValueKind.String) => value.TryGetBytesFromBase64(out _) ? null : "Invalid Base64",
            (_, JsonValueKind.Array) => "Start of list found where not expected",
            (_, JsonValueKind.Object) => "Start of structure or map found where not expected.",
            ('L', _) => "Expected list or null",
            ('S' or 'M', _) => "Expected null",
            ('b', _) => $"{scalar} can not be converted to a Boolean",
            ('n', _) => $"{scalar} can not be converted to an Integer",
            ('t', _) => $"{scalar} can not be converted to milliseconds since epoch",
            ('x', _) => $"{scalar} can not be converted to a ByteBuffer",
            _ => $"{scalar} can not be converted to a String",
        };
    }

    private void Add(ModelType type, JsonElement value, string path, string constraint) =>
        Add($"Value {(type.IsSensitive ? "" : $"'{Printed(value)}' ")}at '{path}' failed to satisfy constraint: {constraint}");

    private void Add(string error)
    {
        if (_errors.Count < MostErrors)
            _errors.Add(error);
    }

    /// <summary>Prints a value as the service does. The members of structures, which may be sensitive, are left out.</summary>
    private static string Printed(JsonElement value) => Short(value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Array => $"[{string.Join(", ", value.EnumerateArray().Take(LongestValue).Select(PrintedItem))}]",
        JsonValueKind.Object => $"{{{string.Join(", ", value.EnumerateObject().Take(LongestValue).Select(pair =>
            $"{pair.Name}={PrintedItem(pair.Value)}"))}}}",
        _ => value.GetRawText(),
    });

    private static string PrintedItem(JsonElement item) => item.ValueKind switch
    {
        JsonValueKind.String => item.GetString()!,
        JsonValueKind.Array or JsonValueKind.Object => "…",
        _ => item.GetRawText(),
    };

    private static string Short(string text) => text.Length <= LongestValue ? text : text[..LongestValue] + "…";
}
