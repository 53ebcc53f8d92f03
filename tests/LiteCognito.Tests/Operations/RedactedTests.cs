using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using LiteCognito.Model;

namespace LiteCognito.Tests.Operations;

/// <summary>Checks which members the service's records print, and which records are redacted.</summary>
public sealed class RedactedTests
{
    // How the names of secret members end. The model does not mark all of them. Pagination tokens are not secret.
    private static readonly string[] Secrets = ["Session", "Code", "Token", "Password", "Secret", "Verifier", "SignedUrl"];
    private static readonly string[] Pages = ["NextToken", "PaginationToken"];

    // Members with personal data, and headers, which can be cookies. The model does not mark them.
    private static readonly string[] Personal = ["headerValue", "EncodedData", "IpAddress", "ProviderAttributeValue", "Filter"];

    // Records of identity pools, which belong to another service.
    private static readonly string[] IdentityPools = ["GetIdRe", "GetOpenIdTokenRe", "GetCredentialsForIdentityRe", "IdentityCredentials"];

    private static readonly Dictionary<Type, HashSet<string>> Records = ReadRecords();
    private static readonly HashSet<string> Marked = ReadMarkedShapes();

    public static TheoryData<Type> Printed => [.. Records.Keys.Where(type => !type.IsSubclassOf(typeof(Redacted)))];

    [Fact]
    public void Every_public_record_mirrors_the_model() =>
        Assert.Equal(
            typeof(CognitoClient).Assembly.GetExportedTypes()
                .Where(type => type.Namespace == "LiteCognito.Model")
                .Where(
                    type => !IdentityPools.Any(start => type.Name.StartsWith(start, StringComparison.Ordinal))).OrderBy(type => type.Name),
            Records.Keys.OrderBy(type => type.Name));

    [Fact]
    public void Exactly_the_records_with_marked_or_secret_members_are_redacted() =>
        Assert.Equal(
            Records.Where(record => record.Value.Any(IsSensitive)).Select(record => record.Key.Name).Order(),
            Records.Keys.Where(type => type.IsSubclassOf(typeof(Redacted))).Select(type => type.Name).Order());

    [Theory, MemberData(nameof(Printed))]
    public void Record_prints_each_member_and_the_number_of_items_in_collections(Type type)
    {
        object record = RuntimeHelpers.GetUninitializedObject(type);
        PropertyInfo[] members = type.GetProperties();
        Assert.Equal($"{type.Name} {{ {string.Join(", ", members.Select(member => $"{member.Name} = {member.GetValue(record)}"))} }}"
            .Replace("{  }", "{ }", StringComparison.Ordinal), record.ToString());

        foreach (PropertyInfo member in members)
        {
            (object? value, string text) = Sample(member.PropertyType);
            member.SetValue(record, value);
            Assert.Contains($" {member.Name} = {text}", record.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Pool_prints_its_members_and_a_user_is_redacted()
    {
        var pool = new UserPool { Id = "us-east-1_AbCdEfGhI", AliasAttributes = ["email", "phone_number"] };
        Assert.StartsWith("UserPool { Id = us-east-1_AbCdEfGhI, Name = , ", pool.ToString(), StringComparison.Ordinal);
        Assert.Contains(", AliasAttributes = [2], ", pool.ToString(), StringComparison.Ordinal);
        Assert.Equal("[redacted]", new CognitoUser { Username = "alice" }.ToString());
    }

    private static (object? Value, string Text) Sample(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string))
            return ("text", "text");
        if (type == typeof(byte[]))
            return (new byte[2], "[2]");
        if (type == typeof(JsonElement))
            return (JsonElement.Parse("""{"a":1,"b":2}"""), "[2]");
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
            return (Array.CreateInstance(type.GenericTypeArguments[0], 2), "[2]");
        if (type == typeof(IReadOnlyDictionary<string, string>))
            return (new Dictionary<string, string> { ["a"] = "1", ["b"] = "2" }, "[2]");
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>))
            return (Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(type.GenericTypeArguments)), "[0]");
        object value = RuntimeHelpers.GetUninitializedObject(type);
        return (value, value.ToString()!);
    }

    private static bool IsSensitive(string shape) => Marked.Contains(shape) || IsSensitive(Members(shape));

    private static bool IsSensitive(JsonElement members) => members.EnumerateObject().Any(member =>
        (member.Value.TryGetProperty("sensitive", out _) && member.Name != "ClientId")
        || Personal.Contains(member.Name)
        || (ServiceModel.TypeOf(member.Value) == "string" && !member.Value.TryGetProperty("enum", out _) && !Pages.Contains(member.Name)
            && Secrets.Any(secret => member.Name.EndsWith(secret, StringComparison.Ordinal)))
        || (ServiceModel.ShapeIn(ServiceModel.TypeOf(member.Value)) is { } shape
            && ServiceModel.Shapes.TryGetProperty(shape, out _) && IsSensitive(shape)));

    /// <summary>Gets the members of a shape. The name of a request or response record stands for the operation's input or output.</summary>
    private static JsonElement Members(string shape) =>
        ServiceModel.Shapes.TryGetProperty(shape, out JsonElement members) ? members
        : shape.EndsWith("Request", StringComparison.Ordinal)
            ? ServiceModel.Operations.GetProperty(shape[..^"Request".Length]).GetProperty("input")
        : ServiceModel.Operations.GetProperty(shape[..^"Response".Length]).GetProperty("output");

    /// <summary>Reads the shapes that the model marks as sensitive as a whole.</summary>
    private static HashSet<string> ReadMarkedShapes() =>
        [.. ServiceModel.Operations.EnumerateObject().SelectMany(operation => operation.Value.GetProperty("input").EnumerateObject())
            .Where(member => member.Value.TryGetProperty("sensitive", out _)).Select(member => ServiceModel.TypeOf(member.Value))];

    /// <summary>Reads the library's records from the operations' JSON contracts, each with the shapes that it represents.</summary>
    private static Dictionary<Type, HashSet<string>> ReadRecords()
    {
        var records = new Dictionary<Type, HashSet<string>>();
        foreach (JsonProperty operation in ServiceModel.Operations.EnumerateObject())
        {
            (JsonTypeInfo request, JsonTypeInfo response) = ServiceModel.TypesOf(operation.Name);
            Read(request, operation.Name + "Request", records);
            Read(response, operation.Name + "Response", records);
        }
        return records;
    }

    private static void Read(JsonTypeInfo type, string shape, Dictionary<Type, HashSet<string>> records)
    {
        if (!records.TryGetValue(type.Type, out HashSet<string>? shapes))
            records.Add(type.Type, shapes = []);
        if (!shapes.Add(shape))
            return;
        foreach (JsonProperty member in Members(shape).EnumerateObject())
        {
            string below = ServiceModel.ShapeIn(ServiceModel.TypeOf(member.Value));
            JsonTypeInfo info = type.Options.GetTypeInfo(type.Properties.Single(property => property.Name == member.Name).PropertyType);
            if (below != ServiceModel.TypeOf(member.Value) && info.ElementType is { } element)
                info = type.Options.GetTypeInfo(element);
            if (ServiceModel.Shapes.TryGetProperty(below, out _) && info.Kind == JsonTypeInfoKind.Object)
                Read(info, below, records);
        }
    }
}
