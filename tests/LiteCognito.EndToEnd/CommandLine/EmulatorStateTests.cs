using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LiteCognito.EndToEnd.CommandLine;

/// <summary>
/// <c>emulator --state</c>: what it keeps if the process is killed at any time. <c>LITECOGNITO_KILLS</c> is the number of times, 3 by
/// default.
/// </summary>
public sealed class EmulatorStateTests : IDisposable
{
    private readonly string _folder = Directory.CreateDirectory(Running.NewFolder()).FullName;
    private readonly HttpClient _http = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static int Kills => int.Parse(
        Environment.GetEnvironmentVariable("LITECOGNITO_KILLS") is { Length: > 0 } kills ? kills : "3", CultureInfo.InvariantCulture);

    private string StateFile => Path.Combine(_folder, "pools.state");

    public void Dispose()
    {
        _http.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task No_confirmed_user_is_lost_if_the_process_is_killed()
    {
        var confirmed = new List<string>();
        for (int kill = 0; kill <= Kills; kill++)
        {
            (Running emulator, JsonElement json) = await StartAsync();
            using (emulator)
            {
                HashSet<string> found = await UsersAsync(json);
                Assert.True(found.IsSupersetOf(confirmed), $"Lost after kill {kill}: {string.Join(", ", confirmed.Except(found))}");
                if (kill == Kills)
                    return;
                // Two callers, so that a kill can meet one call while it computes and another while it is written.
                Task[] callers = [.. Enumerable.Range(0, 2).Select(caller => SignUpAsync(json, $"user-{kill}-{caller}-", confirmed))];
                int before = Count(confirmed), wanted = before + 1 + (kill % 7);
                while (Count(confirmed) < wanted)
                    await Task.Yield();
                emulator.Kill();
                await Task.WhenAll(callers);
                Assert.True(Count(confirmed) >= wanted);
            }
        }
    }

    [Fact]
    public async Task Next_start_goes_on_and_a_reset_goes_back_to_the_seed()
    {
        string seed = Path.Combine(_folder, "seed.json");
        await File.WriteAllTextAsync(seed, """
            { "UserPools": [{ "Id": "us-east-1_Customers", "PoolName": "customers", "Password": "Common-pass-1",
              "Clients": [{ "ClientId": "webclient", "ClientName": "web",
                "ExplicitAuthFlows": ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"] }],
              "Users": [{ "Username": "alice" }] }] }
            """, Cancel);
        (Running first, JsonElement json) = await StartAsync("--seed", seed);
        using (first)
        {
            await SignUpOnceAsync(json, "bob");
            first.Kill();
        }
        (Running second, json) = await StartAsync("--seed", seed);
        using (second)
        {
            Assert.Equal("us-east-1_Customers", json.GetProperty("userPoolId").GetString());
            Assert.Equal(["alice", "bob"], (await UsersAsync(json)).Order(StringComparer.Ordinal));
            using HttpResponseMessage reset = await _http.PostAsync(Endpoint(json) + "_emulator/reset", null, Cancel);
            Assert.Equal(HttpStatusCode.OK, reset.StatusCode);
            Assert.Equal(["alice"], await UsersAsync(json));
            second.Kill();
        }
        (Running third, json) = await StartAsync();
        using (third)
            Assert.Equal(["alice"], await UsersAsync(json));
    }

    [Fact]
    public async Task File_in_use_or_of_another_kind_is_refused()
    {
        (Running first, _) = await StartAsync();
        using (first)
        {
            Finished refused = await RefusedAsync("--state", StateFile);
            Assert.Equal(
                (1, $"The state file {StateFile} is in use by another process. Stop that process, or choose another file.\n"),
                (refused.ExitCode, refused.Errors.ReplaceLineEndings("\n")));
        }
        string other = Path.Combine(_folder, "other.json");
        await File.WriteAllTextAsync(other, """{"format":"litecognito-emulator-state","version":7}""" + "\n", Cancel);
        Finished version = await RefusedAsync("--state", other);
        Assert.Equal(
            (2, $"The state file {other} has version 7, and this emulator reads version 1. Choose another file, or use the emulator that "
                + "wrote it.\n"), (version.ExitCode, version.Errors.ReplaceLineEndings("\n")));
        Finished missing = await RefusedAsync("--state", Path.Combine(_folder, "missing", "pools.state"));
        Assert.Equal(1, missing.ExitCode);
        Assert.Contains(Path.Combine(_folder, "missing"), missing.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Damage_is_reported()
    {
        (Running first, JsonElement json) = await StartAsync();
        using (first)
            await SignUpOnceAsync(json, "bob");
        await File.AppendAllTextAsync(StateFile, "0123", Cancel);
        using var second = Running.CommandLine(["emulator", "--port", "0", "--json", "--state", StateFile]);
        json = JsonDocument.Parse(await second.LineWithAsync("endpoint", Cancel)).RootElement;
        Assert.Contains("bob", await UsersAsync(json));
        UnixSignals.Require();
        second.Signal(UnixSignal.SIGTERM);
        Finished ended = await second.EndAsync(Cancel);
        Assert.Equal(0, ended.ExitCode);
        Assert.StartsWith($"Warning: The state file {StateFile} is damaged from byte ", ended.Errors, StringComparison.Ordinal);
    }

    private static int Count(List<string> confirmed)
    {
        lock (confirmed)
            return confirmed.Count;
    }

    private static string Endpoint(JsonElement json) => json.GetProperty("endpoint").GetString()!;

    private async Task<(Running Emulator, JsonElement Json)> StartAsync(params string[] options)
    {
        var emulator = Running.CommandLine(["emulator", "--port", "0", "--json", "--state", StateFile, .. options]);
        return (emulator, JsonDocument.Parse(await emulator.LineWithAsync("endpoint", Cancel)).RootElement);
    }

    private static async Task<Finished> RefusedAsync(params string[] options)
    {
        using var emulator = Running.CommandLine(["emulator", "--port", "0", .. options]);
        return await emulator.EndAsync(Cancel);
    }

    /// <summary>Signs users up, and notes those for whom every call was answered, until the emulator is gone.</summary>
    private async Task SignUpAsync(JsonElement json, string prefix, List<string> confirmed)
    {
        try
        {
            for (int i = 0; ; i++)
            {
                await SignUpOnceAsync(json, prefix + i);
                lock (confirmed)
                    confirmed.Add(prefix + i);
            }
        }
        catch (HttpRequestException e) when (e.StatusCode is null)
        {
            // The emulator was killed.
        }
    }

    private async Task SignUpOnceAsync(JsonElement json, string username)
    {
        string client = json.GetProperty("clientId").GetString()!;
        await CallAsync(json, "SignUp", new()
        {
            ["ClientId"] = client,
            ["Username"] = username,
            ["Password"] = "Correct-horse-7",
            ["UserAttributes"] = new JsonArray(new JsonObject { ["Name"] = "email", ["Value"] = username + "@example.com" }),
        });
        JsonNode messages = JsonNode.Parse(await _http.GetStringAsync($"{Endpoint(json)}_emulator/messages?username={username}", Cancel))!;
        string? code = (string?)messages["messages"]!.AsArray().LastOrDefault()?["code"];
        if (code is not null)
            await CallAsync(json, "ConfirmSignUp", new() { ["ClientId"] = client, ["Username"] = username, ["ConfirmationCode"] = code });
    }

    private async Task CallAsync(JsonElement json, string operation, JsonObject input)
    {
        using var content = new StringContent(input.ToJsonString(), Encoding.UTF8, "application/x-amz-json-1.1");
        content.Headers.Add("X-Amz-Target", "AWSCognitoIdentityProviderService." + operation);
        using HttpResponseMessage answer = await _http.PostAsync(Endpoint(json), content, Cancel);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancel));
    }

    private static async Task<HashSet<string>> UsersAsync(JsonElement json)
    {
        string pool = json.GetProperty("userPoolId").GetString()!;
        using var admin = new HttpClient();
        var client = new CognitoClient(
            new()
            {
                UserPoolId = pool,
                Endpoint = new Uri(Endpoint(json)),
                Credentials = Signing.AwsCredentialProvider.Static("testing", "testing"),
            },
            admin);
        HashSet<string> names = [];
        await foreach (Model.CognitoUser user in client.ListAllUsersAsync(cancellationToken: Cancel))
            names.Add(user.Username!);
        return names;
    }
}
