using System.Text;
using System.Text.Json.Nodes;

namespace LiteCognito.Emulator.Tests.Persistence;

/// <summary>Going back to a seed, with and without a state file.</summary>
public sealed class ResetTests : StateFileScene
{
    private const string Seed = """
        { "UserPools": [{ "PoolName": "customers", "Password": "Common-pass-1",
          "Clients": [{ "ClientName": "web", "ExplicitAuthFlows": ["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"] }],
          "Groups": [{ "GroupName": "admins" }],
          "Users": [{ "Username": "alice", "Groups": ["admins"], "Attributes": { "email": "alice@example.com" } }] }] }
        """;

    [Theory, InlineData(true), InlineData(false)]
    public async Task Everything_since_the_seed_is_gone(bool hasFile)
    {
        using CognitoEmulator emulator = hasFile ? Open() : new(Clock);
        EmulatorPool pool = Assert.Single(Load(emulator, Seed));
        EmulatorClient app = Assert.Single(pool.Clients);
        EmulatorUser alice = Assert.Single(pool.Users);
        var step = (SignedIn)await Client(emulator, pool.Id, app.Id).SignInAsync("alice", "Common-pass-1", Stop);
        EmulatorPool other = emulator.CreatePool();
        pool.AddUser("bob", Password);
        alice.EnableSoftwareToken();
        alice.Groups.Clear();
        await OpenCallAsync(emulator, "ForgotPassword", new() { ["ClientId"] = app.Id, ["Username"] = "alice" });
        emulator.AddCredentials("AKIDEXAMPLE", "secret");

        emulator.Reset();
        Assert.Equal([pool], emulator.UserPools);
        Assert.Equal([app], pool.Clients);
        Assert.Equal([alice], pool.Users);
        Assert.Equal(["admins"], alice.Groups);
        Assert.Null(alice.TotpSecret);
        Assert.Empty(emulator.Messages);
        Assert.Null(emulator.UserPools.FirstOrDefault(known => known == other));
        string refusal = await RefusalAsync(emulator, "GetUser", new() { ["AccessToken"] = step.Session.Tokens.AccessToken });
        Assert.Equal("400 NotAuthorizedException: Access Token has been revoked", refusal);
        // The password is the seed's, and changes work again.
        Assert.IsType<SignedIn>(await Client(emulator, pool.Id, app.Id).SignInAsync("alice", "Common-pass-1", Stop));
        pool.AddUser("bob", Password);
        emulator.Reset();
        Assert.Equal(["alice"], Usernames(emulator));
    }

    [Fact]
    public async Task Sign_in_that_a_reset_interrupts_is_refused()
    {
        using CognitoEmulator emulator = Open();
        EmulatorPool pool = Assert.Single(Load(emulator, Seed));
        EmulatorUser bob = pool.AddUser("bob", Password);
        EmulatorClient app = Assert.Single(pool.Clients);
        bool isReset = false;
        pool.State.Computing = () =>
        {
            if (!isReset)
                emulator.Reset();
            isReset = true;
        };
        await Assert.ThrowsAsync<CognitoException>(() => Client(emulator, pool.Id, app.Id).SignInAsync("bob", Password, Stop));
        Assert.True(isReset);
        Assert.False(bob.Exists);
        Assert.Equal(["alice"], Usernames(emulator));
    }

    [Fact]
    public void Emulator_without_a_seed_goes_back_to_no_pools()
    {
        using CognitoEmulator emulator = Open();
        emulator.CreatePool().AddUser("alice", Password);
        emulator.CreateIdentityPool();
        emulator.Reset();
        Assert.Empty(emulator.UserPools);
        Assert.Empty(emulator.IdentityPools);
        emulator.Dispose();
        Assert.Empty(Open().UserPools);
    }

    [Fact]
    public void Reset_point_keeps_the_code_of_a_pool()
    {
        using var emulator = new CognitoEmulator(Clock);
        EmulatorPool pool = emulator.CreatePool(new() { CustomAuth = _ => CustomAuthStep.Fail });
        emulator.SetResetPoint();
        CustomAuthRule? rule = pool.Options.CustomAuth;
        Assert.NotNull(rule);
        pool.State.Remove(pool);
        emulator.Reset();
        Assert.Same(rule, Assert.Single(emulator.UserPools).Options.CustomAuth);
    }

    [Fact]
    public void Reset_empties_the_file_and_outlives_a_restart()
    {
        using (CognitoEmulator first = Open())
        {
            EmulatorPool pool = Assert.Single(Load(first, Seed));
            long length = new FileInfo(StateFile).Length;
            for (int i = 0; i < 20; i++)
                pool.AddUser($"user{i}", Password);
            first.Reset();
            first.Dispose(); // waits for the compaction
            Assert.InRange(new FileInfo(StateFile).Length, 1, length + 100);
        }
        using (CognitoEmulator second = Open())
        {
            Assert.Equal(["alice"], Usernames(second));
            Assert.Single(second.UserPools).AddUser("bob", Password);
        }
        using CognitoEmulator third = Open();
        Assert.Equal(["alice", "bob"], Usernames(third));
        third.Reset(); // without the seed, which the file has
        Assert.Equal(["alice"], Usernames(third));
    }

    [Fact]
    public void Seed_of_a_restored_state_is_what_a_reset_goes_back_to()
    {
        using (CognitoEmulator first = Open())
        {
            Load(first, Seed);
            Assert.Single(first.UserPools).AddUser("bob", Password);
        }
        using (CognitoEmulator second = Open())
        {
            long length = new FileInfo(StateFile).Length;
            Assert.Equal(second.UserPools, Load(second, Seed));
            Assert.Equal(["alice", "bob"], Usernames(second));
            Assert.Equal(length, new FileInfo(StateFile).Length); // the same seed is not computed again
        }
        string changed = Seed.Replace("alice", "carol", StringComparison.Ordinal);
        using (CognitoEmulator third = Open())
        {
            Load(third, changed);
            Assert.Equal(["alice", "bob"], Usernames(third));
        }
        using CognitoEmulator fourth = Open();
        fourth.Reset();
        Assert.Equal(["carol"], Usernames(fourth));
    }

    [Fact]
    public void Seeds_of_a_restored_state_count_together()
    {
        string other = Seed.Replace("customers", "staff", StringComparison.Ordinal).Replace("alice", "carol", StringComparison.Ordinal);
        string third = other.Replace("carol", "dave", StringComparison.Ordinal);
        using (CognitoEmulator first = Open())
        {
            Load(first, Seed);
            Load(first, other);
        }
        using CognitoEmulator second = Open();
        Load(second, Seed);
        Load(second, third);
        second.Reset();
        Assert.Equal(["alice", "dave"], Usernames(second));
    }

    [Fact]
    public void Seed_replaces_a_reset_point_that_code_has_set()
    {
        using (CognitoEmulator first = Open())
        {
            Load(first, Seed);
            Assert.Single(first.UserPools).AddUser("bob", Password);
            first.SetResetPoint();
            first.Reset();
            Assert.Equal(["alice", "bob"], Usernames(first));
        }
        using CognitoEmulator second = Open();
        Load(second, Seed);
        second.Reset();
        Assert.Equal(["alice"], Usernames(second));
    }

    [Fact]
    public void Resets_during_compactions_lose_nothing()
    {
        using (CognitoEmulator first = Open())
        {
            EmulatorPool pool = Assert.Single(Load(first, Seed));
            for (int i = 0; i < 100; i++)
            {
                pool.AddUser($"user{i}", Password).Groups.Add("admins");
                first.Reset();
            }
            pool.AddUser("bob", Password);
        }
        using CognitoEmulator second = Open();
        Assert.Null(second.StateWarning);
        Assert.Equal(["alice", "bob"], Usernames(second));
    }

    [Fact]
    public void Mistake_in_the_seed_of_a_restored_state_changes_nothing()
    {
        using (CognitoEmulator first = Open())
            Load(first, Seed);
        using CognitoEmulator second = Open();
        Assert.Throws<InvalidDataException>(() => Load(second, """{ "UserPools": [{}] }"""));
        second.Reset();
        Assert.Equal(["alice"], Usernames(second));
    }

    private static IReadOnlyList<EmulatorPool> Load(CognitoEmulator emulator, string seed) =>
        emulator.Load(new MemoryStream(Encoding.UTF8.GetBytes(seed)));

    private Task<string> RefusalAsync(CognitoEmulator emulator, string operation, JsonObject input) =>
        new Signatures.SignedCalls(Http(emulator), Clock).OpenRefusedAsync(operation, input);
}
