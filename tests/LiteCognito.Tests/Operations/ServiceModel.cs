using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace LiteCognito.Tests.Operations;

/// <summary>Reads the service's model, spec/operations.json. Its format is described in spec/operations.md.</summary>
internal static class ServiceModel
{
    private static readonly JsonElement Model = JsonElement.Parse(File.ReadAllText(Repository.Spec("operations.json")));

    public static JsonElement Operations => Model.GetProperty("operations");

    public static JsonElement Shapes => Model.GetProperty("shapes");

    /// <summary>Gets the type of a member.</summary>
    public static string TypeOf(JsonElement member) => member.GetProperty("type").GetString()!;

    /// <summary>Gets the item type of a list or a map. Any other type is returned unchanged.</summary>
    public static string ShapeIn(string type) =>
        type.StartsWith("list<", StringComparison.Ordinal) ? type["list<".Length..^1]
        : type.StartsWith("map<string,", StringComparison.Ordinal) ? type["map<string,".Length..^1]
        : type;

    /// <summary>Gets the JSON contracts of an operation's request and response from its serializer context.</summary>
    public static (JsonTypeInfo Request, JsonTypeInfo Response) TypesOf(string operation)
    {
        Type context = Assert.Single(typeof(CognitoClient).Assembly.GetTypes(), type => type.Name == operation + "Json");
        object description = context.GetField("Operation", BindingFlags.Static | BindingFlags.NonPublic)!.GetValue(null)!;
        object Get(string property) => description.GetType().GetProperty(property)!.GetValue(description)!;
        Assert.Equal(operation, Get("Name"));
        return ((JsonTypeInfo)Get("Request"), (JsonTypeInfo)Get("Response"));
    }
}
