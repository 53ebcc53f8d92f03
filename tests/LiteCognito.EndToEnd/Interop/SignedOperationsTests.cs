using System.Globalization;
using System.Text.Json;
using LiteCognito.Emulator;

namespace LiteCognito.EndToEnd.Interop;

/// <summary>The AWS SDK for JavaScript signs calls and reads the responses: administration, the clock and identity pools.</summary>
public sealed class SignedOperationsTests : IDisposable
{
    private const string Region = "us-east-1", Password = "Correct-horse-7";

    private readonly CognitoEmulator _emulator = new();
    private readonly EmulatorListener _listener;

    public SignedOperationsTests() => _listener = _emulator.Listen();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Users_are_administered()
    {
        await DoneAsync("users",
            ("made", "FORCE_CHANGE_PASSWORD"), ("created", "True"), ("disabled", "false,RESET_REQUIRED,Maria"),
            ("enabled", "true,email,email_verified,sub"), ("gone", "UserNotFoundException"));

        Assert.Equal(["Invitation", "ForgotPassword"], _emulator.Messages.Select(message => message.Purpose));
    }

    [Fact]
    public async Task Users_are_listed_filtered_and_paged() => await DoneAsync("lists",
        ("pages", "2,2,1"), ("prefix", "anna,anton"), ("quoted", "carl"), ("status", "anna,anton,berta,carl,dora"),
        ("attributes", "email"));

    [Fact]
    public async Task Groups_are_administered() => await DoneAsync("groups",
        ("staff", "staff,7,true"), ("members", "maria"), ("of", "admins"), ("pages", "2"));

    [Fact]
    public async Task App_clients_are_administered() => await DoneAsync("clients",
        ("described", "email,5,true"), ("updated", "renamed,https://example.com/,true"), ("secrets", "2,true"), ("pages", "2,1"),
        ("gone", "ResourceNotFoundException"));

    [Fact]
    public async Task Identity_providers_are_administered() => await DoneAsync("providers",
        ("described", "id,mail,true"), ("found", "Google"), ("listed", "Google"), ("gone", "ResourceNotFoundException"));

    [Fact]
    public async Task Administrator_signs_in_a_user_with_an_authenticator() => await DoneAsync("signIn",
        ("preference", "SOFTWARE_TOKEN_MFA,SOFTWARE_TOKEN_MFA"), ("challenge", "SOFTWARE_TOKEN_MFA"),
        ("afterwards", "NotAuthorizedException"),
        ("notByTheUser", "InvalidParameterException"), ("disabled", "User is disabled."));

    [Fact]
    public async Task Devices_are_administered() => await DoneAsync("devices",
        ("pages", "2,1"), ("status", "remembered"), ("gone", "ResourceNotFoundException"));

    [Fact]
    public async Task Pools_are_administered() => await DoneAsync("pools",
        ("described", "renamed,ON,custom:shoe,Hello,12"), ("server", "read"), ("listed", "renamed"), ("tags", "a,b"),
        ("gone", "ResourceNotFoundException"));

    [Fact]
    public async Task Wrong_secret_is_refused_with_403()
    {
        JsonElement answer = await RunAsync("clock", new() { ["secretAccessKey"] = "wrong" });

        Assert.Equal("InvalidSignatureException", answer.GetProperty("error").GetString());
        Assert.Equal(403, answer.GetProperty("status").GetInt32());
    }

    [Theory]
    [InlineData(0, "1")]
    [InlineData(60, "2")]
    [InlineData(-60, "2")]
    public async Task Wrong_clock_is_corrected_by_the_date_of_the_response(int minutes, string attempts)
    {
        using var emulator = new CognitoEmulator(new Shifted(TimeSpan.FromMinutes(minutes)));
        using EmulatorListener listener = emulator.Listen();

        JsonElement answer = await RunAsync("clock", new() { ["endpoint"] = listener.Endpoint.ToString() });

        AssertHas(answer, ("result", "done"), ("attempts", attempts), ("correctedBy", minutes.ToString(CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Identity_pool_issues_credentials_that_sign_calls(bool signedIn)
    {
        EmulatorPool pool = _emulator.CreatePool();
        EmulatorClient app = pool.CreateClient("app");
        pool.AddUser("maria", Password);
        var client = new CognitoClient(new CognitoClientOptions { UserPoolId = pool.Id, ClientId = app.Id, Endpoint = _listener.Endpoint });
        SignInStep user = await client.SignInAsync("maria", Password, Cancelled);
        EmulatorIdentityPool identities = _emulator.CreateIdentityPool(new() { AllowUnauthenticated = !signedIn });

        JsonElement answer = await Node.RunAsync("identity-pool.js", new Dictionary<string, string?>
        {
            ["endpoint"] = _listener.Endpoint.ToString(),
            ["region"] = Region,
            ["identityPoolId"] = identities.Id,
            ["provider"] = $"cognito-idp.{Region}.amazonaws.com/{pool.Id}",
            ["idToken"] = signedIn ? ((SignedIn)user).Session.Tokens.IdToken : null,
        }, Cancelled);

        AssertHas(answer, ("result", "done"), ("key", "ASIA"), ("expiresIn", "60"), ("pools", "1"),
            ("withoutSessionToken", "UnrecognizedClientException"), ("amr", signedIn ? "authenticated" : "unauthenticated"));
    }

    [Fact]
    public async Task Every_operation_of_identity_pools_is_called()
    {
        EmulatorPool pool = _emulator.CreatePool();
        EmulatorClient app = pool.CreateClient("app");
        pool.AddUser("maria", Password);
        var client = new CognitoClient(new CognitoClientOptions { UserPoolId = pool.Id, ClientId = app.Id, Endpoint = _listener.Endpoint });
        SignInStep user = await client.SignInAsync("maria", Password, Cancelled);

        JsonElement answer = await Node.RunAsync("identity-administration.js", new Dictionary<string, string?>
        {
            ["endpoint"] = _listener.Endpoint.ToString(),
            ["region"] = Region,
            ["provider"] = $"cognito-idp.{Region}.amazonaws.com/{pool.Id}",
            ["clientId"] = app.Id,
            ["idToken"] = ((SignedIn)user).Session.Tokens.IdToken,
        }, Cancelled);

        AssertHas(answer, ("result", "done"), ("called", "23"), ("roles", "authenticated"), ("settings", "people,true,1"),
            ("tags", """{"cost":"low"},sub"""), ("key", "ASIA"), ("isNew", "True"), ("unlinked", "Access to Identity 'ID' is forbidden."),
            ("merged", "True"), ("users", "ann,ben"), ("enabled", "1"), ("unprocessed", "0"), ("gone", "ResourceNotFoundException"));
    }

    public void Dispose()
    {
        _listener.Dispose();
        _emulator.Dispose();
    }

    private async Task DoneAsync(string scenario, params (string Name, string Value)[] expected) =>
        AssertHas(await RunAsync(scenario, []), [("result", "done"), .. expected]);

    private Task<JsonElement> RunAsync(string scenario, Dictionary<string, string?> input)
    {
        input["scenario"] = scenario;
        input.TryAdd("endpoint", _listener.Endpoint.ToString());
        input["region"] = Region;
        return Node.RunAsync("signed-operations.js", input, Cancelled);
    }

    private static void AssertHas(JsonElement answer, params (string Name, string Value)[] expected)
    {
        Assert.True(answer.GetProperty("result").GetString() == "done", answer.ToString());
        Assert.Equal(expected, expected.Select(pair => (pair.Name, answer.GetProperty(pair.Name).ToString())));
    }

    private sealed class Shifted(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + by;
    }
}
