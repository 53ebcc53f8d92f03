using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using LiteCognito.Emulator;
using LiteCognito.Model;

namespace LiteCognito.EndToEnd;

/// <summary>Uses secrets in every path, and searches for them in everything that a program might log.</summary>
[Collection(nameof(SecretsTests))]
public sealed class SecretsTests : IDisposable
{
    private const string Password = "Canary-\"password\"\\+/é<1>";
    private const string NewPassword = "Canary-\"new-one\"\\+/é<2>";
    private const string WrongPassword = "Canary-\"wrong\"\\+/é<3>";

    private readonly List<string> _secrets = [Password, NewPassword, WrongPassword];
    private readonly List<string> _said = [];
    private readonly CognitoEmulator _emulator = new();
    private readonly EmulatorListener _listener;
    private readonly EmulatorPool _pool;
    private readonly EmulatorClient _app;

    public SecretsTests()
    {
        _listener = _emulator.Listen();
        _pool = _emulator.CreatePool();
        _app = _pool.CreateClient("app", generateSecret: true);
        _secrets.Add(_app.Secret!);
    }

    /// <summary>
    /// Gets responses that repeat the request: a status, and a template for the request's body as a JSON string (<c>{json}</c>),
    /// unchanged (<c>{raw}</c>) or escaped to ASCII (<c>{ascii}</c>).
    /// </summary>
    public static TheoryData<int, string> Echoes => new()
    {
        { 400, """{"__type":"InvalidParameterException","message":{json}}""" },
        { 400, """{"__type":"NotAuthorizedException","Message":{json}}""" },
        { 400, """{"message":"{ascii}"}""" },
        { 400, """{"code":{json},"message":{json}}""" },
        { 400, """{"__type":{json}}""" },
        { 500, "<html>{raw}</html>" },
        { 502, "{raw}" },
        { 200, """{"ChallengeName":{json},"Session":7}""" },
        { 200, """{"ChallengeName":"SMS_MFA","ChallengeParameters":{json}}""" },
        { 200, """{"ChallengeName":"PASSWORD_VERIFIER","ChallengeParameters":{"SALT":{json},"SRP_B":{json},"SECRET_BLOCK":""" +
            """{json},"USER_ID_FOR_SRP":"alice"}}""" },
        { 200, """{"ChallengeName":"SELECT_MFA_TYPE","ChallengeParameters":{"MFAS_CAN_CHOOSE":{json}}}""" },
        { 200, """{"AuthenticationResult":{json}}""" },
        { 200, "{raw}{raw}" },
        { 200, """{"AuthenticationResult":{"AccessToken":{json}""" },
    };

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_path_of_a_sign_in_reveals_a_secret()
    {
        using var diagnostics = new Diagnostics();
        EmulatorUser user = _pool.AddUser(
            "alice", Password, new Dictionary<string, string> { ["phone_number"] = "+15555550100" }, permanent: false);
        CognitoClient client = Client(_listener.Endpoint);

        foreach (SignInFlow flow in Enum.GetValues<SignInFlow>())
            await RefusedAsync(() => client.SignInAsync(Request(WrongPassword, flow), Cancelled));
        var temporary = (NewPasswordChallenge)Seen(await client.SignInAsync("alice", Password, Cancelled));
        await RefusedAsync(() => temporary.RespondAsync("x", null, Cancelled));
        CognitoSession session = Seen(((SignedIn)Seen(await temporary.RespondAsync(NewPassword, null, Cancelled))).Session);
        Seen(session.Tokens);

        SoftwareTokenSecret secret = Seen(await session.AssociateSoftwareTokenAsync(Cancelled));
        _secrets.Add(secret.SecretCode);
        string code = Code(secret.SecretCode);
        await RefusedAsync(() => session.VerifySoftwareTokenAsync(Offline.Wrong(code), null, Cancelled));
        await session.VerifySoftwareTokenAsync(code, null, Cancelled);
        await session.SetMfaPreferenceAsync(new() { SoftwareToken = MfaSetting.Preferred }, Cancelled);
        Seen(await session.GetUserAsync(Cancelled));
        Seen(await session.GetUserAuthFactorsAsync(Cancelled));

        // The code was used before, which is a different error from a wrong code.
        var totp = (SoftwareTokenMfaChallenge)Seen(await client.SignInAsync("alice", NewPassword, Cancelled));
        await RefusedAsync(() => totp.RespondAsync(code, Cancelled));
        Saved(client, totp);

        await session.SetMfaPreferenceAsync(new() { SoftwareToken = MfaSetting.Off, Sms = MfaSetting.Preferred }, Cancelled);
        var sms = (SmsMfaChallenge)Seen(await client.SignInAsync(Request(NewPassword, SignInFlow.UserPassword), Cancelled));
        string sent = _emulator.Messages[^1].Code;
        _secrets.Add(sent);
        await RefusedAsync(() => sms.RespondAsync(Offline.Wrong(sent), Cancelled));
        session = Seen(((SignedIn)Seen(await sms.RespondAsync(sent, Cancelled))).Session);
        Seen(session.Tokens);

        CognitoTokenVerifier verifier = Seen(client.CreateTokenVerifier());
        Seen(await verifier.VerifyAsync(session.Tokens.AccessToken, TokenUse.Access, Cancelled));
        await RefusedAsync(() => verifier.VerifyAsync(session.Tokens.AccessToken, TokenUse.Id, Cancelled));
        await RefusedAsync(() => verifier.VerifyAsync(session.Tokens.IdToken + "AAAA", TokenUse.Id, Cancelled));
        await RefusedAsync(() => verifier.VerifyAsync(Password, TokenUse.Id, Cancelled));
        await session.GlobalSignOutAsync(Cancelled);
        await RefusedAsync(() => session.GetUserAsync(Cancelled));

        AssertNothingSaid(diagnostics);
        Assert.Equal("alice", user.Username);
    }

    [Fact]
    public async Task No_failed_call_reveals_a_secret()
    {
        using var diagnostics = new Diagnostics();
        _pool.AddUser("alice", Password);
        CognitoClient nowhere = Client(new Uri($"http://127.0.0.1:{LoopbackPort.Free()}/"));
        CognitoClient slow = Client(_listener.Endpoint, new Hanging());
        using var cancelled = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        await cancelled.CancelAsync();

        await RefusedAsync(() => nowhere.SignInAsync("alice", Password, Cancelled));
        await RefusedAsync(() => nowhere.SignInAsync(Request(Password, SignInFlow.UserPassword), Cancelled));
        await RefusedAsync(() => slow.SignInAsync(Request(Password, SignInFlow.UserPassword), cancelled.Token));
        await RefusedAsync(() => nowhere.SignUpAsync(new() { Username = "bob", Password = Password }, Cancelled));
        Seen(new SignInRequest { Username = "alice", Password = Password });
        Seen(new SignUpRequest { Username = "alice", Password = Password });
        Seen(Options(_listener.Endpoint));
        foreach (string state in new[] { Password, "lc1." + Password, "lc1e." + Password })
        {
            _said.Add(Assert.ThrowsAny<Exception>(() => nowhere.ResumeSignIn(state)).ToString());
            _said.Add(Assert.ThrowsAny<Exception>(() => nowhere.ResumeSignIn(state, Encoding.UTF8.GetBytes(Password))).ToString());
        }

        AssertNothingSaid(diagnostics);
    }

    [Theory]
    [MemberData(nameof(Echoes))]
    public async Task Server_that_echoes_the_request_puts_no_secret_into_an_exception(int status, string answer)
    {
        using var diagnostics = new Diagnostics();
        const string Token = "eyJcanary.eyJtoken.c2lnbmF0dXJl", Code = "Canary-code-7", Session = "Canary-session/+=7";
        _secrets.AddRange([Token, Code, Session]);
        CognitoClient client = Client(_listener.Endpoint, new Echoing((HttpStatusCode)status, answer));
        var responses = new Dictionary<string, string> { ["USERNAME"] = "alice", ["SMS_MFA_CODE"] = Code, ["NEW_PASSWORD"] = NewPassword };

        await RefusedOrSeenAsync(() => client.SignInAsync("alice", Password, Cancelled));
        await RefusedOrSeenAsync(() => client.SignInAsync(Request(Password, SignInFlow.UserPassword), Cancelled));
        await RefusedOrSeenAsync(() => client.SignUpAsync(new() { Username = "bob", Password = Password }, Cancelled));
        await RefusedOrSeenAsync(
            () => client.ConfirmSignUpAsync(new() { Username = "bob", ConfirmationCode = Code, Session = Session }, Cancelled));
        await RefusedOrSeenAsync(() => client.RespondToAuthChallengeAsync(
            new() { ChallengeName = "SMS_MFA", Session = Session, ChallengeResponses = responses }, Cancelled));
        await RefusedOrSeenAsync(
            () => client.VerifySoftwareTokenAsync(new() { UserCode = Code, AccessToken = Token, Session = Session }, Cancelled));
        await RefusedOrSeenAsync(() => client.GetUserAsync(new() { AccessToken = Token }, Cancelled));

        AssertNothingSaid(diagnostics);
    }

    public void Dispose()
    {
        _listener.Dispose();
        _emulator.Dispose();
    }

    private static SignInRequest Request(string password, SignInFlow flow) =>
        new() { Username = "alice", Password = password, Flow = flow };

    private CognitoClientOptions Options(Uri endpoint) =>
        new() { UserPoolId = _pool.Id, ClientId = _app.Id, ClientSecret = _app.Secret, Endpoint = endpoint };

    private CognitoClient Client(Uri endpoint, HttpMessageHandler? handler = null) =>
        new(Options(endpoint), handler is null ? null : new HttpClient(handler));

    private string Code(string secret)
    {
        string code = Totp.Code(secret, TimeProvider.System.GetUtcNow());
        _secrets.Add(code);
        return code;
    }

    private void Saved(CognitoClient client, SignInChallenge challenge)
    {
        byte[] key = new byte[32];
        Encoding.ASCII.GetBytes("canary-key").CopyTo(key, 0);
        string state = challenge.Save(key);
        _secrets.AddRange([state, challenge.Save(), "canary-key"]);
        Seen(client.ResumeSignIn(state, key));
        _said.Add(Assert.ThrowsAny<Exception>(() => client.ResumeSignIn(state)).ToString());
        _said.Add(Assert.ThrowsAny<Exception>(() => client.ResumeSignIn(state[..^4] + "AAAA", key)).ToString());
    }

    private T Seen<T>(T result)
        where T : notnull
    {
        if (result is CognitoTokens tokens)
            _secrets.AddRange([tokens.AccessToken, tokens.IdToken!, tokens.RefreshToken!]);
        _said.Add(result.ToString()!);
        return result;
    }

    private async Task RefusedAsync(Func<Task> call) => _said.Add((await Assert.ThrowsAnyAsync<Exception>(call)).ToString());

    private async Task RefusedOrSeenAsync<T>(Func<Task<T>> call)
        where T : notnull
    {
        try
        {
            _said.Add((await call()).ToString()!);
        }
        catch (Exception e) when (e is CognitoException or CognitoProtocolException)
        {
            _said.Add(e.ToString());
        }
    }

    private void AssertNothingSaid(Diagnostics diagnostics)
    {
        string said = string.Join('\n', [.. _said, diagnostics.Text]);
        Assert.NotEqual(0, said.Length);
        foreach (string secret in _secrets)
            foreach (string form
                in new[] { secret, JsonSerializer.Serialize(secret)[1..^1], secret.Replace("\\", "\\\\").Replace("\"", "\\\"") })
            {
                // Six digits can occur in a longer number by chance.
                bool found = form.All(char.IsAsciiDigit)
                    ? Regex.IsMatch(said, $@"(?<![\w.]){form}(?!\w)")
                    : said.Contains(form, StringComparison.Ordinal);
                Assert.False(found, $"The secret {form} is in: {said}");
            }
    }

    private sealed class Hanging : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            throw new InvalidOperationException("The delay never ends.");
        }
    }

    private sealed class Echoing(HttpStatusCode status, string answer) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            string raw = await request.Content!.ReadAsStringAsync(cancellationToken);
            string json = JsonSerializer.Serialize(raw);
            string ascii = JsonSerializer.Serialize(JsonSerializer.Serialize(JsonDocument.Parse(raw).RootElement))[1..^1];
            string body = answer.Replace("{json}", json).Replace("{raw}", raw).Replace("{ascii}", ascii);
            return new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, "application/x-amz-json-1.1") };
        }
    }
}

/// <summary>Keeps other tests from running in parallel, because these tests record the output of the whole process.</summary>
[CollectionDefinition(nameof(SecretsTests), DisableParallelization = true)]
public sealed class Alone;
