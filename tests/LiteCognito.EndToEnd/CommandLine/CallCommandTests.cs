using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace LiteCognito.EndToEnd.CommandLine;

/// <summary>Operations that <c>call</c> names, the parts of the response that it selects, and lists in pages.</summary>
public sealed partial class CallCommandTests : IDisposable
{
    private readonly AdministeredPool _pool = new();

    public static TheoryData<string, string> Selected => new()
    {
        { "Users[0].Username", "user00\n" },
        { "/Users/0/Username", "user00\n" },
        { "Users[*].Username", "user00\nuser01\nuser02\n" },
        { "Users[*].Enabled", "true\ntrue\ntrue\n" },
        { "Users[0].Attributes[0]", "{\n  \"Name\": \"email\",\n  \"Value\": \"a\\tb@example.com\"\n}\n" },
        { "Users[0].Attributes[*].Value", "a\tb@example.com\nSUB\ntrue\n" },
        { "Users[0].Attributes[*]", "{\"Name\":\"email\",\"Value\":\"a\\tb@example.com\"}\n{\"Name\":\"sub\",\"Value\":\"SUB\"}\n"
            + "{\"Name\":\"email_verified\",\"Value\":\"true\"}\n" },
        { "Users[*].Attributes[0].Value", "a\tb@example.com\nzoë@example.com\nSUB\n" },
    };

    public static TheoryData<string, string> Missing => new()
    {
        { "Usrs[0].Username", "The response has no Usrs." },
        { "Users[3].Username", "The response has no Users[3]." },
        { "Users[0].Name.First", "The response has no Users[0].Name." },
        { "Users.Username", "The response has no Users.Username." },
        { "Users[0][0]", "The response has no Users[0][0]." },
        { "Users[*].Usrname", "The response has no Users[*].Usrname." },
        { "Nothing[*].Usrname", "The response has no Nothing." },
        { "/Users/7/Username", "The response has no /Users/7." },
        { "/Users/x", "The response has no /Users/x." },
        { "/Users/-1", "The response has no /Users/-1." },
        { "/Users/00", "The response has no /Users/00." },
        { "/a~1b~0", "The response has no /a~1b~0." },
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("ListUsers")]
    [InlineData("listusers")]
    [InlineData("list-users")]
    [InlineData("LIST-USERS")]
    public async Task Operation_is_named_in_any_case_or_as_in_the_AWS_CLI(string name)
    {
        AddUsers(1);
        Assert.Contains("user00", (await CallAsync(name)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Operation_that_the_tool_does_not_know_is_called()
    {
        Finished run = await CallAsync("FrobnicateUsers");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("UnknownOperationException", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_operation_of_the_model_is_known_with_the_token_of_its_pages()
    {
        JsonObject operations = JsonNode.Parse(await File.ReadAllTextAsync(Repository.Spec("operations.json"), Cancel))!["operations"]!
            .AsObject();
        IEnumerable<string> expected = operations.Select(operation => operation.Key + (Pages(operation.Value!) switch
        {
            "NextToken" => "!",
            "PaginationToken" => "*",
            _ => "",
        }));
        string source = await File.ReadAllTextAsync(
            Path.Combine(Repository.Root, "src/LiteCognito.Cli/Administration/OperationNames.cs"), Cancel);
        Assert.Equal(expected, Name().Matches(source.Split("\"\"\"")[1]).Select(match => match.Value));

        using Running run = Running.CommandLine(["[suggest:17]", "litecognito call "]);
        Finished suggested = await run.FinishAsync("", Cancel);
        Assert.Equal(operations.Select(operation => operation.Key), Lines(suggested).Order(StringComparer.Ordinal));

        static string? Pages(JsonNode operation) => ((string[])["NextToken", "PaginationToken"]).FirstOrDefault(
            token => operation["input"]![token] is not null && operation["output"]![token] is not null);
    }

    [Theory, MemberData(nameof(Selected))]
    public async Task Part_of_the_response_is_selected(string query, string output)
    {
        AddUsers(3);
        Finished run = await CallAsync("ListUsers", "--query", query);
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Equal(output, Sub().Replace(run.Output, "SUB"));
    }

    [Theory, MemberData(nameof(Missing))]
    public async Task First_part_that_the_response_lacks_is_named(string query, string message)
    {
        AddUsers(3);
        foreach (string[] all in (string[][])[[], ["--all"]])
            Assert.Equal(new Finished(1, "", message + Environment.NewLine), await CallAsync("ListUsers", ["--query", query, .. all]));
    }

    [Theory]
    [InlineData("Users[")]
    [InlineData("Users[x]")]
    [InlineData("Users[-1]")]
    [InlineData("Users[]")]
    [InlineData("Users]")]
    [InlineData("Users[0]Username")]
    [InlineData(".Users")]
    [InlineData("[0]")]
    [InlineData("Users..Username")]
    [InlineData("Users.")]
    [InlineData(" ")]
    public async Task Wrong_query_is_a_mistake(string query)
    {
        Finished run = await CallAsync("ListUsers", "--query", query);
        Assert.Equal(
            (2, "--query is a path such as Users[0].Username or Users[*].Username, or a JSON pointer such as /Users/0/Username."),
            (run.ExitCode, run.Errors.TrimEnd()));
    }

    [Fact]
    public async Task Json_of_a_selected_value_is_on_one_line()
    {
        AddUsers(2);
        Assert.Equal("\"user00\"\n\"user01\"\n", (await CallAsync("ListUsers", "--query", "Users[*].Username", "--json")).Output);
        Finished run = await CallAsync("ListUsers", "--query", "/Users/0", "--json");
        Assert.Equal("user00", (string?)JsonNode.Parse(Assert.Single(Lines(run)))!["Username"]);
    }

    [Fact]
    public async Task All_pages_are_read()
    {
        AddUsers(65);
        Finished one = await CallAsync("ListUsers", "--query", "Users[*].Username");
        Assert.Equal(60, Lines(one).Length);

        Finished all = await CallAsync("ListUsers", "--all", "--json");
        JsonElement response = JsonDocument.Parse(all.Output).RootElement;
        Assert.Equal(
            65, response.GetProperty("Users").EnumerateArray().Select(user => user.GetProperty("Username").GetString()).Distinct().Count());
        Assert.False(response.TryGetProperty("PaginationToken", out _));

        Finished names = await CallAsync("ListUsers", "--all", "--query", "Users[*].Username");
        Assert.Equal(65, Lines(names).Distinct().Count());
        Assert.Equal("user64\n", (await CallAsync("ListUsers", "--all", "--query", "Users[64].Username")).Output);
        Finished pools = await AdministeredPool.RunAsync(
            """{"MaxResults": 1}""", ["call", "list-user-pools", "--all", "--input", "-", "--query", "UserPools[*].Id", .. _pool.Where]);
        Assert.Equal(_pool.Pool.Id + "\n", pools.Output);
    }

    [Fact]
    public async Task Page_that_leads_back_is_refused()
    {
        using var server = new RecordingServer("""{"Groups": [], "NextToken": "again"}""");
        Finished run = await AdministeredPool.RunAsync(
            "", ["call", "ListGroups", "--all", "--endpoint", server.Address.AbsoluteUri, "--region", "us-east-1"]);
        Assert.Equal(
            new Finished(1, "", "ListGroups leads back to a page that was read already." + Environment.NewLine), run);
        Assert.Equal(2, server.Requests.Count);
    }

    public void Dispose() => _pool.Dispose();

    private static string[] Lines(Finished run) => run.Output.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Adds users, two of them with an email address.</summary>
    private void AddUsers(int count)
    {
        string[] addresses = ["a\tb@example.com", "zoë@example.com"];
        for (int i = 0; i < count; i++)
            _pool.Pool.AddUser(
                $"user{i:00}", "Passw0rd!", i < addresses.Length ? new Dictionary<string, string> { ["email"] = addresses[i] } : null);
    }

    private Task<Finished> CallAsync(string operation, params string[] options) => AdministeredPool.RunAsync(
        $$"""{"UserPoolId": "{{_pool.Pool.Id}}"}""", ["call", operation, "--input", "-", .. options, .. _pool.Where]);

    [GeneratedRegex("[A-Za-z]+[!*]?")]
    private static partial Regex Name();

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}")]
    private static partial Regex Sub();
}
