using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using LiteCognito.Protocol;
using LiteCognito.Signing;
using LiteCognito.Tests.OAuth;

namespace LiteCognito.Tests.Protocol;

/// <summary>Tests that no exception shows a secret, whatever a server, a proxy or a file repeats.</summary>
public sealed class SecretLeakTests
{
    private const string Token = "canary-access-token";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("403 Forbidden")]
    [InlineData("407 Proxy Authentication Required")]
    public async Task Password_of_the_proxy_is_not_quoted(string status)
    {
        using var proxy = new TcpListener(IPAddress.Loopback, 0);
        proxy.Start();
        Task serving = Task.Run(async () =>
        {
            using TcpClient connection = await proxy.AcceptTcpClientAsync(Cancel);
            _ = await connection.GetStream().ReadAsync(new byte[4096], Cancel);
            await connection.GetStream().WriteAsync(
                Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"), Cancel);
        }, Cancel);
        // HTTPS_PROXY=http://corp:…@proxy:3128 creates the same address.
        var handler = new SocketsHttpHandler
        {
            Proxy = new WebProxy($"http://corp:canary-proxy-password@127.0.0.1:{((IPEndPoint)proxy.LocalEndpoint).Port}/"),
            UseProxy = true,
        };
        var client = new CognitoClient(new() { Region = "us-east-1", Limits = new() { MaxAttempts = 1 } }, new HttpClient(handler));
        Clean(await Assert.ThrowsAsync<CognitoNoAnswerException>(() => client.GetUserAsync(new() { AccessToken = "token" }, Cancel)));
        await serving;
    }

    [Theory]
    [InlineData("canary horse battery", "bad canary+horse+battery")]
    [InlineData("canary horse battery", "100% bad: canary+horse+battery")]
    [InlineData("canary horse&battery", "bad canary+horse&amp;battery")]
    [InlineData("canary\ttab\"quote", "bad canary\ttab\\\"quote")]
    [InlineData("canary\u00adsoft\"hyphen", "bad canary\u00adsoft\\\"hyphen")]
    [InlineData("canary& ", "bad canary&amp; ")]
    public void Escaped_secret_with_white_space_is_not_repeated(string secret, string message) =>
        Assert.DoesNotContain("canary", Redaction.Clean(message, [secret]), StringComparison.Ordinal);

    [Theory]
    [InlineData("Alice&lt;3canary!", "Alice", "Alice<3canary!")]
    [InlineData("1234\\\"canary-1", "1234", "1234\"canary-1")]
    [InlineData("canary-\\\"1234", "1234", "canary-\"1234")]
    public void Escaped_secret_that_contains_another_secret_is_not_repeated(string message, params string[] secrets) =>
        Assert.DoesNotContain("canary", Redaction.Clean(message, [.. secrets]), StringComparison.Ordinal);

    [Theory]
    [InlineData("x-amzn-ErrorType", "ab#canaryCorrectHorse9", "ab#canaryCorrectHorse9")]
    [InlineData("x-amzn-ErrorType", "canaryhorsebatterystapleException", "canaryhorsebatterystaple")]
    [InlineData("x-amzn-RequestId", "id-canaryhorsebatterystaple", "canaryhorsebatterystaple")]
    [InlineData("x-amzn-RequestId", "canarySignatureOfTheToken", "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIn0.canarySignatureOfTheToken")]
    public async Task Code_or_id_that_is_part_of_a_secret_or_contains_one_is_unrecognized(string header, string value, string secret)
    {
        CognitoClient client = Client(_ => Answer(400, """{"__type": "FooException"}""", header, value));
        Clean(await Assert.ThrowsAsync<CognitoException>(() => client.GetUserAsync(new() { AccessToken = secret }, Cancel)));
    }

    [Fact]
    public async Task Code_is_unrecognized_if_the_secrets_are_unknown()
    {
        CognitoClient client = Client(_ => Answer(400, "{}", "x-amzn-ErrorType", "canaryhorsebatterystaple"));
        Clean(await Assert.ThrowsAsync<CognitoException>(() => client.CallAsync(
            "SignUp", JsonElement.Parse("""{"Password": "canaryhorsebatterystaple", "X": "\ud800"}"""), false, Cancel)));
    }

    [Fact]
    public async Task Number_of_a_request_is_a_secret()
    {
        CognitoClient client = Client(_ => Answer(400, """{"__type": "SerializationException", "message": "482913 is no string"}"""));
        var thrown = await Assert.ThrowsAsync<CognitoException>(() => client.CallAsync(
            "ConfirmSignUp", JsonElement.Parse("""{"ConfirmationCode": 482913}"""), false, Cancel));
        Assert.DoesNotContain("482913", thrown.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no json", 4096)]
    [InlineData("much too long a response", 8)]
    public async Task Session_token_is_not_the_request_id_of_a_response_that_is_not_valid(string body, int max)
    {
        const string SessionToken = "canary/session+token==";
        var client = new CognitoClient(
            new()
            {
                UserPoolId = "us-east-1_AbCdEfGhI",
                Limits = new() { MaxAttempts = 1, MaxResponseBytes = max },
                Credentials = AwsCredentialProvider.Static("AKIA", "secret", SessionToken),
            }, new HttpClient(new Answering(_ => Answer(200, body, "x-amzn-RequestId", SessionToken))));
        Assert.Null((await Assert.ThrowsAsync<CognitoProtocolException>(
            () => client.AdminGetUserAsync(new() { Username = "alice" }, Cancel))).RequestId);
    }

    [Theory]
    [InlineData("SELECT_CHALLENGE")]
    [InlineData("SELECT_MFA_TYPE")]
    [InlineData("MFA_SETUP")]
    [InlineData("NEW_PASSWORD_REQUIRED")]
    public async Task Option_of_a_challenge_is_not_quoted(string challenge)
    {
        const string Password = "canary-password";
        string list = JsonSerializer.Serialize(new[] { Password, "\u001b[2J" });
        string body = JsonSerializer.Serialize(new
        {
            ChallengeName = challenge,
            Session = "session",
            AvailableChallenges = new[] { Password, "\u001b[2J" },
            ChallengeParameters = new { MFAS_CAN_CHOOSE = list, MFAS_CAN_SETUP = list, requiredAttributes = list },
        });
        SignInStep step = await Client(_ => Answer(200, body)).SignInAsync(
            new SignInRequest { Username = "alice", Password = Password, Flow = SignInFlow.UserPassword }, Cancel);
        Clean(await Assert.ThrowsAnyAsync<Exception>(() => step switch
        {
            FactorSelectionChallenge selection => selection.SelectAsync("EMAIL_OTP", Cancel),
            MfaSelectionChallenge selection => selection.SelectAsync("EMAIL_OTP", Cancel),
            MfaSetupChallenge setup => setup.SetUpEmailAsync("a@example.com", Cancel),
            _ => ((NewPasswordChallenge)step).RespondAsync("new", null, Cancel),
        }));
    }

    [Fact]
    public void Pool_of_a_saved_challenge_is_one_line()
    {
        string plain = ((SignInChallenge)Client(_ => Answer(200, "{}")).CreateChallenge("alice", "SMS_MFA", "s")).Save()["lc1.".Length..];
        string json = Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(plain));
        string forged = json.Replace("us-east-1_AbCdEfGhI", "\\u001b[2J\\nforged", StringComparison.Ordinal);
        Clean(Assert.Throws<SignInStateException>(() => Client(_ => Answer(200, "{}")).ResumeSignIn(
            "lc1." + System.Buffers.Text.Base64Url.EncodeToString(Encoding.UTF8.GetBytes(forged)))));
    }

    [Fact]
    public async Task Inner_exceptions_of_an_aggregate_are_cleaned()
    {
        var failure = new HttpRequestException(
            "failed", new AggregateException(new IOException("first"), new IOException("second", new IOException("canary-token"))));
        Clean(await Assert.ThrowsAsync<CognitoNoAnswerException>(
            () => Client(_ => throw failure).GetUserAsync(new() { AccessToken = "canary-token" }, Cancel)));
    }

    [Theory]
    [InlineData($"HTTP/1.1 200 OK\r\n{Token}\r\n\r\n")]
    [InlineData($"{Token}\r\n\r\n")]
    public async Task Api_that_repeats_the_token_in_invalid_http_is_not_quoted_by_the_handler(string response)
    {
        using var server = new ScriptedServer(() => response);
        using var api = new HttpClient(new CognitoAuthenticationHandler(Session()));
        using var content = new StringContent("");
        Clean(await Assert.ThrowsAnyAsync<HttpRequestException>(() => api.PostAsync(server.Url, content, Cancel)));
    }

    [Theory]
    [InlineData("//")]
    [InlineData("///")]
    [InlineData("//[")]
    public async Task Redirect_to_an_invalid_address_is_no_redirect(string location)
    {
        using var api = new HttpClient(
            new CognitoAuthenticationHandler(Session()) { InnerHandler = new Answering(_ => Answer(302, "", "Location", location)) });
        Assert.Equal(HttpStatusCode.Found, (await api.GetAsync("https://api.example.com/", Cancel)).StatusCode);
    }

    [Fact]
    public async Task Token_endpoint_that_repeats_the_nonce_is_not_quoted()
    {
        OAuthAuthorization? authorization = null;
        var login = new CognitoOAuthClient(
            new() { Domain = new(ManagedLogin.Domain), ClientId = "client" },
            new HttpClient(new Answering(_ => Answer(
                400, $$"""{"error": "invalid_grant", "error_description": "{{authorization!.Nonce}} {{authorization.State}}"}"""))));
        authorization = login.CreateAuthorization(new("https://app.test/back"), ["openid"]);
        string text = (await Assert.ThrowsAsync<CognitoOAuthException>(() => login.RedeemAsync(
            authorization, new($"https://app.test/back?code=code&state={authorization.State}"), Cancel))).ToString();
        Assert.DoesNotContain(authorization.Nonce, text, StringComparison.Ordinal);
        Assert.DoesNotContain(authorization.State, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task User_name_and_password_in_the_address_of_the_keys_are_not_quoted()
    {
        var verifier = new CognitoTokenVerifier(
            new() { Issuers = [new() { Issuer = "x", ClientIds = null, JwksUri = new("https://u:canary-password@x.test/keys") }] },
            new HttpClient(new Answering(_ => Answer(500, ""))));
        Clean(await Assert.ThrowsAsync<CognitoTokenException>(() => verifier.PreloadAsync(Cancel)));
    }

    [Theory]
    [InlineData("AWS_WEB_IDENTITY_TOKEN_FILE", 30)]
    [InlineData("AWS_WEB_IDENTITY_TOKEN_FILE", 300)]
    [InlineData("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE", 30)]
    [InlineData("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE", 300)]
    public async Task Token_in_place_of_the_name_of_its_file_is_not_quoted(string variable, int length)
    {
        using var here = new Signing.Credentials.Surroundings();
        if (variable.StartsWith("AWS_WEB", StringComparison.Ordinal))
            here.Variables["AWS_ROLE_ARN"] = "arn:aws:iam::123456789012:role/web";
        else
            here.Variables["AWS_CONTAINER_CREDENTIALS_FULL_URI"] = "http://127.0.0.1:1/credentials";
        here.Variables[variable] = $"eyJhbGciOiJSUzI1NiJ9.canary{new string('a', length)}.c2ln";
        Clean(await Signing.Credentials.Surroundings.RefusedAsync(here.DefaultAsync));
    }

    [Theory]
    [InlineData("\u001b[2J")]
    [InlineData("two words")]
    [InlineData("\u202e")]
    public async Task Secret_of_an_authenticator_that_is_not_base32_is_a_protocol_error(string secret) =>
        await Assert.ThrowsAsync<CognitoProtocolException>(
            () => Session(_ => Answer(200, JsonSerializer.Serialize(new { SecretCode = secret }))).AssociateSoftwareTokenAsync(Cancel));

    [Theory]
    [InlineData("")]
    [InlineData("X-Tok\u00e9n")]
    [InlineData("Content-Type")]
    public async Task Name_of_a_header_that_cannot_be_sent_is_refused_in_words(string name)
    {
        using var api = new HttpClient(
            new CognitoAuthenticationHandler(Session()) { HeaderName = name, InnerHandler = new Answering(_ => Answer(200, "")) });
        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(() => api.GetAsync("https://api.example.com/", Cancel));
        Assert.Contains("HeaderName", thrown.Message, StringComparison.Ordinal);
    }

    private static void Clean(Exception thrown)
    {
        string text = thrown + $"\n{(thrown as CognitoException)?.RequestId}";
        Assert.DoesNotContain("canary", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b", text, StringComparison.Ordinal);
    }

    private static CognitoSession Session(Func<HttpRequestMessage, HttpResponseMessage>? answer = null) => Client(
        answer ?? (_ => Answer(400, "{}"))).RestoreSession(new()
        {
            UserPoolId = "us-east-1_AbCdEfGhI",
            ClientId = "client",
            Username = "alice",
            LoginName = "alice",
            Tokens = new() { AccessToken = Token, ExpiresIn = 3600, ExpiresAt = TimeProvider.System.GetUtcNow().AddHours(1) },
        });

    private static CognitoClient Client(Func<HttpRequestMessage, HttpResponseMessage> answer) => new(
        new()
        {
            UserPoolId = "us-east-1_AbCdEfGhI",
            ClientId = "client",
            Limits = new() { MaxAttempts = 1 },
            Credentials = AwsCredentialProvider.Static("AKIA", "secret"),
        }, new HttpClient(new Answering(answer)));

    private static HttpResponseMessage Answer(int status, string body, string? header = null, string value = "")
    {
        var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body) };
        if (header is not null)
            response.Headers.TryAddWithoutValidation(header, value);
        return response;
    }
}
