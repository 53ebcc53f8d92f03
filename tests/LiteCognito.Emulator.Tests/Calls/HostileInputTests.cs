using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LiteCognito.Emulator.Tests.Signatures;
using Microsoft.Extensions.Time.Testing;

namespace LiteCognito.Emulator.Tests.Calls;

/// <summary>Calls every operation with input that is wrong in many ways. Each call succeeds or gets an error in AWS's form.</summary>
public sealed partial class HostileInputTests : IDisposable
{
    private const int Calls = 60;

    private const string Password = "Correct-horse-7";

    private static readonly (string File, string Prefix, string Service)[] Services =
    [
        ("operations.json", SignedCalls.TargetPrefix, "cognito-idp"),
        ("identity-operations.json", "AWSCognitoIdentityService.", "cognito-identity"),
    ];

    private static readonly Dictionary<string, JsonElement> Models = Services.Where(service => File.Exists(Repository.Spec(service.File)))
        .ToDictionary(service => service.Prefix, service => JsonElement.Parse(File.ReadAllText(Repository.Spec(service.File))));

    private static readonly string[] OddStrings =
    [
        "", " ", "\0", "\r\nX-Injected: 1", "é", "\U0001F600", "__proto__", "-1", "true", "null", "{}", "[]", "../..", "%00", "a@b@c",
        "arn:", "arn:aws:cognito-idp:us-east-1", "arn:aws:cognito-idp:us-east-1:000000000000:userpool/", "arn:aws:cognito-idp:::userpool/x",
        "arn:aws:cognito-idp:us-east-1:000000000000:userpool/us-east-1_none:extra", ":::::::", "us-east-1_", "_a", "us-east-1_a b",
        "eyJhbGciOiJub25lIn0.e30.", "a.b.c", "===", "username = \"", "sub ^= ", new('a', 129), new('a', 5000), new('\u0301', 200),
    ];

    private static readonly string[] Triggers =
    [
        .. Models[SignedCalls.TargetPrefix].GetProperty("shapes").GetProperty("LambdaConfigType").EnumerateObject()
            .Select(member => member.Name),
    ];

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
    private readonly CognitoEmulator _emulator;
    private readonly HttpClient _http;
    private readonly EmulatorPool _pool;
    private readonly EmulatorClient _client;

    public HostileInputTests()
    {
        _emulator = new(_clock);
        _http = new(_emulator.CreateHandler());
        _pool = _emulator.CreatePool(new() { Region = "us-east-1", AllowedFirstAuthFactors = ["PASSWORD", "EMAIL_OTP", "WEB_AUTHN"] });
        _client = _pool.CreateClient("app");
        _pool.AddUser("maria", Password, new Dictionary<string, string> { ["email"] = "maria@example.com" });
    }

    public static TheoryData<string, string> Operations
    {
        get
        {
            var operations = new TheoryData<string, string>();
            foreach ((string prefix, JsonElement model) in Models)
                foreach (JsonProperty operation in model.GetProperty("operations").EnumerateObject())
                    operations.Add(prefix, operation.Name);
            return operations;
        }
    }

    [Theory, MemberData(nameof(Operations))]
    public async Task No_input_makes_an_operation_fail(string prefix, string operation)
    {
        string service = Services.First(known => known.Prefix == prefix).Service;
        JsonElement model = Models[prefix];
        JsonElement definition = model.GetProperty("operations").GetProperty(operation);
        bool isSigned = definition.GetProperty("auth").GetString() == "sigv4";
        var random = new Random(operation.Length + operation[^1]);
        string token = definition.GetProperty("input").TryGetProperty("AccessToken", out _) ? await SignInAsync() : "";
        for (int i = 0; i < Calls; i++)
        {
            // The first call has all members, the second one only those that are required; the rest have mistakes.
            JsonObject input = Input(definition.GetProperty("input"), model, random, onlyRequired: i == 1, token);
            string body = input.ToJsonString();
            if (i > 1)
                body = i % 10 == 0 ? Broken(body, random) : Mistaken(input, random).ToJsonString();
            (int status, string answer) = await SendAsync(prefix + operation, service, body, isSigned);
            string shown = $"{operation} {body[..Math.Min(body.Length, 1500)]}\n{status} {answer[..Math.Min(answer.Length, 500)]}";
            Assert.True(status is 200 or (>= 400 and < 500), shown);
            JsonNode json = JsonNode.Parse(answer)!;
            if (i < 2)
                Assert.False(answer.Contains("Member must satisfy", StringComparison.Ordinal), shown); // so that the rest gets far, too
            if (status != 200)
                Assert.True(ErrorCode().IsMatch((string)json["__type"]!) && ((string?)json["message"])?.Length > 0, shown);
        }
    }

    [Theory]
    [InlineData("""{"UserPoolId":"us-east-1_a","UserPoolId":"us-east-1_b"}""")]
    [InlineData("""{"UserPoolId":"us-east-1_a"} {}""")]
    [InlineData("""{"UserPoolId":"us-east-1_a",}""")]
    [InlineData("null")]
    [InlineData("1")]
    public async Task Malformed_json_is_refused(string body)
    {
        (int status, string answer) = await SendAsync(SignedCalls.TargetPrefix + "DescribeUserPool", "cognito-idp", body, isSigned: true);
        Assert.Equal((400, "SerializationException"), (status, (string)JsonNode.Parse(answer)!["__type"]!));
    }

    [Fact]
    public async Task Input_that_is_nested_too_deeply_is_refused()
    {
        string body = $$"""{"UserPoolId":{{new string('[', 100_000)}}{{new string(']', 100_000)}}}""";
        (int status, string answer) = await SendAsync(SignedCalls.TargetPrefix + "DescribeUserPool", "cognito-idp", body, isSigned: true);
        Assert.Equal((400, "SerializationException"), (status, (string)JsonNode.Parse(answer)!["__type"]!));
    }

    public void Dispose()
    {
        _http.Dispose();
        _emulator.Dispose();
    }

    private JsonObject Input(JsonElement members, JsonElement model, Random random, bool onlyRequired, string token)
    {
        var input = new JsonObject();
        foreach (JsonProperty member in members.EnumerateObject())
            if (!onlyRequired || member.Value.TryGetProperty("required", out _))
                input[member.Name] = Value(member.Name, member.Value, member.Value.GetProperty("type").GetString()!, model, random, token);
        return input;
    }

    private JsonNode Value(string name, JsonElement member, string type, JsonElement model, Random random, string token)
    {
        if (member.TryGetProperty("enum", out JsonElement values))
            return values[random.Next(values.GetArrayLength())].GetString()!;
        JsonElement items = member.TryGetProperty("items", out JsonElement limits) ? limits : JsonElement.Parse("{}");
        if (type.StartsWith("list<", StringComparison.Ordinal))
            return new JsonArray(Value(name, items, type[5..^1], model, random, token));
        if (type.StartsWith("map<", StringComparison.Ordinal))
            return Map(name, items, type["map<string,".Length..^1], model, random, token);
        return type switch
        {
            "string" => Text(name, random, token),
            "boolean" => random.Next(2) == 0,
            "number" when member.TryGetProperty("range", out JsonElement range) && range.TryGetProperty("min", out JsonElement min) =>
                Math.Max(min.GetInt64(), 1) + random.Next(2),
            "number" or "timestamp(epoch-seconds)" => random.Next(1, 3),
            "blob" => "AAAA",
            "document" => new JsonObject { ["id"] = "AAAA", ["response"] = new JsonObject { ["clientDataJSON"] = "AAAA" } },
            _ => Input(model.GetProperty("shapes").GetProperty(type), model, random, onlyRequired: false, token),
        };
    }

    private JsonObject Map(string name, JsonElement items, string type, JsonElement model, Random random, string token) => name switch
    {
        "AuthParameters" => new()
        {
            ["USERNAME"] = "maria",
            ["PASSWORD"] = Password,
            ["SRP_A"] = "abcdef",
            ["REFRESH_TOKEN"] = "token",
        },
        "ChallengeResponses" => new()
        {
            ["USERNAME"] = "maria",
            ["ANSWER"] = "PASSWORD",
            ["PASSWORD_CLAIM_SIGNATURE"] = "AAAA",
            ["PASSWORD_CLAIM_SECRET_BLOCK"] = "AAAA",
            ["TIMESTAMP"] = "now",
            ["NEW_PASSWORD"] = Password,
        },
        "Links" => new() { ["cognito:default"] = "https://example.com" },
        _ => new() { ["key"] = Value("", items, type, model, random, token) },
    };

    private string Text(string name, Random random, string token) => name switch
    {
        "UserPoolId" => _pool.Id,
        "ClientId" => _client.Id,
        "Username" => "maria",
        "AccessToken" => token,
        "ResourceArn" => $"arn:aws:cognito-idp:us-east-1:000000000000:userpool/{_pool.Id}",
        "Session" => new('s', 30),
        "Filter" => "email = \"maria@example.com\"",
        "TermsName" => "terms-of-use",
        "DeviceKey" => $"us-east-1_{Guid.NewGuid()}",
        "IdentityId" or "IdentityPoolId" => $"us-east-1:{Guid.NewGuid()}",
        "JobId" => "import-a1",
        "BucketArn" => "arn:aws:s3:::bucket",
        "UserCode" => "123456",
        "ClientSecret" => new('a', 30),
        "Name" or "ProviderName" or "AttributeName" or "SnsRegion" or "ApplicationId" => new('a', 9),
        "ManagedLoginBrandingId" or "TermsId" => Guid.NewGuid().ToString(),
        "SecretHash" => "AAAA",
        "AccountId" => "000000000000",
        "EmailMessageByLink" => "Open {##this##}",
        "ReplyToEmailAddress" => "a@example.com",
        "SupportedIdentityProviders" => "COGNITO",
        _ when Triggers.Contains(name) => "arn:aws:lambda:us-east-1:000000000000:function:a",
        _ when name.EndsWith("Arn", StringComparison.Ordinal) => "arn:aws:ses:us-east-1:000000000000:identity/a",
        _ when name.EndsWith("Password", StringComparison.Ordinal) => Password,
        _ when name.EndsWith("Message", StringComparison.Ordinal) => "Code: {####}",
        _ when name.EndsWith("Names", StringComparison.Ordinal) || name == "AttributesToGet" => "email",
        _ when name.EndsWith("Body", StringComparison.Ordinal) => "Hello, you",
        _ => random.Next(2) == 0 ? "a1" : Guid.NewGuid().ToString(),
    };

    /// <summary>Makes one to three mistakes anywhere in the input.</summary>
    private static JsonObject Mistaken(JsonObject input, Random random)
    {
        for (int mistakes = random.Next(1, 4); mistakes > 0; mistakes--)
        {
            JsonNode parent = input;
            while (random.Next(3) > 0 && Children(parent).Where(child => child is JsonObject or JsonArray).ToList() is { Count: > 0 } inner)
                parent = inner[random.Next(inner.Count)]!;
            if (parent is JsonArray list)
            {
                if (list.Count > 0 && random.Next(3) > 0)
                    list[random.Next(list.Count)] = Odd(random);
                else
                    for (int copies = random.Next(1, 300); copies > 0; copies--)
                        list.Add(list.Count > 0 ? list[0]?.DeepClone() : Odd(random));
                continue;
            }
            JsonObject members = parent.AsObject();
            string[] names = [.. members.Select(member => member.Key)];
            string name = names.Length == 0 || random.Next(10) == 0
                ? OddStrings[random.Next(OddStrings.Length)] : names[random.Next(names.Length)];
            if (random.Next(5) == 0)
                members.Remove(name);
            else
                members[name] = Odd(random);
        }
        return input;
    }

    private static IEnumerable<JsonNode?> Children(JsonNode parent) => parent switch
    {
        JsonObject members => members.Select(member => member.Value),
        JsonArray list => list,
        _ => [],
    };

    private static JsonNode? Odd(Random random) => random.Next(11) switch
    {
        0 => null,
        1 => true,
        2 => new JsonObject(),
        3 => new JsonArray(),
        4 => new JsonArray(null, 1, "a", new JsonObject(), new JsonArray()),
        5 => JsonNode.Parse(((string[])["-1", "0", "1.5", "1e400", "99999999999999999999", "2147483648", "-9223372036854775808"])
            [random.Next(7)]),
        6 => JsonNode.Parse(new string('[', 50) + new string(']', 50)),
        7 => new JsonObject { ["a"] = new JsonObject { ["b"] = null } },
        _ => OddStrings[random.Next(OddStrings.Length)],
    };

    /// <summary>Changes the text of the input, so that it may not be JSON anymore.</summary>
    private static string Broken(string body, Random random) => random.Next(3) switch
    {
        0 => body[..random.Next(body.Length)],
        1 => body.Insert(random.Next(body.Length), ((string[])["\"", "{", "]", ",", "\\ud800", "\0"])[random.Next(6)]),
        _ => body[..^1] + (body.Length > 2 ? "," : "") + body[1..],
    };

    private async Task<string> SignInAsync()
    {
        (_, string answer) = await SendAsync(SignedCalls.TargetPrefix + "InitiateAuth", "cognito-idp", $$"""
            {"ClientId":"{{_client.Id}}","AuthFlow":"USER_PASSWORD_AUTH","AuthParameters":{"USERNAME":"maria","PASSWORD":"{{Password}}"} }
            """, isSigned: false);
        return (string)JsonNode.Parse(answer)!["AuthenticationResult"]!["AccessToken"]!;
    }

    private async Task<(int Status, string Body)> SendAsync(string target, string service, string body, bool isSigned)
    {
        using HttpRequestMessage request = SignedCalls.Request(target, body, SignedCalls.Address);
        if (isSigned)
            new SignedCalls(_http, _clock) { Service = service }.Sign(request, body);
        using HttpResponseMessage response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [GeneratedRegex("^[A-Z][A-Za-z]+Exception$")]
    private static partial Regex ErrorCode();
}
