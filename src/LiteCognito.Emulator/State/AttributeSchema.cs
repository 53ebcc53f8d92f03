using System.Text.Json.Nodes;
using LiteCognito.Emulator.Journal;

namespace LiteCognito.Emulator.State;

/// <summary>The attributes that the users of a pool can have: the standard ones, and those that the pool adds.</summary>
internal sealed class AttributeSchema
{
    public const string CustomPrefix = "custom:";

    private const string MaxText = "2048";

    private static readonly SchemaAttribute[] Standard =
    [
        new("sub", SchemaAttribute.Text, "1", MaxText) { Mutable = false, Required = true },
        .. ((string[])["name", "given_name", "family_name", "middle_name", "nickname", "preferred_username", "profile", "picture",
            "website", "email"]).Select(String),
        new("email_verified", SchemaAttribute.Boolean),
        String("gender"),
        new("birthdate", SchemaAttribute.Text, "10", "10"),
        .. ((string[])["zoneinfo", "locale", "phone_number"]).Select(String),
        new("phone_number_verified", SchemaAttribute.Boolean),
        String("address"),
        new("updated_at", SchemaAttribute.Number, "0"),
    ];

    // In the order in which DescribeUserPool shows them.
    private readonly List<SchemaAttribute> _attributes = [.. Standard];

    public IEnumerable<SchemaAttribute> Attributes => _attributes;

    /// <summary>The attributes, other than sub, that every user must have.</summary>
    public IEnumerable<string> Required =>
        _attributes.Where(attribute => attribute.Required && attribute.Name != "sub").Select(attribute => attribute.Name);

    public static bool IsStandard(string name) => Array.Exists(Standard, attribute => attribute.Name == name);

    /// <summary>Returns the attribute that the service defines itself.</summary>
    public static SchemaAttribute? FindStandard(string name) => Array.Find(Standard, attribute => attribute.Name == name);

    public SchemaAttribute? Find(string name) => _attributes.Find(attribute => attribute.Name == name);

    /// <summary>Adds an attribute, or replaces the one of this name.</summary>
    public void Set(SchemaAttribute attribute)
    {
        int index = _attributes.FindIndex(known => known.Name == attribute.Name);
        if (index < 0)
            _attributes.Add(attribute);
        else
            _attributes[index] = attribute;
    }

    public void Exchange(Fields fields) => fields.Items("Schema", _attributes, (item, attribute) => new(
        item.Text(nameof(attribute.Name), attribute?.Name),
        item.Text(nameof(attribute.DataType), attribute?.DataType),
        item.OptionalText(nameof(attribute.Min), attribute?.Min),
        item.OptionalText(nameof(attribute.Max), attribute?.Max))
    {
        Mutable = item.Flag(nameof(attribute.Mutable), attribute?.Mutable ?? false),
        Required = item.Flag(nameof(attribute.Required), attribute?.Required ?? false),
    });

    public JsonArray Describe() => Json.List(_attributes, attribute => attribute.Describe());

    private static SchemaAttribute String(string name) => new(name, SchemaAttribute.Text, "0", MaxText);
}
