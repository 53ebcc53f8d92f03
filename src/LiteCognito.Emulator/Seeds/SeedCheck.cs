using System.Text.Json;
using LiteCognito.Emulator.Model;

namespace LiteCognito.Emulator.Seeds;

/// <summary>Rejects members that a seed does not have, and values of the wrong JSON type.</summary>
internal static class SeedCheck
{
    /// <summary>Checks an object and all that is in it.</summary>
    /// <exception cref="SeedException">There is a mistake.</exception>
    public static void Check(SeedShape shape, JsonElement value, string path)
    {
        Require(value, path, JsonValueKind.Object);
        foreach (JsonProperty property in value.EnumerateObject())
        {
            string place = SeedText.Member(path, property.Name);
            if (Array.Find(shape.Own, own => own.Name == property.Name) is { } member)
                Check(member, property.Value, place);
            else if (shape.Members.FirstOrDefault(member => member.Name == property.Name) is { } input)
                Check(shape.Model, input.Type, property.Value, place);
            else
                throw Unknown(place, property.Name, shape.Names);
        }
        foreach (string required in shape.Own.Where(own => own.IsRequired).Select(own => own.Name)
            .Concat(shape.Operations.Take(1).SelectMany(shape.Input).Where(input => input.IsRequired).Select(input => input.Name))
            .Except(shape.Without))
            if (!value.TryGetProperty(required, out JsonElement given) || given.ValueKind == JsonValueKind.Null)
                throw new SeedException(path, $"has no {required}. Add it.");
    }

    private static void Check(SeedMember member, JsonElement value, string path)
    {
        switch (member.Kind)
        {
            case SeedKind.Text:
                RequireText(value, path);
                break;
            case SeedKind.Flag:
                Require(value, path, JsonValueKind.True);
                break;
            case SeedKind.Map:
                Require(value, path, JsonValueKind.Object);
                foreach (JsonProperty pair in value.EnumerateObject())
                    Require(pair.Value, SeedText.Member(path, pair.Name), JsonValueKind.String);
                break;
            default:
                Require(value, path, JsonValueKind.Array);
                int index = 0;
                foreach (JsonElement item in value.EnumerateArray())
                    if (member.Items is { } shape)
                        Check(shape, item, SeedText.Item(path, index++));
                    else
                        RequireText(item, SeedText.Item(path, index++));
                break;
        }
    }

    private static void Check(ServiceModel model, ModelType type, JsonElement value, string path)
    {
        if (value.ValueKind == JsonValueKind.Null)
            return;
        switch (type.Kind)
        {
            case 'S':
                Require(value, path, JsonValueKind.Object);
                ModelMember[] members = model.Shape(type);
                foreach (JsonProperty property in value.EnumerateObject())
                {
                    string place = SeedText.Member(path, property.Name);
                    ModelMember member = Array.Find(members, member => member.Name == property.Name)
                        ?? throw Unknown(place, property.Name, members.Select(member => member.Name));
                    Check(model, member.Type, property.Value, place);
                }
                break;
            case 'L':
                Require(value, path, JsonValueKind.Array);
                int index = 0;
                foreach (JsonElement item in value.EnumerateArray())
                    Check(model, type.Items!, item, SeedText.Item(path, index++));
                break;
            case 'M':
                Require(value, path, JsonValueKind.Object);
                foreach (JsonProperty pair in value.EnumerateObject())
                    Check(model, type.Items!, pair.Value, SeedText.Member(path, pair.Name));
                break;
            case 'b':
                Require(value, path, JsonValueKind.True);
                break;
            case 'n' or 't':
                Require(value, path, JsonValueKind.Number);
                break;
            case 's' or 'x':
                Require(value, path, JsonValueKind.String);
                break;
        }
    }

    private static void RequireText(JsonElement value, string path)
    {
        Require(value, path, JsonValueKind.String);
        if (value.GetString()!.Length == 0)
            throw new SeedException(path, "is empty. Give it a value, or remove it.");
    }

    private static void Require(JsonElement value, string path, JsonValueKind kind)
    {
        if (value.ValueKind == kind || (kind == JsonValueKind.True && value.ValueKind == JsonValueKind.False))
            return;
        throw new SeedException(path, kind switch
        {
            JsonValueKind.Object => "is not an object. Write it in braces.",
            JsonValueKind.Array => "is not a list. Write it in brackets.",
            JsonValueKind.String => "is not a text. Write it in quotation marks.",
            JsonValueKind.Number => "is not a number. Write it without quotation marks.",
            _ => "is neither true nor false.",
        });
    }

    private static SeedException Unknown(string path, string name, IEnumerable<string> known)
    {
        string? nearest = known.Select(candidate => (candidate, Distance: Distance(name, candidate)))
            .Where(candidate => candidate.Distance <= candidate.candidate.Length / 3)
            .OrderBy(candidate => candidate.Distance).Select(candidate => candidate.candidate).FirstOrDefault();
        return new(path, nearest is null ? "is not known. Remove it." : $"is not known. Did you mean {nearest}?");
    }

    /// <summary>Returns how many letters differ, regardless of case (Levenshtein distance). Long names are far from all others.</summary>
    private static int Distance(string one, string other)
    {
        const int Longest = 64;
        if (one.Length > Longest)
            return int.MaxValue;
        int[] row = [.. Enumerable.Range(0, other.Length + 1)];
        for (int i = 0; i < one.Length; i++)
        {
            int diagonal = row[0]++;
            for (int j = 0; j < other.Length; j++)
            {
                int change = diagonal + (char.ToUpperInvariant(one[i]) == char.ToUpperInvariant(other[j]) ? 0 : 1);
                diagonal = row[j + 1];
                row[j + 1] = Math.Min(change, Math.Min(row[j], row[j + 1]) + 1);
            }
        }
        return row[^1];
    }
}
