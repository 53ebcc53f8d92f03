using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using LiteCognito.Emulator.Model;
using LiteCognito.Emulator.Seeds;

namespace LiteCognito.Emulator.Tests.Seeds;

/// <summary>spec/seed.schema.json has exactly the members that the loader accepts.</summary>
public sealed class SeedSchemaTests
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NewLine = "\n",
    };

    [Fact]
    public void Schema_has_the_members_that_the_loader_accepts()
    {
        JsonObject schema = Describe(SeedShapes.Seed);
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.Insert(1, "title", "A seed of the LiteCognito emulator");
        schema.Insert(2, "description",
            "User pools and identity pools that the emulator starts with. Members that Cognito has too are those of its operations.");
        string text = schema.ToJsonString(Indented) + "\n", file = Repository.Spec("seed.schema.json");

        if (Environment.GetEnvironmentVariable("LITECOGNITO_ACCEPT_SCHEMA") == "1")
            File.WriteAllText(file, text);

        Assert.Equal(text, File.ReadAllText(file).ReplaceLineEndings("\n"));
    }

    private static JsonObject Describe(SeedShape shape)
    {
        var properties = new JsonObject();
        foreach (SeedMember own in shape.Own)
            properties[own.Name] = Describe(own);
        foreach (ModelMember member in shape.Members)
            properties[member.Name] = Describe(shape.Model, member.Type);
        IEnumerable<string> required =
        [
            .. shape.Own.Where(own => own.IsRequired).Select(own => own.Name),
            .. shape.Operations.Take(1).SelectMany(shape.Input).Where(input => input.IsRequired).Select(input => input.Name)
                .Except(shape.Without),
        ];
        return Object(properties, required);
    }

    private static JsonObject Describe(SeedMember member)
    {
        var text = new JsonObject { ["type"] = "string", ["minLength"] = 1 };
        JsonObject described = member.Kind switch
        {
            SeedKind.Text => text,
            SeedKind.Flag => new() { ["type"] = "boolean" },
            SeedKind.Texts => new() { ["type"] = "array", ["items"] = text },
            SeedKind.Map => new() { ["type"] = "object", ["additionalProperties"] = new JsonObject { ["type"] = "string" } },
            _ => new() { ["type"] = "array", ["items"] = Describe(member.Items!) },
        };
        described.Insert(0, "description", member.Description);
        return described;
    }

    private static JsonObject Describe(ServiceModel model, ModelType type)
    {
        JsonObject described = type.Kind switch
        {
            'S' => Object(
                new(model.Shape(type).Select(member => KeyValuePair.Create(member.Name, (JsonNode?)Describe(model, member.Type)))),
                model.Shape(type).Where(member => member.IsRequired).Select(member => member.Name)),
            'L' => new() { ["type"] = "array", ["items"] = Describe(model, type.Items!) },
            'M' => new() { ["type"] = "object", ["additionalProperties"] = Describe(model, type.Items!) },
            'b' => new() { ["type"] = "boolean" },
            'n' or 't' => new() { ["type"] = "number" },
            'd' => [],
            _ => new() { ["type"] = "string" },
        };
        if (type.Enum is not null)
            described["enum"] = new JsonArray([.. type.Enum.Select(value => (JsonNode)value)]);
        return described;
    }

    private static JsonObject Object(JsonObject properties, IEnumerable<string> required)
    {
        var described = new JsonObject { ["type"] = "object", ["properties"] = properties, ["additionalProperties"] = false };
        if (required.Any())
            described["required"] = new JsonArray([.. required.Select(name => (JsonNode)name)]);
        return described;
    }
}
