using System.Text.Json.Nodes;
using LiteCognito.Emulator.Tests.Signatures;
using Microsoft.Extensions.Time.Testing;

namespace LiteCognito.Emulator.Tests.Operations;

/// <summary>Settings of pools and app clients that change what the emulator does.</summary>
public sealed class SettingTests : IDisposable
{
    private const string First = "Correct-horse-7", Second = "Correct-horse-8", Third = "Correct-horse-9",
        Reused = "400 PasswordHistoryPolicyViolationException: Password has previously been used.";

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
    private readonly CognitoEmulator _emulator;
    private readonly HttpClient _http;
    private readonly SignedCalls _calls;

    public SettingTests()
    {
        _emulator = new(_clock);
        _http = new(_emulator.CreateHandler());
        _calls = new(_http, _clock);
    }

    [Fact]
    public async Task Password_of_the_history_is_refused_everywhere()
    {
        string pool = await PoolAsync("""{"Policies":{"PasswordPolicy":{"MinimumLength":8,"PasswordHistorySize":2}}}""");
        await UserAsync(pool, First);
        Assert.Equal(Reused, await _calls.RefusedAsync("AdminSetUserPassword", Password(pool, First)));
        await _calls.OkAsync("AdminSetUserPassword", Password(pool, Second));
        Assert.Equal(Reused, await _calls.RefusedAsync("AdminSetUserPassword", Password(pool, First)));
        string token = (string)(await SignInAsync(await ClientAsync(pool), Second))["AuthenticationResult"]!["AccessToken"]!;
        var change = new JsonObject { ["AccessToken"] = token, ["PreviousPassword"] = Second, ["ProposedPassword"] = First };
        Assert.Equal(Reused, await _calls.OpenRefusedAsync("ChangePassword", change));
        change["ProposedPassword"] = Third;
        await _calls.OpenAsync("ChangePassword", change);
        await _calls.OkAsync("AdminSetUserPassword", Password(pool, First)); // the history holds two passwords
    }

    [Fact]
    public async Task New_password_of_the_history_can_be_answered_again()
    {
        string pool = await PoolAsync("""{"Policies":{"PasswordPolicy":{"MinimumLength":8,"PasswordHistorySize":24}}}""");
        await UserAsync(pool, First, permanent: false);
        string client = await ClientAsync(pool);
        JsonNode challenge = await SignInAsync(client, First);
        JsonObject answer = new()
        {
            ["ClientId"] = client,
            ["ChallengeName"] = "NEW_PASSWORD_REQUIRED",
            ["Session"] = (string)challenge["Session"]!,
            ["ChallengeResponses"] = new JsonObject { ["USERNAME"] = "maria", ["NEW_PASSWORD"] = First },
        };
        Assert.Equal(Reused, await _calls.OpenRefusedAsync("RespondToAuthChallenge", answer));
        answer["ChallengeResponses"]!["NEW_PASSWORD"] = Second;
        await _calls.OpenAsync("RespondToAuthChallenge", answer);
    }

    [Theory]
    [InlineData(null, 3)]
    [InlineData(10, 10)]
    public async Task Challenge_can_be_answered_as_long_as_the_app_client_says(int? minutes, int expected)
    {
        string pool = await PoolAsync("{}");
        await UserAsync(pool, First, permanent: false);
        string client = await ClientAsync(pool, minutes is null ? null : new() { ["AuthSessionValidity"] = minutes });
        foreach ((int seconds, int status) in ((int, int)[])[(-1, 200), (0, 400)])
        {
            JsonNode challenge = await SignInAsync(client, First);
            _clock.Advance(TimeSpan.FromMinutes(expected) + TimeSpan.FromSeconds(seconds));
            (int answered, JsonNode body) = await _calls.SendAsync("RespondToAuthChallenge", new()
            {
                ["ClientId"] = client,
                ["ChallengeName"] = "NEW_PASSWORD_REQUIRED",
                ["Session"] = (string)challenge["Session"]!,
                ["ChallengeResponses"] = new JsonObject { ["USERNAME"] = "maria", ["NEW_PASSWORD"] = First },
            }, sign: false);
            Assert.True(status == answered, body.ToJsonString());
            await _calls.OkAsync("AdminSetUserPassword", Password(pool, First, permanent: false));
        }
    }

    [Theory]
    [InlineData("""{"ExplicitAuthFlows":["ALLOW_EVERYTHING"]}""", "explicitAuthFlows")]
    [InlineData("""{"AllowedOAuthFlows":["password"]}""", "allowedOAuthFlows")]
    public async Task Unknown_name_in_a_list_is_refused(string settings, string member)
    {
        JsonObject input = JsonNode.Parse(settings)!.AsObject();
        input["UserPoolId"] = await PoolAsync("{}");
        input["ClientName"] = "app";
        string refusal = await _calls.RefusedAsync("CreateUserPoolClient", input);
        Assert.StartsWith(
            "400 InvalidParameterException: 1 validation error detected: Value '[", refusal, StringComparison.Ordinal);
        Assert.Contains($"at '{member}' failed", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rotation_excludes_refreshes_with_InitiateAuth()
    {
        string pool = await PoolAsync("{}");
        var input = new JsonObject
        {
            ["UserPoolId"] = pool,
            ["ClientName"] = "app",
            ["ExplicitAuthFlows"] = new JsonArray("ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"),
            ["RefreshTokenRotation"] = new JsonObject { ["Feature"] = "ENABLED" },
        };
        Assert.StartsWith(
            "400 InvalidParameterException: ", await _calls.RefusedAsync("CreateUserPoolClient", input), StringComparison.Ordinal);
        input.Remove("ExplicitAuthFlows");
        JsonNode made = await _calls.OkAsync("CreateUserPoolClient", input);
        Assert.DoesNotContain(
            "ALLOW_REFRESH_TOKEN_AUTH", made["UserPoolClient"]!["ExplicitAuthFlows"]!.AsArray().Select(flow => (string)flow!));
    }

    [Fact]
    public async Task Refused_update_changes_nothing()
    {
        string pool = await PoolAsync("{}"), client = await ClientAsync(pool);
        JsonObject name = new() { ["UserPoolId"] = pool }, both = new() { ["UserPoolId"] = pool, ["ClientId"] = client };
        string before = (await _calls.OkAsync("DescribeUserPool", name)).ToJsonString();
        string clientBefore = (await _calls.OkAsync("DescribeUserPoolClient", both)).ToJsonString();
        _clock.Advance(TimeSpan.FromMinutes(1));
        await _calls.RefusedAsync("UpdateUserPool", new()
        {
            ["UserPoolId"] = pool,
            ["PoolName"] = "renamed",
            ["UserAttributeUpdateSettings"] = new JsonObject { ["AttributesRequireVerificationBeforeUpdate"] = new JsonArray("email") },
        });
        await _calls.RefusedAsync("UpdateUserPoolClient", new()
        {
            ["UserPoolId"] = pool,
            ["ClientId"] = client,
            ["ClientName"] = "renamed",
            ["AllowedOAuthFlowsUserPoolClient"] = true,
        });
        Assert.Equal(before, (await _calls.OkAsync("DescribeUserPool", name)).ToJsonString());
        Assert.Equal(clientBefore, (await _calls.OkAsync("DescribeUserPoolClient", both)).ToJsonString());
    }

    [Fact]
    public async Task App_client_made_in_CSharp_can_be_written_back_as_it_is_described()
    {
        EmulatorPool pool = _emulator.CreatePool();
        foreach (EmulatorClientOptions options in (EmulatorClientOptions[])[
            new() { Name = "plain" },
            new() { Name = "rotating", RefreshTokenRotation = true, AccessTokenValidity = TimeSpan.FromMinutes(90) },
            new() { Name = "browser", CallbackUrls = ["http://localhost/back"], RefreshTokenValidity = TimeSpan.FromHours(36) },
            new() { Name = "machine", GenerateSecret = true, AllowedOAuthFlows = ["client_credentials"] }])
        {
            EmulatorClient client = pool.CreateClient(options);
            JsonObject named = new() { ["UserPoolId"] = pool.Id, ["ClientId"] = client.Id };
            JsonNode described = (await _calls.OkAsync("DescribeUserPoolClient", named))["UserPoolClient"]!;
            JsonObject update = described.DeepClone().AsObject();
            foreach (string computed in (string[])["ClientSecret", "CreationDate", "LastModifiedDate"])
                update.Remove(computed);
            JsonNode updated = (await _calls.OkAsync("UpdateUserPoolClient", update))["UserPoolClient"]!;
            Assert.True(JsonNode.DeepEquals(described, updated), $"{described} {updated}");
            Assert.Equal(options.RefreshTokenValidity, client.Options.RefreshTokenValidity);
        }
    }

    [Fact]
    public async Task Authenticator_apps_are_refused_where_the_pool_has_only_codes_by_SMS()
    {
        string pool = await PoolAsync("""
            {"MfaConfiguration":"OPTIONAL",
            "SmsConfiguration":{"SnsCallerArn":"arn:aws:iam::123456789012:role/sms"} }
            """);
        JsonNode mfa = await _calls.OkAsync("GetUserPoolMfaConfig", new() { ["UserPoolId"] = pool });
        Assert.Equal(
            "arn:aws:iam::123456789012:role/sms", (string)mfa["SmsMfaConfiguration"]!["SmsConfiguration"]!["SnsCallerArn"]!);
        await UserAsync(pool, First);
        string token = (string)(await SignInAsync(await ClientAsync(pool), First))["AuthenticationResult"]!["AccessToken"]!;
        Assert.StartsWith(
            "400 SoftwareTokenMFANotFoundException: ",
            await _calls.OpenRefusedAsync("AssociateSoftwareToken", new() { ["AccessToken"] = token }), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _http.Dispose();
        _emulator.Dispose();
    }

    private static JsonObject Password(string pool, string password, bool permanent = true) => new()
    {
        ["UserPoolId"] = pool,
        ["Username"] = "maria",
        ["Password"] = password,
        ["Permanent"] = permanent,
    };

    private async Task<string> PoolAsync(string settings)
    {
        JsonObject input = JsonNode.Parse(settings)!.AsObject();
        input["PoolName"] = "pool";
        return (string)(await _calls.OkAsync("CreateUserPool", input))["UserPool"]!["Id"]!;
    }

    private async Task<string> ClientAsync(string pool, JsonObject? settings = null)
    {
        JsonObject input = settings ?? [];
        input["UserPoolId"] = pool;
        input["ClientName"] = "app";
        input["ExplicitAuthFlows"] = new JsonArray("USER_PASSWORD_AUTH");
        return (string)(await _calls.OkAsync("CreateUserPoolClient", input))["UserPoolClient"]!["ClientId"]!;
    }

    private async Task UserAsync(string pool, string password, bool permanent = true)
    {
        await _calls.OkAsync("AdminCreateUser", new() { ["UserPoolId"] = pool, ["Username"] = "maria", ["MessageAction"] = "SUPPRESS" });
        await _calls.OkAsync("AdminSetUserPassword", Password(pool, password, permanent));
    }

    private Task<JsonNode> SignInAsync(string client, string password) => _calls.OpenAsync("InitiateAuth", new()
    {
        ["ClientId"] = client,
        ["AuthFlow"] = "USER_PASSWORD_AUTH",
        ["AuthParameters"] = new JsonObject { ["USERNAME"] = "maria", ["PASSWORD"] = password },
    });
}
