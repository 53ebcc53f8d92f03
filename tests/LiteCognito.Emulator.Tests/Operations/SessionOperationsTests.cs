using System.Text.Json.Nodes;

namespace LiteCognito.Emulator.Tests.Operations;

/// <summary>Sessions that users and administrators list and revoke.</summary>
public sealed class SessionOperationsTests : RawCalls
{
    [Fact]
    public async Task Sessions_are_listed_with_the_one_of_the_access_token_marked()
    {
        (string pool, string client) = await StartAsync();
        JsonNode first = await SignInAsync(client);
        Clock.Advance(TimeSpan.FromMinutes(1));
        JsonNode second = await SignInAsync(client);
        await CreateUserAsync(pool, "omar");
        await SignInAsync(client, "omar");

        JsonArray sessions = await ListAsync(second);

        Assert.Equal([false, true], sessions.Select(session => (bool)session!["IsCurrentSession"]!));
        Assert.Equal(2, sessions.Select(session => (string)session!["SessionId"]!).Distinct().Count());
        JsonNode session = sessions[0]!;
        string id = (string)session["SessionId"]!;
        Assert.Equal((28, "tkn"), (id.Length, id[..3]));
        Assert.Equal(("TOKEN", client), ((string)session["SessionType"]!, (string)session["ClientId"]!));
        Assert.Equal(1767323045m, (decimal)session["CreateDate"]!);
        Assert.Equal([true, false], (await ListAsync(first)).Select(listed => (bool)listed!["IsCurrentSession"]!));
        JsonNode admin = await CallAsync("AdminListUserSessions", User(pool));
        Assert.Equal([false, false], admin["Sessions"]!.AsArray().Select(listed => (bool)listed!["IsCurrentSession"]!));
        Assert.Null(admin["NextToken"]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Session_outlives_refreshes_and_ends_with_its_refresh_token(bool rotation)
    {
        (string pool, string client) = await StartAsync(rotation ? new()
        {
            ["RefreshTokenRotation"] = new JsonObject { ["Feature"] = "ENABLED", ["RetryGracePeriodSeconds"] = 10 },
            ["ExplicitAuthFlows"] = new JsonArray("ALLOW_USER_PASSWORD_AUTH"),
        } : null);
        JsonNode signedIn = await SignInAsync(client);
        JsonNode before = Assert.Single(await ListAsync(signedIn))!;
        Clock.Advance(TimeSpan.FromMinutes(10));
        await OpenCallAsync(
            "GetTokensFromRefreshToken", new() { ["ClientId"] = client, ["RefreshToken"] = (string)signedIn["RefreshToken"]! });

        JsonNode after = Assert.Single(await ListAsync(signedIn))!;

        Assert.Equal((string)before["SessionId"]!, (string)after["SessionId"]!);
        Assert.Equal((decimal)before["CreateDate"]!, (decimal)after["CreateDate"]!);
        Assert.Equal((decimal)before["LastActiveDate"]! + 600, (decimal)after["LastActiveDate"]!);
        Clock.Advance(TimeSpan.FromDays(30));
        Assert.Empty((await CallAsync("AdminListUserSessions", User(pool)))["Sessions"]!.AsArray());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Revoked_session_ends_and_the_others_stay(bool byAdmin)
    {
        (string pool, string client) = await StartAsync();
        JsonNode lost = await SignInAsync(client);
        Clock.Advance(TimeSpan.FromMinutes(1));
        JsonNode kept = await SignInAsync(client);
        string id = (string)(await ListAsync(kept))[0]!["SessionId"]!;
        JsonObject input = byAdmin ? User(pool) : new() { ["AccessToken"] = (string)kept["AccessToken"]! };
        input["SessionId"] = id;

        if (byAdmin)
            await CallAsync("AdminRevokeUserSession", input);
        else
            await OpenCallAsync("RevokeUserSession", input);

        Assert.Equal(
            "400 NotAuthorizedException: Access Token has been revoked",
            await OpenRefusalAsync("GetUser", new() { ["AccessToken"] = (string)lost["AccessToken"]! }));
        Assert.Equal(
            "400 NotAuthorizedException: Refresh Token has been revoked",
            await OpenRefusalAsync(
                "GetTokensFromRefreshToken", new() { ["ClientId"] = client, ["RefreshToken"] = (string)lost["RefreshToken"]! }));
        Assert.Single(await ListAsync(kept));
        string refusal = byAdmin ? await RefusalAsync("AdminRevokeUserSession", input) : await OpenRefusalAsync("RevokeUserSession", input);
        Assert.StartsWith("400 ResourceNotFoundException: ", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Users_cannot_revoke_their_current_session_or_that_of_another_user()
    {
        (string pool, string client) = await StartAsync();
        await CreateUserAsync(pool, "omar");
        JsonNode mine = await SignInAsync(client), other = await SignInAsync(client, "omar");
        string myId = (string)(await ListAsync(mine))[0]!["SessionId"]!, otherId = (string)(await ListAsync(other))[0]!["SessionId"]!;

        Assert.StartsWith("400 InvalidParameterException: ", await RevokeAsync(myId), StringComparison.Ordinal);
        Assert.StartsWith("400 ResourceNotFoundException: ", await RevokeAsync(otherId), StringComparison.Ordinal);
        Assert.Single(await ListAsync(mine));
        Assert.Single(await ListAsync(other));

        Task<string> RevokeAsync(string id) => OpenRefusalAsync(
            "RevokeUserSession", new() { ["AccessToken"] = (string)mine["AccessToken"]!, ["SessionId"] = id });
    }

    [Fact]
    public async Task Unknown_user_and_invalid_token_are_refused()
    {
        (string pool, _) = await StartAsync();
        JsonObject unknown = User(pool, "nobody");
        unknown["SessionId"] = "tkn";
        Assert.StartsWith("400 UserNotFoundException: ", await RefusalAsync("AdminListUserSessions", unknown), StringComparison.Ordinal);
        Assert.StartsWith("400 UserNotFoundException: ", await RefusalAsync("AdminRevokeUserSession", unknown), StringComparison.Ordinal);
        Assert.Equal(
            "400 NotAuthorizedException: Invalid Access Token",
            await OpenRefusalAsync("ListUserSessions", new() { ["AccessToken"] = "a.b.c" }));
    }

    [Fact]
    public async Task Pool_tracks_sessions_only_from_when_it_is_told_to()
    {
        (string pool, string client) = await StartAsync(tracking: false);
        Assert.Equal(
            $$$"""{"UserPoolId":"{{{pool}}}","UserSessionTracking":"DISABLED","TokenSession":{"MaxPerUser":20}}""",
            (await CallAsync("GetUserPoolSessionConfiguration", new() { ["UserPoolId"] = pool })).ToJsonString());
        JsonNode before = await SignInAsync(client);
        Assert.StartsWith(
            "400 OperationNotEnabledException: ",
            await OpenRefusalAsync("ListUserSessions", new() { ["AccessToken"] = (string)before["AccessToken"]! }),
            StringComparison.Ordinal);
        Assert.StartsWith(
            "400 OperationNotEnabledException: ", await RefusalAsync("AdminListUserSessions", User(pool)), StringComparison.Ordinal);

        await TrackAsync(pool);

        Assert.Empty(await ListAsync(before));
        Assert.Single(await ListAsync(await SignInAsync(client)));
    }

    [Fact]
    public async Task Sign_in_beyond_the_limit_ends_the_session_that_was_used_least_recently()
    {
        (string pool, string client) = await StartAsync();
        await TrackAsync(pool, most: 2);
        JsonNode first = await SignInAsync(client);
        Clock.Advance(TimeSpan.FromMinutes(1));
        JsonNode second = await SignInAsync(client);
        Clock.Advance(TimeSpan.FromMinutes(1));
        await OpenCallAsync(
            "GetTokensFromRefreshToken", new() { ["ClientId"] = client, ["RefreshToken"] = (string)first["RefreshToken"]! });
        Clock.Advance(TimeSpan.FromMinutes(1));

        JsonNode third = await SignInAsync(client);

        Assert.Equal(2, (await ListAsync(third)).Count);
        Assert.Equal(2, (await ListAsync(first)).Count);
        Assert.Equal(
            "400 NotAuthorizedException: Access Token has been revoked",
            await OpenRefusalAsync("GetUser", new() { ["AccessToken"] = (string)second["AccessToken"]! }));
    }

    [Theory]
    [InlineData("Enabled", 20)]
    [InlineData("ENABLED", 0)]
    [InlineData("ENABLED", 101)]
    public async Task Other_settings_are_refused(string tracking, int most)
    {
        string pool = await CreatePoolAsync();
        Assert.StartsWith(
            "400 InvalidParameterException: ",
            await RefusalAsync("SetUserPoolSessionConfiguration", Tracking(pool, tracking, most)), StringComparison.Ordinal);
    }

    private static JsonObject Tracking(string pool, string tracking, int most) => new()
    {
        ["UserPoolId"] = pool,
        ["UserSessionTracking"] = tracking,
        ["TokenSession"] = new JsonObject { ["MaxPerUser"] = most },
    };

    private Task<JsonNode> TrackAsync(string pool, int most = 20) =>
        CallAsync("SetUserPoolSessionConfiguration", Tracking(pool, "ENABLED", most));

    private async Task<(string Pool, string Client)> StartAsync(JsonObject? client = null, bool tracking = true)
    {
        string pool = await CreatePoolAsync();
        if (tracking)
            await TrackAsync(pool);
        await CreateUserAsync(pool);
        return (pool, await CreateClientAsync(pool, client));
    }

    private async Task<JsonArray> ListAsync(JsonNode signedIn) =>
        (await OpenCallAsync("ListUserSessions", new() { ["AccessToken"] = (string)signedIn["AccessToken"]! }))["Sessions"]!.AsArray();
}
