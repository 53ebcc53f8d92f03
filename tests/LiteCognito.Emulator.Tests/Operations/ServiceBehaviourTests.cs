using System.Text.Json.Nodes;
using LiteCognito.Emulator.Tests.Signatures;
using Microsoft.Extensions.Time.Testing;

namespace LiteCognito.Emulator.Tests.Operations;

/// <summary>The facts of spec/service-behaviour.md, with raw calls.</summary>
public sealed class ServiceBehaviourTests : IDisposable
{
    private const string Password = "Correct-horse-7", FactorMissing =
        "400 InvalidParameterException: Invalid MFA Configuration given. SMS MFA, Email MFA, or Software Token MFA must be enabled.",
        TurnedOff = "400 InvalidParameterException: Invalid MFA configuration given, can't turn off MFA and configure an MFA together";

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
    private readonly CognitoEmulator _emulator;
    private readonly HttpClient _http;
    private readonly SignedCalls _calls;

    public ServiceBehaviourTests()
    {
        _emulator = new(_clock);
        _http = new(_emulator.CreateHandler());
        _calls = new(_http, _clock);
    }

    public static TheoryData<string, string?> Passwords => new()
    {
        { "Passw0rd!", null },
        { "Pass w0rd", null }, // the blank is a symbol
        { "Passw0rdé", "InvalidPasswordException: Password did not conform with policy: Password must have symbol characters" },
        { "PÀSSw0rd!", null },
        { "pÀssw0rd!", "InvalidPasswordException: Password did not conform with policy: Password must have uppercase characters" },
        { "Pw0!", "InvalidPasswordException: Password did not conform with policy: Password not long enough" },
        { " Passw0rd!", Pattern }, { "Passw0rd! ", Pattern }, { "\tPassw0rd!", Pattern }, { "Passw0rd!\n", Pattern },
        { "Aa1!" + new string('a', 252), null },
        { "Aa1!" + new string('a', 253), "InvalidParameterException: 1 validation error detected: Value at 'password' failed to satisfy "
            + "constraint: Member must have length less than or equal to 256" },
    };

    private static string Pattern => "InvalidParameterException: 1 validation error detected: Value at 'password' failed to satisfy "
        + @"constraint: Member must satisfy regular expression pattern: ^[\S]+.*[\S]+$";

    [Theory, MemberData(nameof(Passwords)), Note("B18")]
    public async Task Password_is_checked(string password, string? refusal)
    {
        string client = await CreateClientAsync(await CreatePoolAsync());
        (int status, JsonNode body) = await _calls.SendAsync(
            "SignUp", new() { ["ClientId"] = client, ["Username"] = "maria", ["Password"] = password }, sign: false);
        Assert.Equal(refusal is null ? 200 : 400, status);
        if (refusal is not null)
            Assert.Equal(refusal, $"{body["__type"]}: {body["message"]}");
    }

    [Fact, Note("B18")]
    public async Task Every_symbol_of_the_list_counts()
    {
        string pool = await CreatePoolAsync();
        const string Symbols = """^$*.[]{}()?"!@#%&/\,><':;|_~`=+-""";
        foreach (char symbol in Symbols)
            await _calls.OkAsync("AdminCreateUser", new()
            {
                ["UserPoolId"] = pool,
                ["Username"] = $"user{(int)symbol}",
                ["TemporaryPassword"] = $"Passw{symbol}0rd",
            });
    }

    [Fact, Note("B4")]
    public async Task Secret_hash_must_fit_the_app_client()
    {
        string pool = await CreatePoolAsync(), open = await CreateClientAsync(pool);
        string secret = await CreateClientAsync(pool, new() { ["GenerateSecret"] = true });
        Assert.Equal(
            $"400 InvalidParameterException: App client {open} is not configured for secret but secret hash was received",
            await _calls.OpenRefusedAsync("ForgotPassword", WithHash(open, "hash")));
        Assert.Equal(
            $"400 NotAuthorizedException: Client {secret} is configured with secret but SECRET_HASH was not received",
            await _calls.OpenRefusedAsync("ForgotPassword", WithHash(secret, null)));
        Assert.Equal(
            $"400 NotAuthorizedException: Unable to verify secret hash for client {secret}",
            await _calls.OpenRefusedAsync("ForgotPassword", WithHash(secret, "hash")));

        static JsonObject WithHash(string client, string? hash) =>
            new() { ["ClientId"] = client, ["Username"] = "maria", ["SecretHash"] = hash };
    }

    [Fact, Note("B52")]
    public async Task Unknown_ids_and_flows_of_the_other_operation_are_refused()
    {
        string pool = await CreatePoolAsync(), client = await CreateClientAsync(pool);
        Assert.Equal(
            "400 ResourceNotFoundException: User pool us-east-1_unknown does not exist.",
            await _calls.RefusedAsync("DescribeUserPool", new() { ["UserPoolId"] = "us-east-1_unknown" }));
        Assert.Equal(
            "400 ResourceNotFoundException: User pool client unknown does not exist.",
            await _calls.RefusedAsync("DescribeUserPoolClient", new() { ["UserPoolId"] = pool, ["ClientId"] = "unknown" }));
        var parameters = new JsonObject { ["USERNAME"] = "maria", ["PASSWORD"] = Password };
        const string Refusal = "400 InvalidParameterException: Initiate Auth method not supported.";
        Assert.Equal(Refusal, await _calls.OpenRefusedAsync("InitiateAuth", new()
        {
            ["ClientId"] = client,
            ["AuthFlow"] = "ADMIN_USER_PASSWORD_AUTH",
            ["AuthParameters"] = parameters.DeepClone(),
        }));
        Assert.Equal(Refusal, await _calls.RefusedAsync("AdminInitiateAuth", new()
        {
            ["UserPoolId"] = pool,
            ["ClientId"] = client,
            ["AuthFlow"] = "USER_PASSWORD_AUTH",
            ["AuthParameters"] = parameters,
        }));
    }

    [Fact, Note("B10")]
    public async Task Pool_for_administrators_alone_refuses_a_sign_up()
    {
        string pool = await CreatePoolAsync(new() { ["AdminCreateUserConfig"] = new JsonObject { ["AllowAdminCreateUserOnly"] = true } });
        var signUp = new JsonObject
        {
            ["ClientId"] = await CreateClientAsync(pool),
            ["Username"] = "maria",
            ["Password"] = Password,
        };
        Assert.Equal(
            "400 NotAuthorizedException: SignUp is not permitted for this user pool", await _calls.OpenRefusedAsync("SignUp", signUp));
        await _calls.OkAsync("AdminCreateUser", new() { ["UserPoolId"] = pool, ["Username"] = "maria" });
    }

    [Fact, Note("B11")]
    public async Task Pool_has_alias_attributes_or_username_attributes() => Assert.Equal(
        "400 InvalidParameterException: Only one of the aliasAttributes or usernameAttributes can be set in a user pool.",
        await _calls.RefusedAsync("CreateUserPool", new()
        {
            ["PoolName"] = "pool",
            ["AliasAttributes"] = new JsonArray("email"),
            ["UsernameAttributes"] = new JsonArray("email"),
        }));

    [Fact, Note("B13")]
    public async Task Pool_with_the_email_alias_refuses_addresses_as_user_names()
    {
        string pool = await CreatePoolAsync(new() { ["AliasAttributes"] = new JsonArray("email") });
        const string Refusal =
            "400 InvalidParameterException: Username cannot be of email format, since user pool is configured for email alias.";
        Assert.Equal(Refusal, await _calls.RefusedAsync(
            "AdminCreateUser", new() { ["UserPoolId"] = pool, ["Username"] = "maria@example.com" }));
        Assert.Equal(Refusal, await _calls.OpenRefusedAsync("SignUp", new()
        {
            ["ClientId"] = await CreateClientAsync(pool),
            ["Username"] = "maria@example.com",
            ["Password"] = Password,
        }));
        await _calls.OkAsync(
            "AdminCreateUser", new() { ["UserPoolId"] = await CreatePoolAsync(), ["Username"] = "maria@example.com" });
        // Another call can name the user by the address.
        await _calls.OkAsync("AdminCreateUser", new()
        {
            ["UserPoolId"] = pool,
            ["Username"] = "maria",
            ["UserAttributes"] = new JsonArray(
                new JsonObject { ["Name"] = "email", ["Value"] = "maria@example.com" },
                new JsonObject { ["Name"] = "email_verified", ["Value"] = "true" }),
        });
        await _calls.OkAsync("AdminCreateUser", new()
        {
            ["UserPoolId"] = pool,
            ["Username"] = "maria@example.com",
            ["MessageAction"] = "RESEND",
        });
    }

    [Theory, Note("B8")]
    [InlineData("""{"MfaConfiguration": "ON"}""", FactorMissing)]
    [InlineData("""{"MfaConfiguration": "OPTIONAL", "SoftwareTokenMfaConfiguration": {"Enabled": false}}""", FactorMissing)]
    [InlineData("""{"MfaConfiguration": "ON", "WebAuthnConfiguration": {"RelyingPartyId": "example.com"}}""", FactorMissing)]
    [InlineData("""{"MfaConfiguration": "OFF", "SoftwareTokenMfaConfiguration": {"Enabled": false}}""", TurnedOff)]
    [InlineData("""{"SoftwareTokenMfaConfiguration": {"Enabled": true}}""", TurnedOff)]
    [InlineData("""{"MfaConfiguration": "OPTIONAL", "EmailMfaConfiguration": {}}""", "400 InvalidParameterException: Cannot set "
        + "EmailMfaConfiguration when user pool EmailConfiguration contains an EmailSendingAccount of COGNITO_DEFAULT")]
    public async Task Second_factors_that_contradict_each_other_are_refused_and_change_nothing(string settings, string refusal)
    {
        string pool = await CreatePoolAsync();
        JsonObject input = JsonNode.Parse(settings)!.AsObject();
        input["UserPoolId"] = pool;
        Assert.Equal(refusal, await _calls.RefusedAsync("SetUserPoolMfaConfig", input));
        Assert.Equal("OFF", (string)(await MfaAsync(pool))["MfaConfiguration"]!);
    }

    [Fact, Note("B8")]
    public async Task Required_second_factor_excludes_codes_as_the_first_factor()
    {
        string pool = await CreatePoolAsync(new()
        {
            ["Policies"] = new JsonObject
            {
                ["SignInPolicy"] = new JsonObject { ["AllowedFirstAuthFactors"] = new JsonArray("PASSWORD", "EMAIL_OTP") },
            },
        });
        Assert.Equal(
            "400 InvalidParameterException: Only PASSWORD and WEB_AUTHN (if configured) can be enabled as an auth factor if MFA is enabled",
            await _calls.RefusedAsync("SetUserPoolMfaConfig", SoftwareTokens(pool, "ON")));
        await _calls.OkAsync("SetUserPoolMfaConfig", SoftwareTokens(pool, "OPTIONAL"));
    }

    [Fact, Note("B8")]
    public async Task Settings_of_second_factors_are_replaced()
    {
        string pool = await CreatePoolAsync(new()
        {
            ["EmailConfiguration"] = new JsonObject { ["EmailSendingAccount"] = "DEVELOPER" },
        });
        await _calls.OkAsync("SetUserPoolMfaConfig", new()
        {
            ["UserPoolId"] = pool,
            ["MfaConfiguration"] = "ON",
            ["EmailMfaConfiguration"] = new JsonObject { ["Subject"] = "Code" },
        });
        JsonNode mfa = await _calls.OkAsync("SetUserPoolMfaConfig", SoftwareTokens(pool, "OPTIONAL"));
        Assert.Equal("OPTIONAL", (string)mfa["MfaConfiguration"]!);
        Assert.Null(mfa["EmailMfaConfiguration"]);
        await _calls.OkAsync("SetUserPoolMfaConfig", new() { ["UserPoolId"] = pool });
        mfa = await MfaAsync(pool);
        Assert.Equal(("OFF", false), ((string)mfa["MfaConfiguration"]!, (bool)mfa["SoftwareTokenMfaConfiguration"]!["Enabled"]!));
    }

    [Theory, Note("B9")]
    [InlineData("OFF")]
    [InlineData("OPTIONAL")]
    public async Task Authenticator_apps_are_refused_where_the_pool_has_none(string mfa)
    {
        string pool = await CreatePoolAsync(new() { ["MfaConfiguration"] = mfa }), client = await CreateClientAsync(pool);
        string token = await SignInAsync(pool, client);
        const string Refusal = "400 SoftwareTokenMFANotFoundException: Software Token MFA has not been enabled by the userPool";
        Assert.Equal(Refusal, await _calls.OpenRefusedAsync("AssociateSoftwareToken", new() { ["AccessToken"] = token }));
        Assert.Equal(Refusal, await _calls.OpenRefusedAsync(
            "VerifySoftwareToken", new() { ["AccessToken"] = token, ["UserCode"] = "123456" }));
        await _calls.OkAsync("SetUserPoolMfaConfig", SoftwareTokens(pool, "OPTIONAL"));
        await _calls.OpenAsync("AssociateSoftwareToken", new() { ["AccessToken"] = token });
    }

    [Fact, Note("B45")]
    public async Task Error_is_in_the_headers_too()
    {
        using HttpRequestMessage request = SignedCalls.Request(
            SignedCalls.TargetPrefix + "SignUp",
            """{"ClientId":"none\r\nX-Injected: é","Username":"maria","Password":"p"}""", SignedCalls.Address);
        using HttpResponseMessage response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal("ResourceNotFoundException:", Assert.Single(response.Headers.GetValues("x-amzn-errortype")));
        Assert.Equal(
            "User pool client none  X-Injected:   does not exist.", Assert.Single(response.Headers.GetValues("x-amzn-errormessage")));
        Assert.False(response.Headers.Contains("X-Injected"));
    }

    public void Dispose()
    {
        _http.Dispose();
        _emulator.Dispose();
    }

    private static JsonObject SoftwareTokens(string pool, string mfa) => new()
    {
        ["UserPoolId"] = pool,
        ["MfaConfiguration"] = mfa,
        ["SoftwareTokenMfaConfiguration"] = new JsonObject { ["Enabled"] = true },
    };

    private Task<JsonNode> MfaAsync(string pool) => _calls.OkAsync("GetUserPoolMfaConfig", new() { ["UserPoolId"] = pool });

    private async Task<string> CreatePoolAsync(JsonObject? settings = null)
    {
        JsonObject input = settings ?? [];
        input["PoolName"] = "pool";
        return (string)(await _calls.OkAsync("CreateUserPool", input))["UserPool"]!["Id"]!;
    }

    private async Task<string> CreateClientAsync(string pool, JsonObject? settings = null)
    {
        JsonObject input = settings ?? [];
        input["UserPoolId"] = pool;
        input["ClientName"] = "app";
        input["ExplicitAuthFlows"] = new JsonArray("ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH");
        return (string)(await _calls.OkAsync("CreateUserPoolClient", input))["UserPoolClient"]!["ClientId"]!;
    }

    /// <summary>Creates a user, and returns an access token.</summary>
    private async Task<string> SignInAsync(string pool, string client)
    {
        await _calls.OkAsync("AdminCreateUser", new() { ["UserPoolId"] = pool, ["Username"] = "maria" });
        await _calls.OkAsync("AdminSetUserPassword", new()
        {
            ["UserPoolId"] = pool,
            ["Username"] = "maria",
            ["Password"] = Password,
            ["Permanent"] = true,
        });
        JsonNode signedIn = await _calls.OpenAsync("InitiateAuth", new()
        {
            ["ClientId"] = client,
            ["AuthFlow"] = "USER_PASSWORD_AUTH",
            ["AuthParameters"] = new JsonObject { ["USERNAME"] = "maria", ["PASSWORD"] = Password },
        });
        return (string)signedIn["AuthenticationResult"]!["AccessToken"]!;
    }
}
