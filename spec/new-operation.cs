#:property RestorePackagesWithLockFile=false
#:property ManagePackageVersionsCentrally=false
#:property EnforceCodeStyleInBuild=false
#:property RunAnalyzers=false
#:property GenerateDocumentationFile=false
#:property PublishAot=false
// Writes the source file and the wire fixture of an operation from operations.json:
//   dotnet run spec/new-operation.cs -- CreateGroup [Groups]
// Reuses the documentation of other members with the same name, and writes TODO where a person must supply the words.
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

string spec = (string)AppContext.GetData("EntryPointFileDirectoryPath")!;
string operations = Path.GetFullPath(Path.Combine(spec, "..", "src", "LiteCognito", "Operations"));
try
{
    if (args.Length is not (1 or 2))
        throw new InputException("Usage: dotnet run spec/new-operation.cs -- OPERATION [GROUP], such as CreateGroup Groups");
    var model = new Model(Path.Combine(spec, "operations.json"));
    var library = new Library(operations);
    string name = model.Check(args[0]), group = args.Length == 2 ? Library.CheckGroup(args[1]) : library.GroupOf(name, model);
    string source = Path.Combine(operations, group, name + ".cs"), fixture = Path.Combine(spec, "wire", name + ".json");
    string? there = library.FileOf(name) ?? (File.Exists(fixture) ? fixture : null);
    if (there is not null)
        throw new InputException($"{name} already exists: {Relative(there)}");

    string code = new Source(name, model, library).Write(), wire = new Fixture(name, model, Path.Combine(spec, "wire")).Write();
    Directory.CreateDirectory(Path.GetDirectoryName(source)!);
    File.WriteAllText(source, code);
    File.WriteAllText(fixture, wire);
    Console.WriteLine($"{Relative(source)}: {Regex.Count(code, "TODO")} places to fill in (TODO)");
    Console.WriteLine(Relative(fixture));
    return 0;
}
catch (InputException e)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}

static string Relative(string path) => Path.GetRelativePath(Environment.CurrentDirectory, path);

internal sealed class InputException(string message) : Exception(message);

/// <summary>A member of the model. Required is the model's value, even if the client fills the member in.</summary>
internal sealed record Member(string Name, string Type, bool Required, bool Sensitive, JsonElement Json)
{
    /// <summary>Gets the item type of a list or a map. Any other type is returned unchanged.</summary>
    public string Inner => Regex.Replace(Type, @"^(?:list<|map<string,)(.*)>$", "$1");

    public bool IsCollection => Inner != Type || Type is "blob" or "document";

    public string[] Enum =>
        Json.TryGetProperty("enum", out JsonElement values) ? [.. values.EnumerateArray().Select(value => value.GetString()!)] : [];

    public (long Min, long Max)? Bounds(string kind) => !Json.TryGetProperty(kind, out JsonElement bounds) ? null
        : (bounds.TryGetProperty("min", out JsonElement min) ? min.GetInt64() : 0,
            bounds.TryGetProperty("max", out JsonElement max) ? max.GetInt64() : long.MaxValue);
}

/// <summary>Reads operations.json.</summary>
internal sealed class Model(string path)
{
    private readonly JsonElement _root = JsonDocument.Parse(File.ReadAllText(path)).RootElement;

    public string[] Names => [.. _root.GetProperty("operations").EnumerateObject().Select(operation => operation.Name)];

    public JsonElement Operation(string name) => _root.GetProperty("operations").GetProperty(name);

    public bool IsSigned(string name) => Operation(name).GetProperty("auth").GetString() == "sigv4";

    public string[] Errors(string name) => [.. Operation(name).GetProperty("errors").EnumerateArray().Select(error => error.GetString()!)];

    public int Status(string error) => _root.GetProperty("errors").GetProperty(error).GetProperty("status").GetInt32();

    public bool IsShape(string name) => _root.GetProperty("shapes").TryGetProperty(name, out _);

    public Member[] Input(string name) => Read(Operation(name).GetProperty("input"));

    public Member[] Output(string name) => Read(Operation(name).GetProperty("output"));

    public Member[] Shape(string name) => Read(_root.GetProperty("shapes").GetProperty(name));

    public string Check(string name) => Names.Contains(name, StringComparer.Ordinal) ? name : throw new InputException(
        $"operations.json has no operation {name}."
        + (Names.OrderBy(other => Distance(other, name)).First() is var near && Distance(near, name) < 5 ? $" Did you mean {near}?" : ""));

    /// <summary>Tells whether a record with these members must be redacted. RedactedTests applies the same rule.</summary>
    public bool IsSensitive(Member[] members) => members.Any(member =>
        (member.Sensitive && member.Name != "ClientId")
        || (member.Type == "string" && member.Enum.Length == 0 && member.Name is not ("NextToken" or "PaginationToken")
            && Regex.IsMatch(member.Name, "(Session|Code|Token|Password|Secret|Verifier|SignedUrl)$"))
        || (member.Name is "headerValue" or "EncodedData" or "IpAddress" or "ProviderAttributeValue" or "Filter")
        || (IsShape(member.Inner) && IsSensitive(member.Inner)));

    public bool IsSensitive(string shape) => IsSensitive(Shape(shape))
        || Names.Any(name => Input(name).Any(member => member.Type == shape && member.Sensitive));

    /// <summary>
    /// Tells whether a response contains the shape. No member of such a shape is required, because a missing member must not throw.
    /// </summary>
    public bool IsInAnswers(string shape) => Names.Any(name => Reaches(Output(name), shape));

    private bool Reaches(Member[] members, string shape) =>
        members.Any(member => member.Inner == shape || (IsShape(member.Inner) && Reaches(Shape(member.Inner), shape)));

    private static Member[] Read(JsonElement members) => [.. members.EnumerateObject().Select(member => new Member(
        member.Name, member.Value.GetProperty("type").GetString()!, member.Value.TryGetProperty("required", out _),
        member.Value.TryGetProperty("sensitive", out _), member.Value))];

    private static int Distance(string a, string b)
    {
        int[] row = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
            for (int j = 1, corner = row[0]++; j <= b.Length; j++)
                (corner, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, corner + (a[i - 1] == b[j - 1] ? 0 : 1)));
        return row[b.Length];
    }
}

/// <summary>Reads the library's groups, shape records, documentation and error codes.</summary>
internal sealed class Library
{
    private const string Verbs = "^(Admin)?(Add|Complete|Confirm|Create|Delete|Describe|Disable|Enable|Forget|Get|List|Remove|Resend|" +
        "Reset|Revoke|Set|Start|Stop|Update|Verify)?";

    // Matches a record or a member together with its documentation.
    private const string Declaration = @"(?<doc>(?:^ *///.*\n)+)(?: *\[.*\n)* *public " +
        @"(?:sealed record (?<record>\w+)|(?:required )?[\w<>?,. \[\]]+ (?<member>\w+) \{ get;)";

    private readonly Dictionary<string, string> _groups = [];
    private readonly Dictionary<string, string> _records = [];
    private readonly HashSet<string> _names = [];
    private readonly Dictionary<(string Kind, string Member), Dictionary<string, int>> _docs = [];
    private readonly string _folder;
    private readonly string _codes;

    public Library(string folder)
    {
        _folder = folder;
        _codes = File.ReadAllText(Path.Combine(folder, "..", "Errors", "CognitoErrorCodes.cs"));
        foreach (string file in Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            string text = File.ReadAllText(file);
            _groups[Path.GetFileNameWithoutExtension(file)] = Path.GetRelativePath(folder, Path.GetDirectoryName(file)!).Replace('\\', '/');
            string kind = "";
            foreach (Match match in Regex.Matches(text, Declaration, RegexOptions.Multiline))
            {
                string doc = Regex.Replace(match.Groups["doc"].Value, @"\s*///\s*", " ").Trim();
                if (match.Groups["record"] is { Success: true, Value: var record })
                {
                    kind = record.EndsWith("Request", StringComparison.Ordinal) ? "Request"
                        : record.EndsWith("Response", StringComparison.Ordinal) ? "Response" : "Shape";
                    _names.Add(record);
                    string mirrored = Regex.Match(doc, @"\(Cognito's ([^)]+)\)").Groups[1].Value;
                    foreach (string shape in mirrored.Length == 0 ? [record] : Regex.Split(mirrored, ", | and "))
                        _records[shape] = record;
                }
                else
                {
                    var docs = _docs.TryGetValue((kind, match.Groups["member"].Value), out var found) ? found
                        : _docs[(kind, match.Groups["member"].Value)] = [];
                    string summary = Regex.Match(doc, @"<summary>\s*(.*?)\s*</summary>").Groups[1].Value;
                    docs[summary] = docs.GetValueOrDefault(summary) + 1;
                }
            }
        }
    }

    public static string CheckGroup(string group) => Regex.IsMatch(group, @"^[A-Z]\w*(/[A-Z]\w*)*$") ? group
        : throw new InputException($"{group} is not a group. Name a folder of src/LiteCognito/Operations, such as Groups or Admin/Users.");

    public string? FileOf(string operation) =>
        _groups.TryGetValue(operation, out string? group) ? Path.Combine(_folder, group, operation + ".cs") : null;

    public string? RecordOf(string shape) => _records.GetValueOrDefault(shape);

    public bool HasRecord(string name) => _names.Contains(name);

    public bool HasCode(string error) => _codes.Contains($" {error} = ", StringComparison.Ordinal);

    /// <summary>
    /// Gets the most common documentation of members with this name in records of this kind, or <see langword="null"/> if all differ.
    /// </summary>
    public string? DocOf(string kind, string member) =>
        _docs.GetValueOrDefault((kind, member))?.MaxBy(doc => doc.Value) is { Value: > 1, Key: var words } ? words : null;

    /// <summary>Gets the group of the operations whose names are most similar to this one.</summary>
    public string GroupOf(string operation, Model model)
    {
        string noun = NounOf(operation);
        bool admin = IsAdmin(operation);
        string? like = model.Names.Where(other => other != operation && _groups.ContainsKey(other))
            .Select(other => (Group: _groups[other], Score: Likeness(NounOf(other), noun) * 2 + (IsAdmin(other) == admin ? 1 : 0)))
            .Where(other => other.Score > 16).GroupBy(other => other.Score).MaxBy(best => best.Key)?
            .GroupBy(other => other.Group).MaxBy(group => group.Count())!.Key;
        if (like is null)
            throw new InputException(
                $"No operation is similar to {operation}. Name the group: dotnet run spec/new-operation.cs -- {operation} GROUP, one of "
                + string.Join(", ", model.Names.Where(_groups.ContainsKey).Select(other => _groups[other]).Distinct().Order()));
        // If a separate Admin group exists, administrative operations belong there and the other operations do not.
        string twin = like.StartsWith("Admin/", StringComparison.Ordinal) ? like["Admin/".Length..] : "Admin/" + like;
        return twin.StartsWith("Admin/", StringComparison.Ordinal) == admin && _groups.ContainsValue(twin) ? twin : like;
    }

    private static bool IsAdmin(string operation) => operation.StartsWith("Admin", StringComparison.Ordinal);

    private static string NounOf(string operation) => Regex.Replace(Regex.Replace(operation, Verbs, ""), "s$", "");

    /// <summary>Returns 100 for equal nouns, and the length of the shorter noun if the longer noun begins or ends with it.</summary>
    private static int Likeness(string a, string b) => a == b ? 100
        : a.StartsWith(b, StringComparison.Ordinal) || a.EndsWith(b, StringComparison.Ordinal) ? b.Length
        : b.StartsWith(a, StringComparison.Ordinal) || b.EndsWith(a, StringComparison.Ordinal) ? a.Length : 0;
}

/// <summary>Decides which members of a request the client fills in, and how.</summary>
internal sealed class Filling(string operation, Model model)
{
    private readonly bool _byClient = !model.IsSigned(operation)
        || model.Input(operation).Any(member => member.Name is "AuthParameters" or "ChallengeResponses");

    /// <summary>Tells whether the member is hidden from callers because only the client sets it.</summary>
    public bool IsHidden(Member member) => _byClient && member.Name is "ClientId" or "SecretHash" or "ClientSecret";

    /// <summary>Tells whether the member is the user pool, which the client fills in if the caller omits it.</summary>
    public static bool IsPool(Member member) => member is { Name: "UserPoolId", Required: true };

    /// <summary>Gets the expression that fills the member in, or <see langword="null"/> if the caller sets it.</summary>
    public string? Expression(Member member) => IsPool(member) ? "PoolOf(request.UserPoolId)"
        : member.Name is "AuthParameters" or "ChallengeResponses" ? $"WithSecretHash(request.{member.Name})"
        : !IsHidden(member) ? null
        : member.Name switch { "ClientId" => "ClientId", "SecretHash" => "SecretHash(request.Username)", _ => "_options.ClientSecret" };

    /// <summary>Orders the members as the library declares them. Required members come first, hidden members come last.</summary>
    public Member[] Ordered() =>
        [.. model.Input(operation).OrderBy(member => IsHidden(member) ? 2 : member.Required && !IsPool(member) ? 0 : 1)];
}

/// <summary>Writes the source file.</summary>
internal sealed class Source(string operation, Model model, Library library)
{
    private const int Width = 140;
    private const string OptionsPool =
        "The ID of the user pool, or <see langword=\"null\"/> for <see cref=\"CognitoClientOptions.UserPoolId\"/>.";
    private const string Reference = "https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference";
    private const string ShortReference = "https://docs.aws.amazon.com/goto/WebAPI/cognito-idp-2016-04-18";

    private readonly StringBuilder _text = new();
    private readonly Queue<(string Shape, string Record)> _newShapes = new();
    private readonly Dictionary<string, string> _newRecords = [];
    private readonly Filling _filling = new(operation, model);

    private string Request => operation + "Request";

    private string Response => operation + "Response";

    // A long name omits the parameters to fit on one line. The reference is unambiguous as long as the method has no overload.
    private string Method =>
        $"<see cref=\"CognitoClient.{operation}Async{(operation.Length > 35 ? "" : $"({Request}, CancellationToken)")}\"/>";

    public string Write()
    {
        Line(0, "namespace LiteCognito.Model");
        Line(0, "{");
        Record(Request, $"Input of {Method}.", _filling.Ordered(), "Request");
        Line(0, "");
        Record(Response, $"Output of {Method}.", model.Output(operation), "Response");
        while (_newShapes.TryDequeue(out var shape))
        {
            Line(0, "");
            Record(shape.Record, $"TODO (Cognito's {shape.Shape}).", model.Shape(shape.Shape), "Shape", shape.Shape);
        }
        Line(0, "");
        Line(1, "[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]");
        Fill(1, "", [$"[JsonSerializable(typeof({Request})), ", $"JsonSerializable(typeof({Response}))]"]);
        Line(1, $"internal sealed partial class {operation}Json : JsonSerializerContext");
        Line(1, "{");
        Fill(2, "internal static readonly ", [$"Operation<{Request}, {Response}> Operation ="]);
        Line(3, $"new(\"{operation}\", new {operation}Json(Wire.Options()));");
        Line(1, "}");
        Line(0, "}");
        Line(0, "");
        Line(0, "namespace LiteCognito");
        Line(0, "{");
        Line(1, "public sealed partial class CognitoClient");
        Line(1, "{");
        Call();
        Pages();
        Line(1, "}");
        Line(0, "}");
        string body = _text.ToString();
        string[] usings = [
            .. body.Contains("StringBuilder", StringComparison.Ordinal) ? ["System.Text"] : Array.Empty<string>(),
            .. body.Contains("JsonElement", StringComparison.Ordinal) ? ["System.Text.Json"] : Array.Empty<string>(),
            "System.Text.Json.Serialization", "LiteCognito.Model",
            .. body.Contains("UserAttributesConverter", StringComparison.Ordinal) ? ["LiteCognito.Operations"] : Array.Empty<string>(),
            "LiteCognito.Protocol"];
        return string.Concat(usings.Select(name => $"using {name};\n")) + "\n" + body;
    }

    private void Record(string name, string doc, Member[] members, string kind, string? shape = null)
    {
        Doc(1, doc);
        bool redacted = shape is null ? model.IsSensitive(members) : model.IsSensitive(shape);
        string head = $"public sealed record {name}{(redacted ? " : Redacted" : "")}";
        if (members.Length == 0)
        {
            Line(1, head + ";");
            return;
        }
        Line(1, head);
        Line(1, "{");
        bool mayRequire = kind == "Request" || (kind == "Shape" && !model.IsInAnswers(shape!));
        for (int i = 0; i < members.Length; i++)
        {
            if (i > 0)
                Line(0, "");
            Property(members[i], kind, mayRequire);
        }
        if (!redacted && members.Any(member => member.IsCollection))
        {
            Line(0, "");
            string[] adds = [.. members.Select(member => $".Add({member.Name})"), ".Printed;"];
            Fill(2, "private bool PrintMembers(StringBuilder builder) => new MemberPrinter(builder)", adds);
        }
        Line(1, "}");
    }

    private void Property(Member member, string kind, bool mayRequire)
    {
        bool isRequest = kind == "Request", hidden = isRequest && _filling.IsHidden(member);
        bool required = mayRequire && member.Required && !hidden && !(isRequest && Filling.IsPool(member));
        bool answers = kind == "Response" || (kind == "Shape" && !mayRequire);
        string type = TypeOf(member, answers), access = hidden ? "internal " : required ? "public required " : "public ";
        // Members that the service always returns, and whose default value stands for a missing member.
        bool plain = required || (kind == "Response" && member.Required && member.Type is "boolean" or "document");
        if (hidden)
            Line(2, "[JsonInclude]");
        else
            Doc(2, isRequest && Filling.IsPool(member) ? OptionsPool
                : TimeDoc(member) ?? library.DocOf(kind, member.Name) ?? ("TODO. " + Limits(member)
                + (kind == "Shape" && !mayRequire && member.Required ? "Required in a request." : "")).TrimEnd());
        if (member.Type == "timestamp(epoch-seconds)")
            Line(2, "[JsonConverter(typeof(EpochSecondsConverter))]");
        if (member.Type == "list<AttributeType>")
            Line(2, $"[JsonConverter(typeof({(type == "UserAttributes" ? "UserAttributesConverter" : "AttributesConverter")}))]");
        Line(2, type == "UserAttributes" ? $"public UserAttributes {member.Name} {{ get; init; }} = [];"
            : $"{access}{type}{(plain ? "" : "?")} {member.Name} {{ get; init; }}");
    }

    /// <summary>Gets the documentation of the usual timestamps. That of other members names another subject.</summary>
    private static string? TimeDoc(Member member) => member.Name switch
    {
        "CreationDate" => "The time when the TODO was created.",
        "LastModifiedDate" => "The time when the TODO was last changed.",
        _ => null,
    };

    private string TypeOf(Member member, bool answers) => member.Type switch
    {
        "list<AttributeType>" when answers && member.Name is "UserAttributes" or "Attributes" => "UserAttributes",
        "list<AttributeType>" => "IReadOnlyDictionary<string, string>",
        "blob" => "byte[]",
        ['l', 'i', 's', 't', '<', ..] => $"IReadOnlyList<{ItemType(member.Inner)}>",
        ['m', 'a', 'p', '<', ..] => $"IReadOnlyDictionary<string, {ItemType(member.Inner)}>",
        var type => ItemType(type),
    };

    private string ItemType(string type) => type switch
    {
        "string" => "string",
        "boolean" => "bool",
        "number" => "int",
        "timestamp(epoch-seconds)" => "DateTimeOffset",
        "document" => "JsonElement",
        _ => library.RecordOf(type) ?? (_newRecords.TryGetValue(type, out string? known) ? known : NewRecord(type)),
    };

    private string NewRecord(string shape)
    {
        string name = Regex.Replace(shape, "Type$", "");
        name = library.HasRecord(name) ? shape : name;
        _newShapes.Enqueue((shape, name));
        return _newRecords[shape] = name;
    }

    private static string Limits(Member member)
    {
        if (member.Enum is { Length: > 0 } words)
            return $"<c>{string.Join("</c>, <c>", words)}</c>. ".Replace($", <c>{words[^1]}</c>. ", $" or <c>{words[^1]}</c>. ");
        if (member.Bounds("range") is (var least, < 100_000 and var most))
            return Format($"{least:N0} to {most:N0}. ");
        string unit = member.Type switch { "string" => " characters", "blob" => " bytes", _ => "" };
        return member.Bounds("length") is not (var min, < 100_000 and var max) ? ""
            : min > 0 && unit.Length > 0 ? Format($"{min:N0} to {max:N0}{unit}. ") : Format($"At most {max:N0}{unit}. ");
    }

    private static string Format(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private void Call()
    {
        string[] errors = [.. Notable(model.Errors(operation)).Where(library.HasCode).Take(3)];
        bool isPage = PageOf() is not null;
        Doc(2, isPage ? "Gets one page of TODO." : "TODO.");
        Doc(2, $"TODO{(isPage ? IsSized() ? ", the page to get and its size" : ", the page to get" : "")}{OwnPool()}.",
            "param name=\"request\"");
        Doc(2, "A token that cancels the call.", "param name=\"cancellationToken\"");
        Doc(2, model.Output(operation).Length == 0 ? "An empty response."
            : isPage ? "The TODO on this page, and the token for the next page." : "TODO.", "returns");
        if (errors.Length > 0)
        {
            string codes = string.Join(", ", errors.Select(error =>
                $"<see cref=\"CognitoErrorCodes.{error}\"/>{(error == "ResourceNotFound" ? " (TODO does not exist)" : "")}"));
            Doc(2, $"Common codes: {codes}.", "exception cref=\"CognitoException\"");
        }
        SeeAlso(2);
        Fill(2, $"public Task<{Response}> {operation}Async(", [$"{Request} request, CancellationToken cancellationToken = default)"]);
        Line(2, "{");
        Line(3, "ArgumentNullException.ThrowIfNull(request);");
        string[] filled = [.. _filling.Ordered().Where(member => _filling.Expression(member) is not null)
            .Select(member => $"{member.Name} = {_filling.Expression(member)}")];
        string with = filled.Length > 0 ? $" with {{ {string.Join(", ", filled)} }}" : "", once = Once() is { } advice ? ", " + advice : "";
        // The filled-in members alone can be longer than a line.
        string[] request = with.Length < 116 ? [$"request{with}, "] : Regex.Split($"request{with}, ", "(?<=, )");
        Fill(3, $"return {(model.IsSigned(operation) ? "SendSignedAsync" : "SendAsync")}(",
            [$"{operation}Json.Operation, ", .. request, $"cancellationToken{once});"]);
        Line(2, "}");
    }

    /// <summary>Gets the errors that are specific to this operation, without the errors that every operation can return.</summary>
    public static IEnumerable<string> Notable(IEnumerable<string> errors) =>
        errors.Select(error => Regex.Replace(error, "Exception$", ""))
            .Where(error => error is not ("InternalError" or "InternalServer" or "InvalidParameter" or "TooManyRequests" or "Forbidden" or
                "AccessDenied" or "NotAuthorized" or "OperationNotEnabled" or "PasswordResetRequired" or "UserNotConfirmed"))
            .OrderBy(error => error == "ResourceNotFound").DefaultIfEmpty("NotAuthorized");

    /// <summary>
    /// Chooses the advice that a caller receives if the response is lost, or <see langword="null"/> if the call can be repeated.
    /// </summary>
    private string? Once()
    {
        Member[] input = model.Input(operation);
        if (input.Any(member => member is { Type: "string", Required: true } && member.Name.EndsWith("Code", StringComparison.Ordinal)))
            return "Once.Code";
        if (operation.Contains("RespondTo", StringComparison.Ordinal))
            return "Once.Challenge";
        if (input.Any(member => member.Name == "Session"))
            return "request.Session is null ? null : Once.Challenge";
        if (Regex.IsMatch(operation, "^(Admin)?(Get|List|Describe|Set|Update|Enable|Disable|Tag|Untag|Revoke|Remove|Reset|Resend|Forgot)")
            || operation.EndsWith("GlobalSignOut", StringComparison.Ordinal))
            return null;
        bool twoOfThem = Regex.IsMatch(operation, "^(Create|Add)") && model.Output(operation).Length > 0
            && !model.Errors(operation).Any(error => Regex.IsMatch(error, "Exists|Duplicate"));
        return twoOfThem ? "Once.Creation" : "Once.Change";
    }

    /// <summary>Gets the list and the pagination token of a page, or <see langword="null"/> for any other response.</summary>
    private (Member List, string Token)? PageOf()
    {
        Member[] lists = [.. model.Output(operation).Where(member => member.Type.StartsWith("list<", StringComparison.Ordinal))];
        string? token = model.Output(operation).FirstOrDefault(member => member.Name is "NextToken" or "PaginationToken")?.Name;
        return lists is [var list] && token is not null ? (list, token) : null;
    }

    private string OwnPool() => model.Input(operation).Any(Filling.IsPool) ? ", and the user pool if it is not the client's own" : "";

    private bool IsSized() => model.Input(operation).Any(member => member.Name is "Limit" or "MaxResults");

    private void Pages()
    {
        if (PageOf() is not (var list, var token))
            return;
        bool optional = !_filling.Ordered().Any(member => member.Required && !Filling.IsPool(member));
        string first = optional ? "first" : "request";
        Line(0, "");
        Doc(2, "Gets all TODO, page by page.");
        string start = IsSized() ? "the page to start from and the page size" : "the page to start from";
        Doc(2, $"TODO, {start}{OwnPool()}{(optional ? "; <see langword=\"null\"/> to list all TODO" : "")}.",
            "param name=\"request\"");
        Doc(2, "A token that cancels the enumeration.", "param name=\"cancellationToken\"");
        Doc(2, "All TODO, in the order in which Cognito returns them. Pages are requested as they are needed.", "returns");
        SeeAlso(2);
        string all = new Regex("List").Replace(operation, "ListAll", 1);
        Fill(2, $"public IAsyncEnumerable<{ItemType(list.Inner)}> {all}Async(",
            [$"{Request}{(optional ? "? request = null" : " request")}, CancellationToken cancellationToken = default)"]);
        Line(2, "{");
        Line(3, optional ? $"{Request} first = request ?? new();" : "ArgumentNullException.ThrowIfNull(request);");
        Line(3, $"return Pages.ReadAsync(\"{operation}\", async (token, cancelled) =>");
        Line(3, "{");
        Fill(4, $"{Response} page = await {operation}Async(",
            [$"{first} with {{ {token} = token ?? {first}.{token} }}, cancelled).ConfigureAwait(false);"]);
        Line(4, $"return (page.{list.Name}, page.{token});");
        Line(3, "}, cancellationToken);");
        Line(2, "}");
    }

    private void Line(int depth, string text) => _text.Append(' ', text.Length == 0 ? 0 : depth * 4).Append(text).Append('\n');

    /// <summary>Writes the parts on the line of the head if they fit, and otherwise on as few lines as possible below it.</summary>
    private void Fill(int depth, string head, string[] parts)
    {
        string rest = string.Concat(parts), line = "";
        if (depth * 4 + head.Length + rest.Length <= Width)
        {
            Line(depth, head + rest);
            return;
        }
        Line(depth, head);
        foreach (string part in parts)
        {
            if (line.Length > 0 && (depth + 1) * 4 + line.Length + part.TrimEnd().Length > Width)
            {
                Line(depth + 1, line.TrimEnd());
                line = "";
            }
            line += part;
        }
        Line(depth + 1, line);
    }

    private void Doc(int depth, string text, string element = "summary")
    {
        string close = element.Split(' ')[0];
        if (depth * 4 + $"/// <{element}>{text}</{close}>".Length <= Width)
        {
            Line(depth, $"/// <{element}>{text}</{close}>");
            return;
        }
        Line(depth, $"/// <{element}>");
        // Do not break a line at a space inside a tag.
        string[] words = Regex.Split(text, " (?![^<>]*/>)");
        string line = "///";
        foreach (string word in words)
        {
            if (depth * 4 + line.Length + 1 + word.Length > Width)
            {
                Line(depth, line);
                line = "///";
            }
            line += " " + word;
        }
        Line(depth, line);
        Line(depth, $"/// </{close}>");
    }

    /// <summary>
    /// Writes the link to the AWS page of the operation: on one line, on three lines, or in AWS's short form, whichever fits first.
    /// </summary>
    private void SeeAlso(int depth)
    {
        string link = $"href=\"{Reference}/API_{operation}.html\"";
        if (depth * 4 + $"/// <seealso {link}/>".Length <= Width)
            Line(depth, $"/// <seealso {link}/>");
        else if (depth * 4 + $"/// {link}".Length <= Width)
        {
            Line(depth, "/// <seealso");
            Line(depth, $"/// {link}");
            Line(depth, "/// />");
        }
        else
            Line(depth, $"/// <seealso href=\"{ShortReference}/{operation}\"/>");
    }
}

/// <summary>
/// Writes the wire fixture. Its values come from members of the same name in other fixtures, or are samples that the model allows.
/// </summary>
internal sealed class Fixture
{
    private const string ClientId = "5example2client3id4abcdefg", ClientSecret = "fixture-client-secret", Pool = "us-east-1_AbCdEfGhI";

    // If no fixture has the member, the first of these values that fits is used.
    private static readonly string[] Samples = [
        "Example", "example", "123456", "alice@example.com", "https://example.com", Pool, "us-east-1", "192.0.2.1", "1",
        "c2b1a0f9-0000-4000-8000-000000000003", "arn:aws:iam::123456789012:role/Example", "Fixture-Example0123456789abcdef"];

    private readonly string _operation;
    private readonly Model _model;
    private readonly Dictionary<string, List<JsonNode>> _known = [];

    public Fixture(string operation, Model model, string wire)
    {
        _operation = operation;
        _model = model;
        foreach (string file in Directory.GetFiles(wire, "*.json").Order(StringComparer.Ordinal))
            if (JsonNode.Parse(File.ReadAllText(file)) is { } fixture)
            {
                Collect(fixture["request"]?["body"]);
                Collect(fixture["response"]?["body"]);
            }
    }

    public string Write()
    {
        var filling = new Filling(_operation, _model);
        Member[] members = filling.Ordered();
        bool signed = _model.IsSigned(_operation), hasSecret = members.Any(member => filling.IsHidden(member) && member.Name != "ClientId");
        JsonObject input = [], body = [], client = [];
        if (signed)
            client["Region"] = "us-east-1";
        if (members.Any(Filling.IsPool))
            client["UserPoolId"] = Pool;
        if (!signed || members.Any(filling.IsHidden))
            client["ClientId"] = ClientId;
        if (hasSecret)
            client["ClientSecret"] = ClientSecret;
        foreach (Member member in members)
            if (Filling.IsPool(member))
                body[member.Name] = Pool;
            else if (filling.IsHidden(member))
                body[member.Name] = member.Name switch
                {
                    "ClientId" => ClientId,
                    "ClientSecret" => ClientSecret,
                    _ => SecretHash((string)body["Username"]!),
                };
            else
            {
                input[member.Name] = Value(member);
                body[member.Name] = input[member.Name]!.DeepClone();
            }
        string error = Source.Notable(_model.Errors(_operation)).First() + "Exception";
        JsonObject fixture = signed ? new() { ["signed"] = true } : [];
        fixture["client"] = client;
        fixture["input"] = input;
        fixture["request"] = new JsonObject
        {
            ["method"] = "POST",
            ["path"] = "/",
            ["headers"] = new JsonObject
            {
                ["Content-Type"] = "application/x-amz-json-1.1",
                ["X-Amz-Target"] = "AWSCognitoIdentityProviderService." + _operation,
            },
            ["body"] = body,
        };
        fixture["response"] = Answer(200, 1, Object(_model.Output(_operation)));
        fixture["error"] = Answer(_model.Status(error), 2, new() { ["__type"] = error, ["message"] = "The service refused." });
        fixture["error"]!["headers"]!["x-amzn-ErrorType"] = error + ":";
        var readable = new JsonSerializerOptions
        {
            WriteIndented = true,
            NewLine = "\n",
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        return fixture.ToJsonString(readable) + "\n";
    }

    private static JsonObject Answer(int status, int id, JsonObject body) => new()
    {
        ["status"] = status,
        ["headers"] = new JsonObject { ["x-amzn-RequestId"] = $"00000000-0000-4000-8000-{id:D12}" },
        ["body"] = body,
    };

    private static string SecretHash(string username) =>
        Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(ClientSecret), Encoding.UTF8.GetBytes(username + ClientId)));

    private void Collect(JsonNode? node)
    {
        if (node is JsonArray items)
            foreach (JsonNode? item in items)
                Collect(item);
        if (node is not JsonObject members)
            return;
        foreach ((string name, JsonNode? value) in members)
        {
            if (value is not null)
                (_known.TryGetValue(name, out var values) ? values : _known[name] = []).Add(value);
            Collect(value);
        }
    }

    private JsonObject Object(Member[] members)
    {
        JsonObject made = [];
        foreach (Member member in members)
            made[member.Name] = Value(member);
        return made;
    }

    private JsonNode Value(Member member)
    {
        if (_model.IsShape(member.Inner) && member.Inner != "AttributeType")
        {
            JsonObject shape = Object(_model.Shape(member.Inner));
            return member.Inner == member.Type ? shape : Collection(member, shape);
        }
        JsonNode? known = _known.GetValueOrDefault(member.Name)?.FirstOrDefault(value => Fits(member, value));
        return known?.DeepClone() ?? member.Type switch
        {
            "string" => Text(member),
            "boolean" => true,
            "number" => member.Bounds("range") is (var min, _) && min > 1 ? min : 1,
            "timestamp(epoch-seconds)" => 1767225600,
            "blob" => "AAEC",
            "document" => new JsonObject { ["example"] = true },
            "list<AttributeType>" => new JsonArray(new JsonObject { ["Name"] = "email", ["Value"] = "alice@example.com" }),
            _ => Collection(member, "example"),
        };
    }

    private static JsonNode Collection(Member member, JsonNode item) =>
        member.Type.StartsWith("list<", StringComparison.Ordinal) ? new JsonArray(item) : new JsonObject { ["example"] = item };

    private static bool Fits(Member member, JsonNode value) => member.Type switch
    {
        "string" => value.GetValueKind() == JsonValueKind.String && Fits(member, (string)value!),
        "boolean" => value.GetValueKind() is JsonValueKind.True or JsonValueKind.False,
        "number" => value.GetValueKind() == JsonValueKind.Number
            && (member.Bounds("range") is not (var min, var max) || ((double)value >= min && (double)value <= max)),
        "timestamp(epoch-seconds)" => value.GetValueKind() == JsonValueKind.Number && (double)value > 1e9,
        "blob" => value.GetValueKind() == JsonValueKind.String,
        "document" => value is JsonObject,
        "list<AttributeType>" => value is JsonArray { Count: > 0 } list && list[0]?["Value"] is not null,
        "list<string>" => value is JsonArray items && items.All(item => item?.GetValueKind() == JsonValueKind.String),
        "map<string,string>" => value is JsonObject map && map.All(item => item.Value?.GetValueKind() == JsonValueKind.String),
        _ => false,
    };

    private static bool Fits(Member member, string text) => (member.Enum.Length == 0 || member.Enum.Contains(text))
        && (member.Bounds("length") is not (var min, var max) || (text.Length >= min && text.Length <= max))
        && (!member.Json.TryGetProperty("pattern", out JsonElement pattern) || Regex.IsMatch(text, pattern.GetString()!));

    private static string Text(Member member) => member.Enum is [var first, ..] ? first
        : Samples.FirstOrDefault(sample => Fits(member, sample))
            ?? new string('a', (int)Math.Max(1, member.Bounds("length") is (var min, _) ? min : 1));
}
