using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace LiteCognito.Emulator.Tests.Persistence;

/// <summary>What an emulator with a state file keeps, and which files it refuses.</summary>
public sealed class StateFileTests : StateFileScene
{
    [Fact]
    public async Task Sign_ins_devices_and_codes_survive()
    {
        string poolId, clientId, secret;
        CognitoTokens tokens;
        string keys;
        using (CognitoEmulator first = Open())
        {
            Assert.False(first.IsRestored);
            EmulatorPool pool = first.CreatePool(new() { DeviceTracking = DeviceTracking.Always });
            EmulatorClient client = pool.CreateClient("app");
            (poolId, clientId) = (pool.Id, client.Id);
            secret = pool.AddUser("alice", Password).EnableSoftwareToken();
            pool.AddUser("bob", Password, new Dictionary<string, string> { ["email"] = "bob@example.com" });
            SignInStep step = await Client(first, poolId, clientId).SignInAsync("alice", Password, Stop);
            step = await Assert.IsAssignableFrom<CodeChallenge>(step).RespondAsync(Totp.Code(secret, Clock.GetUtcNow()), Stop);
            tokens = Assert.IsType<SignedIn>(step).Session.Tokens;
            await OpenCallAsync(first, "ForgotPassword", new() { ["ClientId"] = clientId, ["Username"] = "bob" });
            keys = await Http(first).GetStringAsync($"http://localhost/{poolId}/.well-known/jwks.json", Stop);
        }

        Clock.Advance(TimeSpan.FromMinutes(1));
        using CognitoEmulator second = Open();
        Assert.True(second.IsRestored);
        Assert.Null(second.StateWarning);
        Assert.Equal(["alice", "bob"], Usernames(second));
        Assert.Equal(keys, await Http(second).GetStringAsync($"http://localhost/{poolId}/.well-known/jwks.json", Stop));
        JsonNode user = await OpenCallAsync(second, "GetUser", new() { ["AccessToken"] = tokens.AccessToken });
        Assert.Equal("alice", (string)user["Username"]!);
        await OpenCallAsync(second, "ConfirmForgotPassword", new()
        {
            ["ClientId"] = clientId,
            ["Username"] = "bob",
            ["Password"] = "Another-pass-8",
            ["ConfirmationCode"] = Assert.Single(second.Messages).Code,
        });
        SignInStep again = await Client(second, poolId, clientId).SignInAsync("alice", Password, Stop);
        await Assert.IsAssignableFrom<CodeChallenge>(again).RespondAsync(Totp.Code(secret, Clock.GetUtcNow()), Stop);
    }

    [Fact]
    public async Task No_other_pool_gets_the_signing_key_that_is_in_a_state_file()
    {
        string kept;
        using (CognitoEmulator first = Open())
            kept = await KeyAsync(first, first.CreatePool());
        using CognitoEmulator second = Open();
        Assert.Equal(kept, await KeyAsync(second, Assert.Single(second.UserPools)));

        using var other = new CognitoEmulator();
        for (int i = 0; i < 3; i++)
            Assert.NotEqual(kept, await KeyAsync(other, other.CreatePool()));
    }

    [Fact]
    public async Task Removed_users_and_pools_stay_removed()
    {
        using (CognitoEmulator first = Open())
        {
            EmulatorPool kept = first.CreatePool(), removed = first.CreatePool();
            kept.CreateClient("app");
            kept.AddUser("alice", Password);
            kept.AddUser("bob", Password);
            removed.CreateClient("app");
            removed.AddUser("carol", Password);
            await CallAsync(first, "AdminDeleteUser", new() { ["UserPoolId"] = kept.Id, ["Username"] = "bob" });
            await CallAsync(first, "DeleteUserPool", new() { ["UserPoolId"] = removed.Id });
        }
        using CognitoEmulator second = Open();
        Assert.Equal(["alice"], Usernames(second));
        Assert.Single(Assert.Single(second.UserPools).Clients);
    }

    [Fact]
    public void Changes_that_code_makes_are_kept()
    {
        using (CognitoEmulator first = Open())
        {
            EmulatorPool pool = first.CreatePool();
            EmulatorUser user = pool.AddUser("alice", Password, new Dictionary<string, string> { ["phone_number"] = "+15555550100" });
            user.Groups.Add("admins");
            user.EnableSmsMfa();
            user.RequirePasswordReset();
            first.CreateIdentityPool(new() { UserPools = [pool] });
            first.AddCredentials("AKIDEXAMPLE", "secret");
        }
        using CognitoEmulator second = Open();
        EmulatorUser restored = Assert.Single(Assert.Single(second.UserPools).Users);
        Assert.Equal("RESET_REQUIRED", restored.Status);
        Assert.Equal(["admins"], restored.Groups);
        Assert.Equal(["SMS_MFA"], restored.Factors);
        Assert.Equal(second.UserPools, Assert.Single(second.IdentityPools).UserPools);
    }

    [Fact]
    public void Another_emulator_cannot_use_the_file_meanwhile()
    {
        CognitoEmulator first = Open();
        IOException refusal = Assert.Throws<IOException>(() => Open());
        Assert.Equal(
            $"The state file {StateFile} is in use by another process. Stop that process, or choose another file.", refusal.Message);
        first.CreatePool();
        first.Dispose();
        using CognitoEmulator second = Open();
        Assert.Single(second.UserPools);
    }

    [Theory]
    [InlineData("""{"format":"litecognito-emulator-state","version":2}""", "has version 2, and this emulator reads version 1.")]
    [InlineData("""{"format":"something else","version":1}""", "is not a state file of the emulator.")]
    [InlineData("""{"UserPools":[]}""", "is not a state file of the emulator.")]
    [InlineData("hello", "is not a state file of the emulator.")]
    [InlineData("""{"format":"litecognito-emulator-state","version":"x"}""", "is not a state file of the emulator.")]
    public void Another_file_is_refused_and_unchanged(string content, string problem)
    {
        File.WriteAllText(StateFile, content + "\n");
        InvalidDataException refusal = Assert.Throws<InvalidDataException>(() => Open());
        Assert.Contains(problem, refusal.Message, StringComparison.Ordinal);
        Assert.Contains(StateFile, refusal.Message, StringComparison.Ordinal);
        Assert.Equal(content + "\n", File.ReadAllText(StateFile));
        File.Delete(StateFile);
        using CognitoEmulator later = Open(); // the refusal does not hold the lock
    }

    [Fact]
    public void Record_that_is_not_one_is_named()
    {
        using (CognitoEmulator first = Open())
            first.CreatePool(new() { Id = "us-east-1_Kept" });
        string text = File.ReadAllText(StateFile).Replace("\"CreatedAt\"", "\"MadeAt\"", StringComparison.Ordinal);
        string line = text.Split('\n')[1][17..];
        string checksum = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(line))[..8]);
        File.WriteAllText(StateFile, $"{text.Split('\n')[0]}\n{checksum} {line}\n");
        InvalidDataException refusal = Assert.Throws<InvalidDataException>(() => Open());
        Assert.Equal(
            $"The state file {StateFile} cannot be loaded. The record pool:us-east-1_Kept cannot be read: CreatedAt is missing. "
            + "Choose another file, or delete it.", refusal.Message);
    }

    [Fact]
    public void File_in_a_folder_that_does_not_exist_is_refused() =>
        Assert.Throws<DirectoryNotFoundException>(() => Open(Path.Combine(PathOf("missing"), "pools.state")));

    [Fact]
    public void Only_the_owner_can_read_the_file()
    {
        const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (CognitoEmulator first = Open())
            first.CreatePool();
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no file modes.");
        }
        else
        {
            Assert.Equal(Private, File.GetUnixFileMode(StateFile));
            File.SetUnixFileMode(StateFile, Private | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
            using CognitoEmulator second = Open();
            Assert.Equal(Private, File.GetUnixFileMode(StateFile));
            Assert.Equal(Private, File.GetUnixFileMode(StateFile + ".lock"));
        }
    }

    [WindowsFact("LiteCognito.Emulator/Journal/JournalFile.cs")]
    public void File_can_be_compacted_and_opened_again_on_Windows()
    {
        using (CognitoEmulator first = Open())
        {
            first.CreatePool();
            first.Reset();
            first.CreatePool();
        }
        using CognitoEmulator second = Open();
        Assert.Single(second.UserPools);
    }

    [Fact]
    public async Task Change_after_the_file_is_closed_is_refused_by_name()
    {
        CognitoEmulator emulator = Open();
        EmulatorPool pool = emulator.CreatePool();
        emulator.Dispose();
        using HttpResponseMessage answer = await Http(emulator).PostAsync("http://localhost/", Call("SignUp", new()
        {
            ["ClientId"] = "unknown",
            ["Username"] = "alice",
            ["Password"] = Password,
        }), Stop);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.ThrowsAny<IOException>(() => pool.CreateClient("app"));
    }

    private static StringContent Call(string operation, JsonObject input)
    {
        var content = new StringContent(input.ToJsonString(), Encoding.UTF8, "application/x-amz-json-1.1");
        content.Headers.Add("X-Amz-Target", "AWSCognitoIdentityProviderService." + operation);
        return content;
    }

    private async Task<string> KeyAsync(CognitoEmulator emulator, EmulatorPool pool)
    {
        string keys = await Http(emulator).GetStringAsync($"http://localhost/{pool.Id}/.well-known/jwks.json", Stop);
        return (string)JsonNode.Parse(keys)!["keys"]![0]!["n"]!;
    }
}
