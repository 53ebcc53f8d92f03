using System.Text.Json;
using LiteCognito.Emulator;
using LiteCognito.Model;

namespace LiteCognito.EndToEnd.Interop;

/// <summary>Published JavaScript clients sign in to the emulator over a loopback port.</summary>
public sealed class JavaScriptClientTests : IDisposable
{
    private const string Password = "Correct-horse-7";
    private const string IdentityJs = "identity-js.js";
    private const string SrpHelper = "srp-helper.js";
    private const string Amplify = "amplify.js";

    private readonly CognitoEmulator _emulator = new();
    private readonly EmulatorListener _listener;
    private readonly EmulatorPool _pool;

    public JavaScriptClientTests()
    {
        _listener = _emulator.Listen();
        _pool = _emulator.CreatePool();
    }

    public static TheoryData<string, bool> Clients =>
        new() { { IdentityJs, false }, { Amplify, false }, { SrpHelper, false }, { SrpHelper, true } };

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Clients))]
    public async Task Client_signs_in_with_the_right_password(string driver, bool withSecret)
    {
        _pool.AddUser("maria", Password);
        EmulatorClient app = _pool.CreateClient("foreign", withSecret);

        JsonElement answer = await RunAsync(driver, app, "maria", Password);

        await AssertSignedInAsync(answer, app, "PASSWORD_VERIFIER");
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public async Task Client_is_refused_with_a_wrong_password(string driver, bool withSecret)
    {
        _pool.AddUser("maria", Password);
        EmulatorClient app = _pool.CreateClient("foreign", withSecret);

        JsonElement answer = await RunAsync(driver, app, "maria", "Wrong-horse-7");

        Assert.Equal("failed", answer.GetProperty("result").GetString());
        Assert.Equal(CognitoErrorCodes.NotAuthorized, answer.GetProperty("error").GetString());
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public async Task Client_answers_SOFTWARE_TOKEN_MFA(string driver, bool withSecret)
    {
        EmulatorUser user = _pool.AddUser("maria", Password);
        EmulatorClient app = _pool.CreateClient("foreign", withSecret);

        JsonElement answer = await RunAsync(driver, app, "maria", Password, user.EnableSoftwareToken());

        await AssertSignedInAsync(answer, app, "PASSWORD_VERIFIER", "SOFTWARE_TOKEN_MFA");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Aws_sdk_sets_up_a_pool_that_LiteCognito_signs_in_to(bool withSecret)
    {
        JsonElement made = await SetUpAsync(new() { ["generateSecret"] = withSecret ? "yes" : null });
        Assert.Equal("set-up", made.GetProperty("result").GetString());
        string? secret = made.TryGetProperty("clientSecret", out JsonElement value) ? value.GetString() : null;
        Assert.Equal(withSecret, secret is not null);
        var client = new CognitoClient(new CognitoClientOptions
        {
            UserPoolId = made.GetProperty("poolId").GetString(),
            ClientId = made.GetProperty("clientId").GetString(),
            ClientSecret = secret,
            Endpoint = _listener.Endpoint,
        });

        SignInStep result = await client.SignInAsync("maria", Password, Cancelled);

        GetUserResponse user = await Assert.IsType<SignedIn>(result).Session.GetUserAsync(Cancelled);
        Assert.Equal("maria", user.Username);
    }

    [Fact]
    public async Task Aws_sdk_with_another_key_is_refused()
    {
        JsonElement refused = await SetUpAsync(new() { ["accessKeyId"] = "someone-else" });

        Assert.Equal("failed", refused.GetProperty("result").GetString());
    }

    public void Dispose()
    {
        _listener.Dispose();
        _emulator.Dispose();
    }

    private Task<JsonElement> SetUpAsync(Dictionary<string, string?> input)
    {
        input["endpoint"] = _listener.Endpoint.ToString();
        input["region"] = "us-east-1";
        input["username"] = "maria";
        input["password"] = Password;
        return Node.RunAsync("aws-sdk.js", input, Cancelled);
    }

    private Task<JsonElement> RunAsync(string driver, EmulatorClient app, string username, string password, string? totpSecret = null) =>
        Node.RunAsync(driver, new Dictionary<string, string?>
        {
            ["endpoint"] = _listener.Endpoint.ToString(),
            ["region"] = "us-east-1",
            ["poolId"] = _pool.Id,
            ["clientId"] = app.Id,
            ["clientSecret"] = app.Secret,
            ["username"] = username,
            ["password"] = password,
            ["totpSecret"] = totpSecret,
        }, Cancelled);

    private async Task AssertSignedInAsync(JsonElement answer, EmulatorClient app, params string[] challenges)
    {
        Assert.True(answer.GetProperty("result").GetString() == "signed-in", answer.ToString());
        Assert.Equal(challenges, answer.GetProperty("challenges").EnumerateArray().Select(name => name.GetString()!));
        CognitoTokenVerifier verifier = new CognitoClient(new CognitoClientOptions
        {
            UserPoolId = _pool.Id,
            ClientId = app.Id,
            Endpoint = _listener.Endpoint,
        }).CreateTokenVerifier();
        await verifier.VerifyAsync(answer.GetProperty("accessToken").GetString()!, TokenUse.Access, Cancelled);
        await verifier.VerifyAsync(answer.GetProperty("idToken").GetString()!, TokenUse.Id, Cancelled);
    }
}
