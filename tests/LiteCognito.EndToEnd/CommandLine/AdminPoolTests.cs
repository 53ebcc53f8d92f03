using System.Text.Json;
using System.Text.Json.Nodes;

namespace LiteCognito.EndToEnd.CommandLine;

/// <summary>The commands for user pools.</summary>
public sealed class AdminPoolTests : IDisposable
{
    private readonly AdministeredPool _pool = new();

    private string Endpoint => _pool.Endpoint.AbsoluteUri;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pool_is_administered_from_creation_to_deletion()
    {
        Finished made = await InRegionAsync(
            "create --name customers --input - --json", """{"DeletionProtection": "ACTIVE", "PoolName": "other"}""");
        Assert.Equal((0, ""), (made.ExitCode, made.Errors));
        JsonElement pool = Json(made).GetProperty("UserPool");
        Assert.Equal("customers", pool.GetProperty("Name").GetString());
        string id = pool.GetProperty("Id").GetString()!;
        Assert.StartsWith("us-east-1_", id, StringComparison.Ordinal);

        Finished listed = await InRegionAsync("list");
        Assert.Contains($"{id} customers\n", listed.Output, StringComparison.Ordinal);
        Assert.Equal("", (await RunAsync("", ["list", "--endpoint", Endpoint, "--region", "eu-west-1"])).Output);

        string[] where = ["--endpoint", Endpoint, "--pool", id];
        Finished shown = await RunAsync("", ["get", .. where]);
        Assert.Equal("ACTIVE", Json(shown).GetProperty("UserPool").GetProperty("DeletionProtection").GetString());
        Finished refused = await RunAsync("", ["delete", "--yes", .. where]);
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("deletion protection", refused.Errors, StringComparison.Ordinal);

        Finished updated = await RunAsync("""{"DeletionProtection": "INACTIVE"}""", ["update", "--input", "-", .. where]);
        Assert.Equal(new Finished(0, "", $"Updated {id}.\n"), Unix(updated));
        Finished deleted = await RunAsync("", ["delete", "--yes", .. where]);
        Assert.Equal(new Finished(0, "", $"Deleted {id}.\n"), Unix(deleted));
        Assert.DoesNotContain(id, (await InRegionAsync("list")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_pages_of_pools_are_listed()
    {
        for (int i = 0; i < 65; i++)
            _pool.Emulator.CreatePool();
        Finished listed = await InRegionAsync("list --json");
        Assert.Equal(66, listed.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Distinct().Count());
    }

    [Fact]
    public async Task Update_keeps_the_settings_that_it_does_not_name()
    {
        Finished made = await InRegionAsync("create --name customers --json --input -", """
            {"Policies": {"PasswordPolicy": {"MinimumLength": 12, "TemporaryPasswordValidityDays": 3}}, "AliasAttributes": ["email"],
             "AutoVerifiedAttributes": ["email"], "UserPoolTags": {"team": "red"}, "MfaConfiguration": "OPTIONAL",
             "SmsConfiguration": {"SnsCallerArn": "arn:aws:iam::000000000000:role/sms"},
             "AdminCreateUserConfig": {"AllowAdminCreateUserOnly": true}}
            """);
        JsonObject before = Settings(made);
        string[] where = ["--endpoint", Endpoint, "--pool", (string)before["Id"]!];
        Finished updated = await RunAsync("""{"PoolName": "clients"}""", ["update", "--input", "-", "--json", .. where]);
        Assert.Equal((0, "{}\n"), (updated.ExitCode, updated.Output));
        JsonObject after = Settings(await RunAsync("", ["get", .. where]));
        Assert.Equal("clients", (string?)after["Name"]);
        before["Name"] = "clients";
        after["LastModifiedDate"] = before["LastModifiedDate"]?.DeepClone();
        Assert.True(JsonNode.DeepEquals(before, after), $"{before}\nbecame\n{after}");
    }

    [Fact]
    public async Task Update_sends_every_setting_that_Cognito_accepts()
    {
        JsonNode spec = JsonNode.Parse(await File.ReadAllTextAsync(Repository.Spec("operations.json"), Cancel))!;
        JsonObject shown = spec["shapes"]!["UserPoolType"]!.AsObject();
        string[] accepted = [.. spec["operations"]!["UpdateUserPool"]!["input"]!.AsObject().Select(member => member.Key)];
        JsonObject sent = await SendUpdateAsync(
            new(shown.Select(member => KeyValuePair.Create<string, JsonNode?>(
                member.Key, (string?)member.Value!["type"] == "string" ? $"the {member.Key}" : new JsonObject()))),
            """{"MfaConfiguration": "ON"}""");
        // The template has the same texts.
        IEnumerable<string> expected = accepted.Except(["EmailVerificationMessage", "EmailVerificationSubject", "SmsVerificationMessage"]);
        Assert.Equal(expected.Order(StringComparer.Ordinal), sent.Select(member => member.Key).Order(StringComparer.Ordinal));
        Assert.Equal("the Name", (string?)sent["PoolName"]);
        Assert.Equal("ON", (string?)sent["MfaConfiguration"]);
        Assert.Equal("us-east-1_A", (string?)sent["UserPoolId"]);
    }

    [Fact]
    public async Task Update_omits_what_Cognito_refuses_although_it_returned_it()
    {
        const string Current = """
            {"Name": "customers", "Policies": {"PasswordPolicy": {"TemporaryPasswordValidityDays": 7}},
             "AdminCreateUserConfig": {"AllowAdminCreateUserOnly": true, "UnusedAccountValidityDays": 7},
             "EmailVerificationMessage": "old {####}", "EmailVerificationSubject": "Old",
             "VerificationMessageTemplate": {"EmailMessage": "old {####}", "EmailSubject": "Old"},
             "UserPoolTags": {"team": "red", "aws:cloudformation:stack-name": "stack"}}
            """;
        JsonObject sent = await SendUpdateAsync(JsonNode.Parse(Current)!.AsObject(), """{"EmailVerificationMessage": "new {####}"}""");
        const string Expected = """
            {"Policies": {"PasswordPolicy": {"TemporaryPasswordValidityDays": 7}},
             "AdminCreateUserConfig": {"AllowAdminCreateUserOnly": true}, "EmailVerificationMessage": "new {####}",
             "VerificationMessageTemplate": {"EmailSubject": "Old"}, "UserPoolTags": {"team": "red"},
             "PoolName": "customers", "UserPoolId": "us-east-1_A"}
            """;
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Expected), sent), sent.ToJsonString());
    }

    [Fact]
    public async Task Settings_that_cannot_be_changed_are_refused()
    {
        Finished run = await _pool.AdminWithInputAsync("""{"Name": "x", "Arn": "y", "PoolName": "z"}""", "pool update --input -");
        Assert.Equal(
            (2, "--input has Name and Arn, which UpdateUserPool does not accept. Keep only the settings to change."),
            (run.ExitCode, run.Errors.TrimEnd()));
    }

    [Fact]
    public async Task Region_of_the_profile_is_used_and_region_has_precedence()
    {
        string[] list = ["list", "--endpoint", Endpoint];
        Finished run = await AdministeredPool.RunAsync("", ["admin", "pool", .. list], ("LITECOGNITO_POOL", _pool.Pool.Id));
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.StartsWith(_pool.Pool.Id, run.Output, StringComparison.Ordinal);
        run = await AdministeredPool.RunAsync(
            "", ["admin", "pool", .. list, "--region", "eu-west-1"], ("LITECOGNITO_POOL", _pool.Pool.Id));
        Assert.Equal(new Finished(0, "", ""), run);
        // The pool of a profile names the region, also if AWS's variables name another one.
        run = await AdministeredPool.RunAsync(
            "", ["admin", "pool", "list"], ("LITECOGNITO_POOL", _pool.Pool.Id), ("AWS_ENDPOINT_URL", Endpoint),
            ("AWS_REGION", "eu-west-1"));
        Assert.StartsWith(_pool.Pool.Id, run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("customers\r", 0, "Deleted ")]
    [InlineData(" customers \r", 0, "Deleted ")]
    [InlineData("y\r", 1, "Nothing was deleted.")]
    [InlineData("Customers\r", 1, "Nothing was deleted.")]
    [InlineData("\r", 1, "Nothing was deleted.")]
    [InlineData("\u0003", 130, "Cancelled.")]
    [InlineData("\u0004", 130, "Cancelled.")]
    public async Task Deletion_asks_for_the_name_of_the_pool(string typed, int exitCode, string says)
    {
        string id = (string)Settings(await InRegionAsync("create --name customers"))["Id"]!;
        await RunAsync("", ["get", "--endpoint", Endpoint, "--pool", id]);
        using PseudoTerminal terminal = PseudoTerminal.Start(
            ["admin", "pool", "delete", "--endpoint", Endpoint, "--pool", id], AdministeredPool.Environment());
        await terminal.ShowsAsync($"Delete the user pool customers ({id}) with about 0 users? Type its name: ", Cancel);
        terminal.Type(typed);
        Assert.Equal(exitCode, await terminal.EndAsync(Cancel));
        Assert.Contains(says, terminal.Output, StringComparison.Ordinal);
        Assert.Equal(exitCode > 0, (await InRegionAsync("list")).Output.Contains(id, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Deletion_in_a_script_names_the_pool_on_the_command_line()
    {
        Finished run = await AdministeredPool.RunAsync(
            "", ["admin", "pool", "delete", "--yes", "--endpoint", Endpoint], ("LITECOGNITO_POOL", _pool.Pool.Id));
        Assert.Equal(
            (2, "admin pool delete --yes requires the option --pool, so that it never deletes the pool of a profile."),
            (run.ExitCode, run.Errors.TrimEnd()));
    }

    public void Dispose() => _pool.Dispose();

    /// <summary>Updates a pool with these settings on a server that records what it receives. Returns the request.</summary>
    private static async Task<JsonObject> SendUpdateAsync(JsonObject current, string changes)
    {
        using var server = new RecordingServer(new JsonObject { ["UserPool"] = current }.ToJsonString());
        Finished run = await RunAsync(
            changes, ["update", "--input", "-", "--endpoint", server.Address.AbsoluteUri, "--pool", "us-east-1_A"]);
        Assert.Equal((0, "Updated us-east-1_A."), (run.ExitCode, run.Errors.TrimEnd()));
        Assert.Equal(2, server.Contents.Count);
        string content = server.Contents.Last();
        Assert.Contains("AWSCognitoIdentityProviderService.UpdateUserPool", content, StringComparison.Ordinal);
        return JsonNode.Parse(content[content.IndexOf('{', StringComparison.Ordinal)..])!.AsObject();
    }

    private static JsonElement Json(Finished run) => JsonDocument.Parse(run.Output).RootElement;

    private static JsonObject Settings(Finished run) => JsonNode.Parse(run.Output)!["UserPool"]!.AsObject();

    private static Finished Unix(Finished run) => run with { Errors = run.Errors.ReplaceLineEndings("\n") };

    private static Task<Finished> RunAsync(string input, string[] arguments) =>
        AdministeredPool.RunAsync(input, ["admin", "pool", .. arguments]);

    private Task<Finished> InRegionAsync(string command, string input = "") =>
        RunAsync(input, [.. command.Split(' '), "--endpoint", Endpoint, "--region", "us-east-1"]);
}
