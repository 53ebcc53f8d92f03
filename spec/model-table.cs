#:property RestorePackagesWithLockFile=false
#:property ManagePackageVersionsCentrally=false
#:property EnforceCodeStyleInBuild=false
#:property RunAnalyzers=false
#:property GenerateDocumentationFile=false
#:property PublishAot=false
// Writes the emulator's tables of the service's models, operations.json and identity-operations.json:
//   dotnet run spec/model-table.cs
// A table is text, because text needs no code in the program. ServiceModel reads it, and describes its form.
using System.Text;
using System.Text.Json;

string spec = (string)AppContext.GetData("EntryPointFileDirectoryPath")!;
string folder = Path.GetFullPath(Path.Combine(spec, "..", "src", "LiteCognito.Emulator", "Model"));
(string File, string Name, string Prefix)[] services =
[
    ("operations.json", "UserPool", "AWSCognitoIdentityProviderService."),
    ("identity-operations.json", "Identity", "AWSCognitoIdentityService."),
];
StringBuilder cases = new(), fields = new();
foreach ((string file, string name, string prefix) in services.Where(service => File.Exists(Path.Combine(spec, service.File))))
{
    var table = new Table(JsonDocument.Parse(File.ReadAllText(Path.Combine(spec, file))).RootElement);
    Write(name + "Shapes", file, table.Shapes());
    Write(name + "Operations", file, table.Operations());
    cases.Append($"        \"{prefix}\" => {name}.Value,\n");
    fields.Append($"    private static readonly Lazy<ServiceModel> {name} = new(() => new({name}Shapes.Text, {name}Operations.Text));\n");
}
File.WriteAllText(Path.Combine(folder, "ModelTables.cs"), $$"""
    // Written by spec/model-table.cs.
    namespace LiteCognito.Emulator.Model;

    /// <summary>The tables of the services' models.</summary>
    internal static class ModelTables
    {
    {{fields}}
        /// <summary>Gets the model of the service whose operations have this prefix in X-Amz-Target.</summary>
        public static ServiceModel? Find(string targetPrefix) => targetPrefix switch
        {
    {{cases}}        _ => null,
        };
    }

    """);
return;

void Write(string name, string file, string text)
{
    string lines = string.Join('\n', text.Split('\n').SelectMany(Wrap).Select(line => ("        " + line).TrimEnd()));
    File.WriteAllText(Path.Combine(folder, name + ".cs"), $$""""
        // Written by spec/model-table.cs from spec/{{file}}.
        namespace LiteCognito.Emulator.Model;

        internal static class {{name}}
        {
            public static ReadOnlySpan<byte> Text => """
        {{lines}}
                """u8;
        }

        """");
    Console.WriteLine($"{name}.cs: {text.Length} bytes");
}

// A line that starts with a space continues the line before it, and one that starts with " ~" does so without a space.
static IEnumerable<string> Wrap(string line)
{
    const int Width = 128;
    while (line.Length > Width)
    {
        int space = line.LastIndexOf(' ', Width);
        int end = space > 0 ? space : Width - 1;
        yield return line[..end];
        line = space > 0 ? line[end..] : " ~" + line[end..];
    }
    yield return line;
}

/// <summary>Converts a model to text. Equal patterns, enumerations and types are written once and named by their number.</summary>
internal sealed class Table(JsonElement model)
{
    private readonly List<string> _patterns = [];
    private readonly List<string> _enums = [];
    private readonly List<string> _types = [];

    public string Shapes()
    {
        string shapes = string.Join('\n', model.GetProperty("shapes").EnumerateObject()
            .Select(shape => $"{shape.Name} {Members(shape.Value)}".TrimEnd()));
        Operations(); // adds their types to the lists
        return $"{string.Join('\n', _patterns)}\n\n{string.Join('\n', _enums)}\n\n{string.Join(", ", _types)}\n\n{shapes}";
    }

    public string Operations() => string.Join('\n', model.GetProperty("operations").EnumerateObject().Select(operation =>
        $"{operation.Name} {Members(operation.Value.GetProperty("input"))} > {Members(operation.Value.GetProperty("output"))}"
            .Replace("  ", " ", StringComparison.Ordinal).TrimEnd()));

    private string Members(JsonElement members) => string.Join(' ', members.EnumerateObject().Select(member =>
        member.Name + (member.Value.TryGetProperty("required", out _) ? '!' : ':') + Type(member.Name, member.Value)));

    /// <summary>Returns the number of a member's type.</summary>
    private int Type(string name, JsonElement member)
    {
        string type = member.GetProperty("type").GetString()!;
        // The service accepts blanks inside passwords and dots in custom domains, although its model does not.
        bool hasPattern = !name.EndsWith("Password", StringComparison.Ordinal) && name != "Domain";
        string text = type switch
        {
            "string" => "s",
            "boolean" => "b",
            "number" => "n",
            "timestamp(epoch-seconds)" => "t",
            "blob" => "x",
            "document" => "d",
            _ when type.StartsWith("list<", StringComparison.Ordinal) => "L" + Inner(type["list<".Length..^1], member, "items"),
            _ when type.StartsWith("map<string,", StringComparison.Ordinal) =>
                $"M{Inner("string", member, "keys")}/{Inner(type["map<string,".Length..^1], member, "items")}",
            _ => "S" + type,
        };
        // Codes and tokens are secrets here, even where the model does not mark them.
        if (member.TryGetProperty("sensitive", out _) || name is "Code" or "ConfirmationCode" or "IdToken" or "RefreshToken")
            text += " *";
        if (member.TryGetProperty("length", out JsonElement length))
            text += " l" + Bounds(length);
        if (member.TryGetProperty("range", out JsonElement range))
            text += " r" + Bounds(range);
        if (member.TryGetProperty("pattern", out JsonElement pattern) && hasPattern && Anchored(pattern.GetString()!) is { } expression)
            text += " p" + Number(_patterns, name == "ClientName" ? "(_custom_id_:)?" + expression : expression); // a chosen ID
        if (member.TryGetProperty("enum", out JsonElement values))
            text += " e" + Number(_enums, Enumeration([.. values.EnumerateArray().Select(value => value.GetString()!)]));
        return Number(_types, text);
    }

    private int Inner(string type, JsonElement member, string constraints)
    {
        var inner = new Dictionary<string, object> { ["type"] = type };
        if (member.TryGetProperty(constraints, out JsonElement limits))
            foreach (JsonProperty limit in limits.EnumerateObject())
                inner[limit.Name] = limit.Value;
        return Type("", JsonSerializer.SerializeToElement(inner));
    }

    // The documentation of GetClientToken names a flow that the model's enumeration lacks.
    private static string Enumeration(string[] values) =>
        string.Join(' ', values.Contains("ALLOW_USER_SRP_AUTH") ? [.. values, "ALLOW_CLIENT_TOKEN_AUTH"] : values);

    private static string Bounds(JsonElement bounds) =>
        $"{(bounds.TryGetProperty("min", out JsonElement min) ? min.GetInt64() : "")}-"
        + $"{(bounds.TryGetProperty("max", out JsonElement max) ? max.GetInt64() : "")}";

    // A pattern matches the whole string, and the service's errors show it without anchors. "^(?s)" is what the model's converter
    // left of a pattern that matches everything.
    private static string? Anchored(string pattern) =>
        pattern == "^(?s)" ? null
        : pattern.StartsWith('^') && pattern.EndsWith('$') ? pattern[1..^1]
        : $".*{pattern}.*";

    private static int Number(List<string> list, string text)
    {
        int index = list.IndexOf(text);
        if (index >= 0)
            return index;
        list.Add(text);
        return list.Count - 1;
    }
}
