using System.Net;
using System.Text;
using System.Text.Json;
using LiteCognito.Signing;
using LiteCognito.Signing.Credentials;
using LiteCognito.Tests.Protocol;

namespace LiteCognito.Tests.Signing.Credentials;

/// <summary>
/// Tests with a local clock that is hours ahead or behind. AWS is a stand-in with the right time: it issues credentials for an hour,
/// refuses signatures that are more than five minutes off, and refuses credentials that have expired.
/// </summary>
public sealed class WrongClockTests : IDisposable
{
    private static readonly TimeSpan Life = TimeSpan.FromHours(1);

    private readonly Surroundings _here = new();
    private readonly InstantClock _clock = new(TimeSpan.FromSeconds(1));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string, int> Places
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (string place in (string[])["identity pool", "role", "web identity", "sign-in", "container", "instance", "delegate"])
                foreach (int hours in (int[])[-20, -2, 0, 2, 20])
                    data.Add(place, hours);
            return data;
        }
    }

    [Theory, MemberData(nameof(Places))]
    public async Task Calls_succeed_and_fetch_credentials_only_when_they_expire(string place, int hours)
    {
        var aws = new Aws(_clock, TimeSpan.FromHours(hours));
        CognitoClient client = Client(aws, Provider(place, aws));

        await CallAsync(client);
        await CallAsync(client);
        Assert.Equal(1, aws.Issued);

        _clock.Advance(Life - TimeSpan.FromMinutes(6));
        await CallAsync(client);
        Assert.Equal(1, aws.Issued);

        _clock.Advance(TimeSpan.FromMinutes(2)); // four minutes before the end
        await CallAsync(client);
        Assert.Equal(2, aws.Issued);
        Assert.Equal(0, aws.RefusedAsExpired);
    }

    [Theory]
    [InlineData("identity pool")]
    [InlineData("role")]
    [InlineData("web identity")]
    [InlineData("sign-in")]
    public async Task Date_of_the_response_with_credentials_tells_when_they_expire(string place)
    {
        var aws = new Aws(_clock, TimeSpan.FromHours(-2)); // the local clock is two hours ahead
        AwsCredentialProvider provider = Provider(place, aws);
        AwsCredentials first = await provider.GetAsync(Cancel);
        _clock.Advance(Life - TimeSpan.FromMinutes(6));
        Assert.Same(first, await provider.GetAsync(Cancel));
        _clock.Advance(TimeSpan.FromMinutes(2));
        Assert.NotSame(first, await provider.GetAsync(Cancel));
        Assert.Equal(2, aws.Issued);
    }

    [Theory]
    [InlineData("identity pool")]
    [InlineData("role")]
    [InlineData("container")]
    [InlineData("instance")]
    [InlineData("delegate")]
    public async Task Credentials_refused_as_expired_are_fetched_again_once(string place)
    {
        var aws = new Aws(_clock, TimeSpan.Zero);
        CognitoClient client = Client(aws, Provider(place, aws));
        await CallAsync(client);

        aws.Revoke();
        await CallAsync(client);
        Assert.Equal((2, 1), (aws.Issued, aws.RefusedAsExpired));

        aws.RevokesAll = true;
        CognitoException refused = await Assert.ThrowsAsync<CognitoException>(() => CallAsync(client));
        Assert.Equal("ExpiredTokenException", refused.Code);
        Assert.Equal((2, 2), (aws.Issued, aws.RefusedAsExpired)); // half a minute has to pass between two renewals

        _clock.Advance(TimeSpan.FromSeconds(31));
        await Assert.ThrowsAsync<CognitoException>(() => CallAsync(client));
        Assert.Equal((3, 4), (aws.Issued, aws.RefusedAsExpired));
    }

    [Fact]
    public async Task Concurrent_calls_refused_as_expired_share_one_renewal()
    {
        var aws = new Aws(_clock, TimeSpan.Zero);
        CognitoClient client = Client(aws, Provider("container", aws));
        await CallAsync(client);
        aws.Revoke();
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => CallAsync(client), Cancel)));
        Assert.Equal(2, aws.Issued);
    }

    [Fact]
    public async Task Role_whose_source_is_refused_as_expired_is_assumed_with_a_new_source()
    {
        var aws = new Aws(_clock, TimeSpan.Zero);
        CognitoClient client = Client(aws, Provider("role of a delegate", aws));
        await CallAsync(client);
        aws.Revoke();
        await CallAsync(client);
        Assert.Equal(4, aws.Issued); // twice the source and twice the role
    }

    [Fact]
    public async Task Credentials_that_really_have_expired_are_named_after_the_renewal()
    {
        var aws = new Aws(_clock, TimeSpan.Zero) { Life = -TimeSpan.FromMinutes(1) };
        CognitoClient client = Client(aws, Provider("delegate", aws));
        var thrown = await Assert.ThrowsAsync<AwsCredentialException>(() => CallAsync(client));
        Assert.Contains("expired at 2026-01-02 03:03:05Z", thrown.Message, StringComparison.Ordinal);
        Assert.Equal((2, 1), (aws.Issued, aws.RefusedAsExpired));
    }

    [Fact]
    public async Task Keys_with_a_session_token_are_read_again_after_they_are_refused_as_expired()
    {
        var aws = new Aws(_clock, TimeSpan.Zero);
        _here.Write(".aws/credentials", Keys(aws));
        CognitoClient client = Client(aws, AwsCredentialProvider.Of(new ProfileSource(_here.Environment, null), _here.Environment));
        await CallAsync(client);
        aws.Revoke();
        _here.Write(".aws/credentials", Keys(aws)); // a tool has written new ones
        await CallAsync(client);
        Assert.Equal(1, aws.RefusedAsExpired);

        static string Keys(Aws aws)
        {
            AwsCredentials keys = aws.Issue();
            return $"[default]\naws_access_key_id={keys.AccessKeyId}\naws_secret_access_key=s\naws_session_token={keys.SessionToken}\n";
        }
    }

    [Fact]
    public async Task Fixed_credentials_refused_as_expired_are_not_tried_again()
    {
        var aws = new Aws(_clock, TimeSpan.Zero) { RevokesAll = true };
        CognitoClient client = Client(aws, AwsCredentialProvider.Static("A", "s", "t"));
        Assert.Equal(1, (await Assert.ThrowsAsync<CognitoException>(() => CallAsync(client))).Attempts);
    }

    public void Dispose() => _here.Dispose();

    private static Task<JsonElement> CallAsync(CognitoClient client) =>
        client.CallAsync("ListUsers", JsonElement.Parse("{}"), null, Cancel);

    private CognitoClient Client(Aws aws, AwsCredentialProvider credentials) => new(
        new() { Region = "us-east-1", Credentials = credentials, TimeProvider = _clock },
        new HttpClient(aws) { Timeout = Timeout.InfiniteTimeSpan });

    private AwsCredentialProvider Provider(string place, Aws aws)
    {
        var http = new HttpClient(aws) { Timeout = Timeout.InfiniteTimeSpan };
        var environment = new AwsEnvironment
        {
            Variables = name => _here.Variables.GetValueOrDefault(name),
            Home = _here.Environment.Home,
            Http = new(http),
            Internet = new(http),
            Clock = _clock,
        };
        _here.Variables["AWS_REGION"] = "us-east-1";
        switch (place)
        {
            case "identity pool":
                var identities = new CognitoIdentityClient(
                    new() { IdentityPoolId = "us-east-1:7a20f652-910f-4281-8009-811ae8ac484f", TimeProvider = _clock }, http);
                return identities.CreateCredentialProvider(_ => new((string?)null));
            case "role":
                _here.Write(".aws/config", "[default]\nrole_arn=arn:aws:iam::1:role/r\nsource_profile=default\n"
                    + "aws_access_key_id=AKIA\naws_secret_access_key=s\n");
                return AwsCredentialProvider.Of(new ProfileSource(environment, null), environment);
            case "role of a delegate":
                return AwsCredentialProvider.AssumeRole(
                    AwsCredentialProvider.FromDelegate(_ => new(aws.Issue()), _clock), new("arn:aws:iam::1:role/r"), "us-east-1",
                    environment);
            case "web identity":
                _here.Variables["AWS_ROLE_ARN"] = "arn:aws:iam::1:role/r";
                _here.Variables["AWS_WEB_IDENTITY_TOKEN_FILE"] = _here.Write("token", "canary");
                return AwsCredentialProvider.Of(new WebIdentitySource(environment), environment);
            case "sign-in":
                _here.Write(".aws/config", "[default]\nsso_account_id=1\nsso_role_name=r\nsso_region=us-east-1\nsso_start_url=s\n");
                _here.Write(
                    ".aws/sso/cache/a0f1490a20d0211c997b44bc357e1972deab8ae3.json", // printf %s s | sha1sum
                    """{"accessToken": "token", "expiresAt": "2030-01-01T00:00:00Z"}""");
                return AwsCredentialProvider.Of(new ProfileSource(environment, null), environment);
            case "container":
                _here.Variables["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"] = "/creds";
                return AwsCredentialProvider.Of(new ContainerSource(environment), environment);
            case "instance":
                return AwsCredentialProvider.Of(new InstanceSource(environment), environment);
            default:
                return AwsCredentialProvider.FromDelegate(_ => new(aws.Issue()), _clock);
        }
    }

    /// <summary>
    /// AWS as the stand-in sees it. The agent of a container or instance runs on the machine itself, so its Date is as wrong as the clock.
    /// </summary>
    private sealed class Aws(InstantClock local, TimeSpan ahead) : HttpMessageHandler
    {
        private readonly Lock _gate = new();
        private readonly Dictionary<string, DateTimeOffset> _ends = [];
        private int _refused;

        public TimeSpan Life { get; init; } = WrongClockTests.Life;

        public bool RevokesAll { get; set; }

        public int Issued { get; private set; }

        public int RefusedAsExpired => _refused;

        private DateTimeOffset Now => local.GetUtcNow() + ahead;

        public void Revoke()
        {
            lock (_gate)
                _ends.Clear();
        }

        public AwsCredentials Issue()
        {
            lock (_gate)
            {
                string token = $"token{++Issued}";
                _ends[token] = Now + Life;
                return new() { AccessKeyId = "ASIA", SecretAccessKey = "s", SessionToken = token, Expiration = Now + Life };
            }
        }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            HttpResponseMessage response = Answer(request);
            response.Headers.Date ??= Now;
            return Task.FromResult(response);
        }

        private HttpResponseMessage Answer(HttpRequestMessage request)
        {
            bool isSts = request.RequestUri!.Host.StartsWith("sts.", StringComparison.Ordinal);
            if (Refusal(request) is { } code)
                return Text(
                    isSts ? $"<Error><Code>{code[..^9]}</Code></Error>" : $$"""{"__type": "{{code}}"}""", HttpStatusCode.Forbidden);
            if (isSts)
            {
                AwsCredentials made = Issue();
                return Text("<Credentials><AccessKeyId>A</AccessKeyId><SecretAccessKey>s</SecretAccessKey>"
                    + $"<SessionToken>{made.SessionToken}</SessionToken><Expiration>{made.Expiration:O}</Expiration></Credentials>");
            }
            if (request.RequestUri.Host.StartsWith("169.254.", StringComparison.Ordinal))
            {
                HttpResponseMessage answer = request.RequestUri.AbsolutePath switch
                {
                    "/latest/api/token" => Text("token"),
                    "/latest/meta-data/iam/security-credentials/" => Text("role"),
                    _ => Text(Agent(Issue())),
                };
                answer.Headers.Date = local.GetUtcNow();
                return answer;
            }
            if (request.RequestUri.Host.StartsWith("portal.sso.", StringComparison.Ordinal))
            {
                AwsCredentials made = Issue();
                long end = made.Expiration!.Value.ToUnixTimeMilliseconds();
                return Text("""{"roleCredentials": {"accessKeyId": "A", "secretAccessKey": "s","""
                    + $$""" "sessionToken": "{{made.SessionToken}}", "expiration": {{end}} } }""");
            }
            string target = request.Headers.GetValues("X-Amz-Target").Single();
            if (target.EndsWith(".GetId", StringComparison.Ordinal))
                return Text("""{"IdentityId": "us-east-1:id"}""");
            if (!target.EndsWith(".GetCredentialsForIdentity", StringComparison.Ordinal))
                return Text("{}");
            AwsCredentials issued = Issue();
            return Text($$"""{"Credentials": {"AccessKeyId": "A", "SecretKey": "s", "SessionToken": "{{issued.SessionToken}}","""
                + $$""" "Expiration": {{issued.Expiration!.Value.ToUnixTimeSeconds()}} } }""");
        }

        private string? Refusal(HttpRequestMessage request)
        {
            if (!request.Headers.TryGetValues("X-Amz-Date", out IEnumerable<string>? signed))
                return null;
            if ((SignatureV4.ParseTime(signed.Single()) - Now).Duration() > TimeSpan.FromMinutes(5))
                return request.RequestUri!.Host.StartsWith("sts.", StringComparison.Ordinal)
                    ? "SignatureDoesNotMatchException" : "InvalidSignatureException";
            if (!request.Headers.TryGetValues("X-Amz-Security-Token", out IEnumerable<string>? tokens))
                return null;
            lock (_gate)
            {
                if (!RevokesAll && _ends.TryGetValue(tokens.Single(), out DateTimeOffset end) && Now < end)
                    return null;
                _refused++;
                return "ExpiredTokenException";
            }
        }

        private static string Agent(AwsCredentials issued) => $$"""{"Code": "Success", "AccessKeyId": "A", "SecretAccessKey": "s","""
            + $$""" "Token": "{{issued.SessionToken}}", "Expiration": "{{issued.Expiration:O}}" }""";

        private static HttpResponseMessage Text(string text, HttpStatusCode status = HttpStatusCode.OK) =>
            new(status) { Content = new StringContent(text, Encoding.UTF8, "application/x-amz-json-1.1") };
    }
}
