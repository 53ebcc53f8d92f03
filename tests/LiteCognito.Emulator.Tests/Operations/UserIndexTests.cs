using System.Text.Json.Nodes;
using LiteCognito.Emulator.State;

namespace LiteCognito.Emulator.Tests.Operations;

/// <summary>The indexes that make the cost of a call independent of the number of users, and what is dropped in time.</summary>
public sealed class UserIndexTests : RawCalls
{
    private readonly EmulatorPool _pool;

    public UserIndexTests() => _pool = Emulator.CreatePool(new() { AliasAttributes = ["email", "preferred_username"] });

    [Fact]
    public async Task Address_finds_the_user_who_has_it_now()
    {
        _pool.AddUser("maria", Password, Email("maria@example.com"));
        await SetAsync("maria", "email", "new@example.com");
        Assert.Null(_pool.Find("maria@example.com"));
        Assert.Null(_pool.Find("new@example.com")); // not verified
        await SetAsync("maria", "email_verified", "true");
        Assert.Equal("maria", _pool.Find("NEW@example.com")!.Username);
        await CallAsync("AdminDeleteUserAttributes", With("maria", "UserAttributeNames", new JsonArray("email")));
        Assert.Null(_pool.Find("new@example.com"));
        await SetAsync("maria", "preferred_username", "mary");
        Assert.Equal("maria", _pool.Find("mary")!.Username);
        await CallAsync("AdminDeleteUser", User(_pool.Id));
        Assert.Null(_pool.Find("mary"));
        Assert.Empty(_pool.FindByAttribute("preferred_username", "mary"));
    }

    [Fact]
    public async Task Pages_list_each_user_once_and_continue_after_changes()
    {
        for (int i = 0; i < 20; i++)
        {
            _pool.AddUser($"user{(i * 7) % 20:D2}", Password);
            if (i % 5 == 4)
                Clock.Advance(TimeSpan.FromSeconds(1));
        }
        string[] expected =
        [
            .. _pool.Users.OrderBy(user => user.CreatedAt).ThenBy(user => user.Username, StringComparer.Ordinal)
                .Select(user => user.Username),
        ];
        List<string> seen = [];
        string? token = null;
        do
        {
            JsonObject input = new() { ["UserPoolId"] = _pool.Id, ["Limit"] = 3 };
            if (token is not null)
                input["PaginationToken"] = token;
            JsonNode page = await CallAsync("ListUsers", input);
            seen.AddRange(page["Users"]!.AsArray().Select(user => (string)user!["Username"]!));
            token = (string?)page["PaginationToken"];
            await CallAsync("AdminDeleteUser", User(_pool.Id, seen[^1])); // the page continues after a user who is gone
        }
        while (token is not null);
        Assert.Equal(expected, seen);
    }

    [Theory]
    [InlineData("email = \"user3@example.com\"")]
    [InlineData("email ^= \"user3\"")]
    [InlineData("username = \"user3\"")]
    public async Task Filters_find_the_same_with_and_without_an_index(string filter)
    {
        for (int i = 0; i < 10; i++)
            _pool.AddUser($"user{i}", Password, Email($"user{i}@example.com"));
        JsonNode users = (await CallAsync("ListUsers", new() { ["UserPoolId"] = _pool.Id, ["Filter"] = filter }))["Users"]!;
        Assert.Equal("user3", (string)Assert.Single(users.AsArray())!["Username"]!);
    }

    [Fact]
    public async Task Members_follow_calls_and_the_list_of_the_user()
    {
        EmulatorUser maria = _pool.AddUser("maria", Password), pedro = _pool.AddUser("pedro", Password);
        maria.Groups.Add("staff");
        pedro.Groups.Add("staff");
        Assert.Equal(["maria", "pedro"], await MembersAsync("staff"));
        maria.Groups[0] = "guests";
        Assert.Equal(["pedro"], await MembersAsync("staff"));
        Assert.Equal(["maria"], await MembersAsync("guests"));
        maria.Groups.Clear();
        Assert.Empty(await MembersAsync("guests")); // the call above has created the group
        await CallAsync("AdminDeleteUser", User(_pool.Id, "pedro"));
        Assert.Empty(await MembersAsync("staff"));
        pedro.Groups.Add("staff"); // a user who is gone is no member
        Assert.Empty(await MembersAsync("staff"));
        _pool.AddUser("pedro", Password).Groups.Add("staff");
        await CallAsync("DeleteGroup", new() { ["UserPoolId"] = _pool.Id, ["GroupName"] = "staff" });
        Assert.Empty(_pool.Find("pedro")!.Groups);
    }

    [Fact]
    public void Dead_items_do_not_pile_up()
    {
        EmulatorUser user = _pool.AddUser("maria", Password);
        EmulatorClient client = _pool.CreateClient("app");
        for (int i = 0; i < 5000; i++)
        {
            var session = new AuthSession
            {
                Progress = new(client, user),
                Challenge = "PASSWORD",
                ExpiresAt = Clock.GetUtcNow() + client.AuthSessionValidity,
            };
            _pool.State.Sessions.Add(session.Id, session, Clock.GetUtcNow());
            Clock.Advance(TimeSpan.FromSeconds(10));
        }
        Assert.InRange(_pool.State.Sessions.Count, 1, 1000);
        Assert.Equal(_pool.State.Sessions.Count, _pool.State.Sessions.Of(user).Count);
        _pool.Remove(user);
        Assert.Equal(0, _pool.State.Sessions.Count);
    }

    [Fact]
    public void Sign_ins_whose_tokens_have_expired_are_forgotten()
    {
        EmulatorUser user = _pool.AddUser("maria", Password);
        EmulatorClient client = _pool.CreateClient("app");
        for (int i = 0; i < 2500; i++)
        {
            var token = new RefreshToken
            {
                User = user,
                Client = client,
                OriginJti = $"{i}",
                SignedInAt = Clock.GetUtcNow(),
                LastUsedAt = Clock.GetUtcNow(),
                ExpiresAt = Clock.GetUtcNow().AddHours(1),
                DeviceKey = null,
                Scopes = [],
            };
            user.SignIns.Add(token.OriginJti);
            _pool.State.Add(token, Clock.GetUtcNow());
            Clock.Advance(TimeSpan.FromMinutes(10));
        }
        Assert.InRange(user.SignIns.All.Count, 150, 1000); // 25 hours have 150
        Assert.Equal(user.SignIns.All.Count, _pool.State.RefreshTokens.Count);
    }

    [Fact]
    public void Newest_messages_are_kept()
    {
        const int Kept = 10_000;
        EmulatorUser user = _pool.AddUser("maria", Password);
        for (int i = 0; i <= Kept; i++)
            _pool.State.Send(user, "EMAIL", "maria@example.com", "test", $"{i}");
        Assert.Equal(Kept, Emulator.Messages.Count);
        Assert.Equal("1", Emulator.Messages[0].Code);
        Assert.Equal($"{Kept}", Emulator.Messages[^1].Code);
    }

    private static Dictionary<string, string> Email(string address) => new() { ["email"] = address };

    private JsonObject With(string username, string member, JsonNode value)
    {
        JsonObject input = User(_pool.Id, username);
        input[member] = value;
        return input;
    }

    private Task<JsonNode> SetAsync(string username, string name, string value) => CallAsync("AdminUpdateUserAttributes", With(
        username, "UserAttributes", new JsonArray(new JsonObject { ["Name"] = name, ["Value"] = value })));

    private async Task<string[]> MembersAsync(string group) =>
    [
        .. (await CallAsync("ListUsersInGroup", new() { ["UserPoolId"] = _pool.Id, ["GroupName"] = group }))["Users"]!.AsArray()
            .Select(user => (string)user!["Username"]!),
    ];
}
