using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using LiteCognito.Operations;
using LiteCognito.Protocol;

namespace LiteCognito.Tests.Operations;

/// <summary>Compares every operation with the service's model in spec/operations.json. No member is missing or invented.</summary>
public sealed class ModelTests
{
    // The members that the client fills in if the caller leaves them out.
    private static readonly string[] FilledIn = ["UserPoolId", "ClientId", "SecretHash", "AccessToken"];

    public static TheoryData<string> Operations => [.. ServiceModel.Operations.EnumerateObject().Select(operation => operation.Name)];

    [Theory, MemberData(nameof(Operations))]
    public void Operation_has_the_members_of_the_model(string operation)
    {
        JsonElement model = ServiceModel.Operations.GetProperty(operation);
        var (request, response) = ServiceModel.TypesOf(operation);
        var problems = new List<string>();
        var shapes = new Shapes(problems);

        shapes.Compare(request, model.GetProperty("input"), mayRequire: true, "request");
        shapes.Compare(response, model.GetProperty("output"), mayRequire: false, "response");

        Assert.True(problems.Count == 0, string.Join(Environment.NewLine, problems));
    }

    [Theory, MemberData(nameof(Operations))]
    public void Operation_has_a_method_and_is_signed_as_the_model_says(string operation)
    {
        Assert.NotEmpty(typeof(CognitoClient).GetMember(
            operation + "Async", BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic));
        bool signed = ServiceModel.Operations.GetProperty(operation).GetProperty("auth").GetString() == "sigv4";
        Assert.Equal(signed, !UnsignedOperations.Contains(operation));
        JsonElement fixture = JsonElement.Parse(File.ReadAllText(Repository.Spec("wire", operation + ".json")));
        Assert.Equal(signed, fixture.TryGetProperty("signed", out JsonElement said) && said.GetBoolean());
    }

    [Theory, MemberData(nameof(Operations))]
    public void Operation_has_one_source_file(string operation) =>
        Assert.Single(Directory.GetFiles(
            Path.Combine(Repository.Root, "src", "LiteCognito", "Operations"), operation + ".cs", SearchOption.AllDirectories));

    private sealed class Shapes(List<string> problems)
    {
        private readonly HashSet<(string Shape, bool MayRequire)> _seen = [];

        /// <param name="type">The type that the library declares.</param>
        /// <param name="members">The members in the model, by name.</param>
        /// <param name="mayRequire">True if only requests contain the type. In a response, a missing member must not throw.</param>
        /// <param name="path">The path of the members, for messages.</param>
        public void Compare(JsonTypeInfo type, JsonElement members, bool mayRequire, string path)
        {
            var declared = type.Properties.ToDictionary(property => property.Name);
            foreach (JsonProperty member in members.EnumerateObject())
                if (!declared.Remove(member.Name, out JsonPropertyInfo? property))
                    problems.Add($"{path} lacks {member.Name}");
                else
                {
                    bool filledIn = FilledIn.Contains(member.Name);
                    bool must = mayRequire && member.Value.TryGetProperty("required", out _) && !filledIn;
                    if (property.IsRequired != must && !(mayRequire && property.IsRequired && filledIn))
                        problems.Add($"{path}.{member.Name} is {(must ? "not required" : "required")}");
                    Compare(type, property, ServiceModel.TypeOf(member.Value), mayRequire, $"{path}.{member.Name}");
                }
            foreach (string extra in declared.Keys)
                problems.Add($"{path} has {extra}, which the model lacks");
        }

        private void Compare(JsonTypeInfo owner, JsonPropertyInfo property, string modelled, bool mayRequire, string path)
        {
            Type type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            bool same = modelled switch
            {
                // A password can be memory that the caller clears.
                "string" => type == (path.EndsWith("Password", StringComparison.Ordinal) ? typeof(CognitoPassword) : typeof(string)),
                "boolean" => type == typeof(bool),
                "number" => type == typeof(int) || type == typeof(long) || type == typeof(double),
                "timestamp(epoch-seconds)" => type == typeof(DateTimeOffset) && property.CustomConverter is EpochSecondsConverter,
                "blob" => type == typeof(byte[]),
                "document" => type == typeof(JsonElement),
                "map<string,string>" => type == typeof(IReadOnlyDictionary<string, string>),
                "list<string>" => type == typeof(IReadOnlyList<string>),
                "list<AttributeType>" =>
                    property.CustomConverter is AttributesConverter or UserAttributesConverter || type == typeof(UserAttributes),
                _ => Nested(owner, type, modelled, mayRequire, path),
            };
            if (!same)
                problems.Add($"{path} is {property.PropertyType}, not {modelled}");
        }

        private bool Nested(JsonTypeInfo owner, Type type, string modelled, bool mayRequire, string path)
        {
            JsonTypeInfo info = owner.Options.GetTypeInfo(type);
            string shape = ServiceModel.ShapeIn(modelled);
            if (shape != modelled)
            {
                if (info.Kind != (modelled[0] == 'l' ? JsonTypeInfoKind.Enumerable : JsonTypeInfoKind.Dictionary))
                    return false;
                info = owner.Options.GetTypeInfo(info.ElementType!);
            }
            if (info.Kind != JsonTypeInfoKind.Object)
                return false;
            if (_seen.Add((shape, mayRequire)))
                Compare(info, ServiceModel.Shapes.GetProperty(shape), mayRequire && !InAnswers.Contains(shape), path);
            return true;
        }
    }

    // The shapes in responses. None of their members is required, even if requests also contain the shape.
    private static readonly HashSet<string> InAnswers = ReachableFromAnswers();

    private static HashSet<string> ReachableFromAnswers()
    {
        var found = new HashSet<string>();
        var open = new Stack<JsonElement>(
            ServiceModel.Operations.EnumerateObject().Select(operation => operation.Value.GetProperty("output")));
        while (open.TryPop(out JsonElement members))
            foreach (JsonProperty member in members.EnumerateObject())
            {
                string name = ServiceModel.ShapeIn(ServiceModel.TypeOf(member.Value));
                if (ServiceModel.Shapes.TryGetProperty(name, out JsonElement shape) && found.Add(name))
                    open.Push(shape);
            }
        return found;
    }
}
