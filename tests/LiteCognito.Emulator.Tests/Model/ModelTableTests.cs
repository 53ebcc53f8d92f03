using System.Text.Json;
using LiteCognito.Emulator.Model;

namespace LiteCognito.Emulator.Tests.Model;

/// <summary>Compares the emulator's tables with the models in spec, so that they cannot be out of date.</summary>
public sealed class ModelTableTests
{
    private const string Advice = "Run: dotnet run spec/model-table.cs";

    public static TheoryData<string, string> Models
    {
        get
        {
            var models = new TheoryData<string, string> { { "operations.json", "AWSCognitoIdentityProviderService." } };
            if (File.Exists(Repository.Spec("identity-operations.json")))
                models.Add("identity-operations.json", "AWSCognitoIdentityService.");
            return models;
        }
    }

    [Theory, MemberData(nameof(Models))]
    public void Table_holds_the_model(string file, string targetPrefix)
    {
        JsonElement spec = JsonElement.Parse(File.ReadAllText(Repository.Spec(file)));
        ServiceModel model = Assert.IsType<ServiceModel>(ModelTables.Find(targetPrefix));
        Assert.Equal(
            spec.GetProperty("operations").EnumerateObject().Select(operation => operation.Name).Order(), model.Operations.Order());
        foreach (JsonProperty operation in spec.GetProperty("operations").EnumerateObject())
        {
            Compare(operation.Name, operation.Value.GetProperty("input"), model.Input(operation.Name)!);
            Compare(operation.Name, operation.Value.GetProperty("output"), model.Output(operation.Name));
        }
        foreach (JsonProperty shape in spec.GetProperty("shapes").EnumerateObject())
            Compare(shape.Name, shape.Value, model.Shape(new() { Shape = shape.Name }));
    }

    private static void Compare(string owner, JsonElement spec, ModelMember[] members)
    {
        Assert.True(
            spec.EnumerateObject().Select(member => member.Name).SequenceEqual(members.Select(member => member.Name)),
            $"{owner}. {Advice}");
        foreach ((JsonProperty expected, ModelMember member) in spec.EnumerateObject().Zip(members))
        {
            string path = $"{owner}.{member.Name}";
            Same(path, Has(expected.Value, "required"), member.IsRequired);
            Compare(path, expected.Value, expected.Value.GetProperty("type").GetString()!, member.Type);
        }
    }

    private static void Compare(string path, JsonElement limits, string type, ModelType found)
    {
        string kind = type switch
        {
            "string" or "boolean" or "number" or "timestamp(epoch-seconds)" or "document" => type[..1],
            "blob" => "x",
            _ when type.Contains('<', StringComparison.Ordinal) => type[..1].ToUpperInvariant(),
            _ => "S",
        };
        Same(path, kind[0], found.Kind);
        Same(path, kind == "S" ? type : null, found.Shape);
        string name = path[(path.LastIndexOf('.') + 1)..];
        Same(path, Has(limits, "sensitive") || name is "Code" or "ConfirmationCode" or "IdToken" or "RefreshToken", found.IsSensitive);
        Same(path, Bounds(limits, "length"), (found.MinLength, found.MaxLength));
        Same(path, Bounds(limits, "range"), (found.Min, found.Max));
        // GetClientToken needs a flow that the model does not know.
        string? values = Strings(limits, "enum") is { } known && known.Contains("ALLOW_USER_SRP_AUTH", StringComparison.Ordinal)
            ? known + " ALLOW_CLIENT_TOKEN_AUTH" : Strings(limits, "enum");
        Same(path, values, found.Enum is null ? null : string.Join(' ', found.Enum));
        // The service accepts blanks in passwords and dots in domains, and "^(?s)" is no limit.
        string? pattern = name == "Domain" || name.EndsWith("Password", StringComparison.Ordinal) ? null : Text(limits, "pattern");
        if (name == "ClientName" && pattern is not null)
            pattern = pattern.Insert(1, "(_custom_id_:)?"); // a name can choose the ID
        Same(path, pattern is null or "^(?s)" ? null : pattern[0] == '^' ? pattern[1..^1] : $".*{pattern}.*", found.Pattern?.Value.Text);
        if (kind == "M")
            Compare(path + " keys", Inner(limits, "keys"), "string", found.Keys!);
        if (kind is "L" or "M")
            Compare(path + " items", Inner(limits, "items"), type[(type.LastIndexOfAny(['<', ',']) + 1)..^1], found.Items!);
    }

    private static void Same<T>(string path, T expected, T found) =>
        Assert.True(Equals(expected, found), $"{path} is '{found}', not '{expected}'. {Advice}");

    private static bool Has(JsonElement member, string name) => member.TryGetProperty(name, out _);

    private static JsonElement Inner(JsonElement member, string name) =>
        member.TryGetProperty(name, out JsonElement inner) ? inner : JsonElement.Parse("{}");

    private static string? Text(JsonElement member, string name) =>
        member.TryGetProperty(name, out JsonElement text) ? text.GetString() : null;

    private static string? Strings(JsonElement member, string name) => !member.TryGetProperty(name, out JsonElement list) ? null
        : string.Join(' ', list.EnumerateArray().Select(item => item.GetString()));

    private static (long Min, long Max) Bounds(JsonElement member, string name) => !member.TryGetProperty(name, out JsonElement bounds)
        ? (long.MinValue, long.MaxValue)
        : (bounds.TryGetProperty("min", out JsonElement min) ? min.GetInt64() : long.MinValue,
            bounds.TryGetProperty("max", out JsonElement max) ? max.GetInt64() : long.MaxValue);
}
