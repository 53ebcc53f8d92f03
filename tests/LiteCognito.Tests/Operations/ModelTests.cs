using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using LiteCognito.Model;
using LiteCognito.Operations;
using LiteCognito.Protocol;

namespace LiteCognito.Tests.Operations;

/// <summary>Every operation against the service's model in spec/operations.json: nothing missing, nothing made up.</summary>
public sealed class ModelTests
{
    // What the client knows by itself; a caller may leave it out.
    private static readonly string[] FilledIn = ["UserPoolId", "ClientId", "SecretHash", "AccessToken"];

    private static readonly JsonElement Model = JsonElement.Parse(File.ReadAllText(Repository.Spec("operations.json")));

    public static TheoryData<string> Operations => [.. Model.GetProperty("operations").EnumerateObject().Select(operation => operation.Name)];

    [Theory, MemberData(nameof(Operations))]
    public void Operation_has_the_members_of_the_model(string operation)
    {
        JsonElement model = Model.GetProperty("operations").GetProperty(operation);
        var (request, response) = Types(operation);
        var problems = new List<string>();
        var shapes = new Shapes(problems);

        string[] required = [.. model.GetProperty("required").EnumerateArray().Select(member => member.GetString()!)];
        shapes.Compare(request, model.GetProperty("input"), required, "request");
        shapes.Compare(response, model.GetProperty("output"), required: null, "response");

        Assert.True(problems.Count == 0, string.Join(Environment.NewLine, problems));
    }

    [Theory, MemberData(nameof(Operations))]
    public void Operation_is_a_method_and_is_signed_as_the_model_says(string operation)
    {
        Assert.NotEmpty(typeof(CognitoClient).GetMember(operation + "Async", BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic));
        bool signed = Model.GetProperty("operations").GetProperty(operation).GetProperty("auth").GetString() == "sigv4";
        Assert.Equal(signed, !Unsigned.Contains(operation));
        JsonElement fixture = JsonElement.Parse(File.ReadAllText(Repository.Spec("wire", operation + ".json")));
        Assert.Equal(signed, fixture.TryGetProperty("signed", out JsonElement said) && said.GetBoolean());
    }

    [Fact]
    public void Rooms_hold_all_operations()
    {
        string rooms = Path.Combine(Repository.Root, "src", "LiteCognito", "Operations");
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (JsonProperty operation in Model.GetProperty("operations").EnumerateObject())
        {
            string file = Assert.Single(Directory.GetFiles(rooms, operation.Name + ".cs", SearchOption.AllDirectories));
            string room = Path.GetRelativePath(rooms, Path.GetDirectoryName(file)!).Replace('\\', '/');
            counts[room] = counts.GetValueOrDefault(room) + 1;
        }
        Assert.Equal(140, counts.Values.Sum());
        Assert.Equal(
            "Account 10, Admin/Devices 4, Admin/Mfa 3, Admin/Sessions 3, Admin/SignIn 2, Admin/Users 14, Branding 7, Clients 8, Devices 5, Domains 4, " +
            "Groups 9, IdentityProviders 7, Imports 6, Limits 2, Logs 2, Mfa 4, Passkeys 4, Pools 8, Replicas 4, ResourceServers 5, Risk 5, Sessions 6, " +
            "SignIn 2, SignUp 3, Tags 3, Terms 6, Tokens 4",
            string.Join(", ", counts.Select(room => $"{room.Key} {room.Value}")));
    }

    /// <summary>The JSON of an operation's request and response, as its context declares them.</summary>
    private static (JsonTypeInfo Request, JsonTypeInfo Response) Types(string operation)
    {
        Type context = Assert.Single(typeof(CognitoClient).Assembly.GetTypes(), type => type.Name == operation + "Json");
        object description = context.GetField("Operation", BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!.GetValue(null)!;
        JsonTypeInfo Of(string property) => (JsonTypeInfo)description.GetType().GetProperty(property)!.GetValue(description)!;
        Assert.Equal(operation, description.GetType().GetProperty("Name")!.GetValue(description));
        return (Of("Request"), Of("Response"));
    }

    private sealed class Shapes(List<string> problems)
    {
        private readonly HashSet<(string Shape, bool Answer)> _seen = [];

        /// <param name="type">What the library declares.</param>
        /// <param name="members">What the model says: types by name.</param>
        /// <param name="required">The required members; <see langword="null"/> for those of an answer, of which none may be.</param>
        /// <param name="path">Where this is.</param>
        public void Compare(JsonTypeInfo type, JsonElement members, string[]? required, string path)
        {
            var declared = type.Properties.ToDictionary(property => property.Name);
            foreach (JsonProperty member in members.EnumerateObject())
                if (!declared.Remove(member.Name, out JsonPropertyInfo? property))
                    problems.Add($"{path} lacks {member.Name}");
                else
                {
                    bool must = required?.Contains(member.Name) == true && !FilledIn.Contains(member.Name);
                    if (property.IsRequired != must && !(required is not null && property.IsRequired && FilledIn.Contains(member.Name)))
                        problems.Add($"{path}.{member.Name} is {(must ? "not required" : "required")}");
                    Compare(type, property, member.Value.GetString()!.TrimEnd('!'), required is null, $"{path}.{member.Name}");
                }
            foreach (string extra in declared.Keys)
                problems.Add($"{path} has {extra}, which the model has not");
        }

        private void Compare(JsonTypeInfo owner, JsonPropertyInfo property, string modelled, bool answer, string path)
        {
            Type type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            bool same = modelled switch
            {
                "string" => type == typeof(string),
                "boolean" => type == typeof(bool),
                "number" => type == typeof(int) || type == typeof(long) || type == typeof(double),
                "timestamp(epoch-seconds)" => type == typeof(DateTimeOffset) && property.CustomConverter is EpochSecondsConverter,
                "blob" => type == typeof(byte[]),
                "document" => type == typeof(JsonElement),
                "map<string,string>" => type == typeof(IReadOnlyDictionary<string, string>),
                "list<string>" => type == typeof(IReadOnlyList<string>),
                "list<AttributeType>" => property.CustomConverter is AttributesConverter or UserAttributesConverter || type == typeof(UserAttributes),
                _ => Nested(owner, type, modelled, answer, path),
            };
            if (!same)
                problems.Add($"{path} is {property.PropertyType}, not {modelled}");
        }

        private bool Nested(JsonTypeInfo owner, Type type, string modelled, bool answer, string path)
        {
            JsonTypeInfo info = owner.Options.GetTypeInfo(type);
            string shape = modelled;
            if (modelled.StartsWith("list<", StringComparison.Ordinal) || modelled.StartsWith("map<string,", StringComparison.Ordinal))
            {
                if (info.Kind != (modelled[0] == 'l' ? JsonTypeInfoKind.Enumerable : JsonTypeInfoKind.Dictionary))
                    return false;
                shape = modelled[(modelled.IndexOfAny(['<', ',']) + 1)..^1];
                shape = shape[(shape.IndexOf(',', StringComparison.Ordinal) + 1)..];
                info = owner.Options.GetTypeInfo(info.ElementType!);
            }
            if (info.Kind != JsonTypeInfoKind.Object)
                return false;
            if (_seen.Add((shape, answer)))
                Compare(info, Model.GetProperty("shapes").GetProperty(shape), answer || InAnswers.Contains(shape) ? null : RequiredOf(shape), path);
            return true;
        }

        private static string[] RequiredOf(string shape) =>
            [.. Model.GetProperty("shapes").GetProperty(shape).EnumerateObject().Where(member => member.Value.GetString()!.EndsWith('!')).Select(member => member.Name)];
    }

    // A shape that answers hold as well requires nothing: what an answer lacks must not throw.
    private static readonly HashSet<string> InAnswers = ReachableFromAnswers();

    private static HashSet<string> ReachableFromAnswers()
    {
        var found = new HashSet<string>();
        var open = new Stack<JsonElement>(Model.GetProperty("operations").EnumerateObject().Select(operation => operation.Value.GetProperty("output")));
        while (open.TryPop(out JsonElement members))
            foreach (JsonProperty member in members.EnumerateObject())
            {
                string name = member.Value.GetString()!.TrimEnd('!').Replace("list<", "", StringComparison.Ordinal).Replace("map<string,", "", StringComparison.Ordinal).TrimEnd('>');
                if (Model.GetProperty("shapes").TryGetProperty(name, out JsonElement shape) && found.Add(name))
                    open.Push(shape);
            }
        return found;
    }
}
