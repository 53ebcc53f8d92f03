using System.Net;
using System.Text;
using System.Text.Json;
using LiteCognito.Emulator;

namespace LiteCognito.EndToEnd.CommandLine;

/// <summary>Administration on the command line, signed with the credentials in the environment.</summary>
public sealed class AdminCommandTests : IDisposable
{
    private const string Password = "Canary-password-7";

    private readonly CognitoEmulator _emulator = new();
    private readonly EmulatorListener _listener;
    private readonly EmulatorPool _pool;

    public AdminCommandTests()
    {
        _pool = _emulator.CreatePool(new() { CustomAttributes = ["custom:team"] });
        _listener = _emulator.Listen();
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task User_is_administered_from_creation_to_deletion()
    {
        Finished made = await AdminAsync(
            "user create --username bob --attributes email=bob@example.com,custom:team=red --set-password --suppress --json");
        Assert.Equal("FORCE_CHANGE_PASSWORD", Json(made).GetProperty("User").GetProperty("UserStatus").GetString());
        Assert.DoesNotContain(Password, made.Output + made.Errors, StringComparison.Ordinal);

        await DoneAsync("user set-password --username bob --permanent", "Set the password of bob.");
        await DoneAsync("group create --group staff --description Colleagues", "Created staff.");
        await DoneAsync("user add-to-group --username bob --group staff", "Added bob to staff.");
        Assert.Equal("staff\n", (await AdminAsync("user groups --username bob")).Output);
        Assert.Equal("bob\n", (await AdminAsync("group users --group staff")).Output);
        await DoneAsync("user update --username bob --attributes {\"given_name\":\"Bob, Jr.\"}", "Updated bob.");
        Finished shown = await AdminAsync("user get --username bob --json");
        Assert.Contains("Bob, Jr.", shown.Output, StringComparison.Ordinal);
        await DoneAsync("user disable --username bob", "Disabled bob.");
        await DoneAsync("user enable --username bob", "Enabled bob.");
        await DoneAsync("user sign-out --username bob", "Signed out bob everywhere.");
        await DoneAsync("user remove-from-group --username bob --group staff", "Removed bob from staff.");
        await DoneAsync("group delete --group staff --yes", "Deleted staff.");
        await DoneAsync("user delete --username bob --yes", "Deleted bob.");
        Finished gone = await AdminAsync("user get --username bob");
        Assert.Equal(1, gone.ExitCode);
        Assert.Contains("UserNotFoundException", gone.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_reads_all_pages()
    {
        for (int i = 0; i < 65; i++)
            _pool.AddUser($"user{i:00}", "Passw0rd!");
        Finished listed = await AdminAsync("user list");
        Assert.Equal(65, listed.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Distinct().Count());
        Finished filtered = await AdminAsync("user list --json --filter", "username ^= \"user1\"");
        Assert.All(
            filtered.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries),
            line => Assert.StartsWith(
                "user1", JsonDocument.Parse(line).RootElement.GetProperty("Username").GetString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Update_of_an_app_client_keeps_the_settings_it_does_not_name()
    {
        Finished made = await AdminAsync(
            "client create --name web --generate-secret --flows ALLOW_USER_SRP_AUTH,ALLOW_REFRESH_TOKEN_AUTH --json");
        JsonElement client = Json(made).GetProperty("UserPoolClient");
        string id = client.GetProperty("ClientId").GetString()!;
        Assert.NotEmpty(client.GetProperty("ClientSecret").GetString()!);

        Finished updated = await AdminAsync($"client update --client {id} --input - --json", input: """{"ClientName": "renamed"}""");
        Assert.Equal(0, updated.ExitCode);
        JsonElement shown = Json(await AdminAsync($"client get --client {id} --json")).GetProperty("UserPoolClient");
        Assert.Equal("renamed", shown.GetProperty("ClientName").GetString());
        Assert.Equal(
            ["ALLOW_REFRESH_TOKEN_AUTH", "ALLOW_USER_SRP_AUTH"],
            shown.GetProperty("ExplicitAuthFlows").EnumerateArray().Select(flow => flow.GetString()!).Order());
        Assert.Contains($"{id} renamed", (await AdminAsync("client list")).Output, StringComparison.Ordinal);
        await DoneAsync($"client delete --client {id} --yes", $"Deleted {id}.");
    }

    [Fact]
    public async Task Identity_provider_is_created_from_json()
    {
        const string Details = """{"ProviderDetails": {"client_id": "id", "client_secret": "canary-secret",""" +
            """ "oidc_issuer": "https://idp.example.com"}, "AttributeMapping": {"email": "email"}}""";
        Finished made = await AdminAsync("idp create --name corporate --type OIDC --input -", input: Details);
        Assert.Equal(0, made.ExitCode);
        Assert.DoesNotContain("canary", made.Output + made.Errors, StringComparison.Ordinal);
        Assert.Equal("corporate OIDC\n", (await AdminAsync("idp list")).Output);
        Assert.Contains("https://idp.example.com", (await AdminAsync("idp get --name corporate --json")).Output, StringComparison.Ordinal);
        await DoneAsync("idp delete --name corporate --yes", "Deleted corporate.");
    }

    [Fact]
    public async Task Any_operation_can_be_called_by_name()
    {
        Finished described = await RunAsync(
            ["call", "DescribeUserPool", "--input", "-", "--endpoint", _listener.Endpoint.AbsoluteUri, "--pool", _pool.Id, "--json"],
            $$"""{"UserPoolId": "{{_pool.Id}}"}""");
        Assert.Equal(_pool.Id, Json(described).GetProperty("UserPool").GetProperty("Id").GetString());

        Finished unsigned = await RunAsync(
            ["call", "GetUser", "--input", "-", "--endpoint", _listener.Endpoint.AbsoluteUri], """{"AccessToken": "canary-token"}""",
            secret: null);
        Assert.Equal(1, unsigned.ExitCode);
        Assert.Contains("NotAuthorizedException", unsigned.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", unsigned.Output + unsigned.Errors, StringComparison.Ordinal);

        Finished broken = await RunAsync(
            ["call", "GetUser", "--input", "-", "--endpoint", _listener.Endpoint.AbsoluteUri], "{\"canary\": ");
        Assert.Equal(2, broken.ExitCode);
        Assert.DoesNotContain("canary", broken.Errors, StringComparison.Ordinal);

        Finished nameless = await RunAsync(["call"]);
        Assert.Equal(2, nameless.ExitCode);
    }

    [Fact]
    public async Task Administrator_signs_in_a_user_and_answers_the_challenge_later()
    {
        EmulatorClient app = _pool.CreateClient("back-end", false, "ALLOW_ADMIN_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH");
        string secret = _pool.AddUser("alice", Password).EnableSoftwareToken();
        string[] where = ["--endpoint", _listener.Endpoint.AbsoluteUri, "--pool", _pool.Id, "--client", app.Id, "--json"];
        Finished pending = await RunAsync(["sign-in", .. where, "--username", "alice", "--flow", "password", "--admin"]);
        Assert.Equal(3, pending.ExitCode);

        Finished done = await RunAsync(
            ["respond", "--state", "-", .. where], pending.Output, code: Totp.Code(secret, TimeProvider.System.GetUtcNow()));
        Assert.Equal(0, done.ExitCode);
        Assert.StartsWith("eyJ", Json(done).GetProperty("accessToken").GetString(), StringComparison.Ordinal);
        Assert.Equal(1, (await RunAsync(["sign-in", .. where, "--username", "alice", "--flow", "password"])).ExitCode);
    }

    [Fact]
    public async Task Input_is_utf8_in_every_locale()
    {
        string[] call = ["call", "CreateGroup", "--endpoint", _listener.Endpoint.AbsoluteUri, "--pool", _pool.Id, "--input"];
        var locale = new Dictionary<string, string> { ["LC_ALL"] = "en_US.ISO-8859-1" };
        Assert.Equal(
            0, (await RunAsync([.. call, "-"], $$"""{"UserPoolId": "{{_pool.Id}}", "GroupName": "Zoë"}""", more: locale)).ExitCode);
        Assert.Equal("Zoë\n", (await AdminAsync("group list")).Output);

        string file = Path.GetTempFileName();
        await File.WriteAllBytesAsync(file, [0x22, 0xE9, 0x22], Cancel);
        Finished refused = await RunAsync([.. call, file]);
        File.Delete(file);
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("UTF-8", refused.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, "read already", 2)]
    [InlineData(true, "1,000 empty pages", 1000)]
    public async Task List_that_repeats_a_page_or_has_only_empty_pages_fails(bool isNewPage, string message, int pages)
    {
        int answered = 0;
        Finished run = await RunAgainstAsync(
            ["admin", "group", "list"],
            () => $$"""{"Groups": [], "NextToken": "{{(++answered > 2000 ? "" : isNewPage ? $"page-{answered}" : "again")}}"}""");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains(message, run.Errors, StringComparison.Ordinal);
        Assert.Equal(pages, answered);
    }

    [Fact]
    public async Task Listed_item_without_a_name_is_an_error_in_words()
    {
        Finished run = await RunAgainstAsync(["admin", "user", "list"], () => """{"Users": [{}]}""");
        Assert.Equal(new Finished(1, "", "The response lists an item without a name. Check --endpoint.\n"), run);
    }

    [Theory]
    [InlineData("admin user list", "null", "The response is not a JSON object.")]
    [InlineData("admin user list", "[]", "The response is not a JSON object.")]
    [InlineData("admin user list", """{"Users": 5}""", "The response has a Users of an unexpected kind.")]
    [InlineData(
        "admin user list", """{"Users": [{"Username": "a"}], "PaginationToken": 5}""",
        "The response has a PaginationToken of an unexpected kind.")]
    [InlineData("call ListUsers --all", "null", "The response is not a JSON object.")]
    [InlineData("call ListUsers --all", """{"Users": [1], "Users": [2]}""", "The response has a member twice.")]
    [InlineData("call ListUsers --all", """{"PaginationToken": []}""", "The response has a PaginationToken of an unexpected kind.")]
    [InlineData("admin pool update --input FILE", "{}", "DescribeUserPool returned no UserPool.")]
    [InlineData("admin pool update --input FILE", """{"UserPool": 5}""", "The response has a UserPool of an unexpected kind.")]
    [InlineData("admin pool update --input FILE", """{"UserPool": {"a": 1, "a": 2}}""", "The response has a member twice.")]
    [InlineData("admin client update --client c --input FILE", "{}", "DescribeUserPoolClient returned no UserPoolClient.")]
    [InlineData("admin user create --username bob --resend", """{"UserAttributes": [], "UserAttributes": 5}""",
        "The response has a member twice.")]
    public async Task Hostile_response_is_an_error_in_words(string command, string body, string message)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("empty.json"), "{}", Cancel);
        Finished run = await RunAgainstAsync(
            command.Replace("FILE", folder.File("empty.json"), StringComparison.Ordinal).Split(' '), () => body);
        Assert.Equal((1, message + " Check --endpoint.\n"), (run.ExitCode, run.Errors));
    }

    [Fact]
    public async Task Invisible_characters_of_a_server_do_not_reach_the_terminal()
    {
        Finished run = await RunAgainstAsync(
            ["admin", "group", "list"], () => """{"Groups": [{"GroupName": "a\u202eb\u200bc\u2028d\u001be"}]}""");
        Assert.Equal(new Finished(0, "a b c d e\n", ""), run);
    }

    [Fact]
    public async Task Wrong_secret_key_is_refused()
    {
        Finished run = await RunAsync(
            ["admin", "user", "list", "--endpoint", _listener.Endpoint.AbsoluteUri, "--pool", _pool.Id], secret: "canary-wrong");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("InvalidSignatureException", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", run.Errors, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _listener.Dispose();
        _emulator.Dispose();
    }

    private static JsonElement Json(Finished run) => JsonDocument.Parse(run.Output).RootElement;

    private async Task DoneAsync(string command, string says)
    {
        Finished run = await AdminAsync(command);
        Assert.Equal((0, says + Environment.NewLine, ""), (run.ExitCode, run.Errors, run.Output));
    }

    private Task<Finished> AdminAsync(string command, string? last = null, string input = "")
    {
        // Splits at spaces, except inside JSON.
        int json = command.IndexOf('{', StringComparison.Ordinal);
        string[] words = json < 0 ? command.Split(' ') : [.. command[..json].Trim().Split(' '), command[json..]];
        return RunAsync(
            [
                "admin", words[0], words[1], "--endpoint", _listener.Endpoint.AbsoluteUri, "--pool", _pool.Id, .. words[2..],
                .. last is null ? Array.Empty<string>() : [last]],
            input);
    }

    /// <summary>Runs a command against a server that answers each call with the next body.</summary>
    private async Task<Finished> RunAgainstAsync(string[] command, Func<string> nextBody)
    {
        using var server = new HttpListener();
        int port = LoopbackPort.Free();
        server.Prefixes.Add($"http://127.0.0.1:{port}/");
        server.Start();
        Task answering = Task.Run(async () =>
        {
            while (server.IsListening)
                try
                {
                    HttpListenerContext call = await server.GetContextAsync();
                    call.Response.ContentType = "application/x-amz-json-1.1";
                    call.Response.KeepAlive = false; // a kept connection waits 40 ms for a delayed acknowledgment
                    call.Response.Close(Encoding.UTF8.GetBytes(nextBody()), willBlock: false);
                }
                catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
                {
                    return; // the test is over
                }
        }, Cancel);
        Finished run = await RunAsync([.. command, "--endpoint", $"http://127.0.0.1:{port}/", "--pool", _pool.Id]);
        server.Close(); // after Stop, Dispose would open the port again to remove the prefix
        await answering;
        return run;
    }

    private static async Task<Finished> RunAsync(
        string[] arguments, string input = "", string? secret = "testing", string code = "", Dictionary<string, string>? more = null)
    {
        var environment = new Dictionary<string, string>
        {
            ["LITECOGNITO_PASSWORD"] = Password,
            ["LITECOGNITO_CODE"] = code,
            ["AWS_ACCESS_KEY_ID"] = secret is null ? "" : "testing",
            ["AWS_SECRET_ACCESS_KEY"] = secret ?? "",
            ["AWS_EC2_METADATA_DISABLED"] = "true",
        };
        foreach ((string name, string value) in more ?? [])
            environment[name] = value;
        using Running run = Running.CommandLine(arguments, environment);
        return await run.FinishAsync(input, Cancel);
    }
}
