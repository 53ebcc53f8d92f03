using System.Net;
using System.Text;
using LiteCognito.Signing;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;

namespace LiteCognito.Tests.Signing.Credentials;

/// <summary>Tests each source of credentials and the order in which the sources are searched.</summary>
public sealed class ChainTests : IDisposable
{
    private const string Stated = """{"Code": "Success", "AccessKeyId": "ASIASTATED", "SecretAccessKey": "canary-secret-key",""" +
        """ "Token": "canary-token", "Expiration": "2026-01-02T09:04:05Z"}""";

    private readonly Surroundings _here = new();
    private readonly WireMockServer _server = WireMockServer.Start();

    [Fact]
    public async Task First_available_source_is_used()
    {
        _server.Given(Request.Create().WithPath("/latest/api/token").UsingPut()).RespondWith(Response.Create().WithBody("imds-token"));
        _server.Given(
            Request.Create().WithPath("/latest/meta-data/iam/security-credentials/").UsingGet()).RespondWith(
                Response.Create().WithBody("role"));
        _server.Given(Request.Create().WithPath("/latest/meta-data/iam/security-credentials/role").UsingGet()).RespondWith(
            Response.Create().WithBody(Stated.Replace("STATED", "INSTANCE", StringComparison.Ordinal)));
        _server.Given(Request.Create().WithPath("/container").UsingGet()).RespondWith(
            Response.Create().WithBody(Stated.Replace("STATED", "CONTAINER", StringComparison.Ordinal)));
        _server.Given(Request.Create().WithPath("/").UsingPost()).RespondWith(Response.Create().WithBody(Assumed("ASIAWEB")));

        _here.Variables["AWS_EC2_METADATA_SERVICE_ENDPOINT"] = _server.Url!;
        Assert.Equal("ASIAINSTANCE", (await _here.DefaultAsync()).AccessKeyId);
        _here.Variables["AWS_CONTAINER_CREDENTIALS_FULL_URI"] = _server.Url + "/container";
        Assert.Equal("ASIACONTAINER", (await _here.DefaultAsync()).AccessKeyId);
        _here.Write(".aws/credentials", "[default]\naws_access_key_id = AKIAPROFILE\naws_secret_access_key = canary-secret-key\n");
        Assert.Equal("AKIAPROFILE", (await _here.DefaultAsync()).AccessKeyId);
        _here.Variables["AWS_ENDPOINT_URL_STS"] = _server.Url!;
        _here.Variables["AWS_WEB_IDENTITY_TOKEN_FILE"] = _here.Write("token", "canary-web-token\n");
        _here.Variables["AWS_ROLE_ARN"] = "arn:aws:iam::123456789012:role/web";
        Assert.Equal("ASIAWEB", (await _here.DefaultAsync()).AccessKeyId);
        _here.Variables["AWS_PROFILE"] = "default";
        _here.Variables["AWS_ACCESS_KEY_ID"] = "AKIAENVIRONMENT";
        _here.Variables["AWS_SECRET_ACCESS_KEY"] = Surroundings.Secret;
        AwsCredentials credentials = await _here.DefaultAsync();
        Assert.Equal(
            ("AKIAENVIRONMENT", Surroundings.Secret, null, null),
            (credentials.AccessKeyId, credentials.SecretAccessKey, credentials.SessionToken, credentials.Expiration));
    }

    [Fact]
    public async Task Error_lists_every_source_in_order_if_there_are_no_credentials()
    {
        string message = (await Surroundings.RefusedAsync(_here.DefaultAsync)).Message;
        string[] places = [
            "AWS_ACCESS_KEY_ID", "AWS_WEB_IDENTITY_TOKEN_FILE", "the profile 'default'", "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
            "IMDSv2"];
        Assert.Equal(places.Order(), places.Where(place => message.Contains(place, StringComparison.Ordinal)).Order());
        Assert.Equal(
            [.. places.Select(place => message.IndexOf(place, StringComparison.Ordinal))],
            [.. places.Select(place => message.IndexOf(place, StringComparison.Ordinal)).Order()]);
        Assert.All(_here.Asked, asked => Assert.Equal("169.254.169.254", asked.Host));
    }

    [Theory]
    [InlineData("AWS_ACCESS_KEY_ID", "AKIA", "AWS_SECRET_ACCESS_KEY is not")]
    [InlineData("AWS_SECRET_ACCESS_KEY", "canary", "AWS_ACCESS_KEY_ID is not")]
    [InlineData("AWS_WEB_IDENTITY_TOKEN_FILE", "/nowhere", "AWS_ROLE_ARN is not")]
    [InlineData("AWS_PROFILE", "other", "the profile 'other'")]
    [InlineData("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "no-slash", "must be a path")]
    [InlineData("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "@evil.example/x", "must be a path")]
    [InlineData("AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://evil.example/", "evil.example over http")]
    [InlineData("AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://169.254.170.2.evil.example/", "over http")]
    [InlineData("AWS_CONTAINER_CREDENTIALS_FULL_URI", "file:///etc/passwd", "must be an http or https address")]
    [InlineData("AWS_EC2_METADATA_SERVICE_ENDPOINT", "nonsense", "must be an http or https address")]
    public async Task Source_that_is_present_but_broken_is_an_error(string variable, string value, string says)
    {
        _here.Variables[variable] = value;
        Assert.Contains(says, (await Surroundings.RefusedAsync(_here.DefaultAsync)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Instance_service_is_called_for_a_token_before_the_role()
    {
        _server.Given(
            Request.Create().WithPath("/latest/api/token").UsingPut().WithHeader(
                "X-aws-ec2-metadata-token-ttl-seconds", "21600")).RespondWith(Response.Create().WithBody("imds-token"));
        _server.Given(
            Request.Create().WithPath(
                "/latest/meta-data/iam/security-credentials/").UsingGet().WithHeader("X-aws-ec2-metadata-token", "imds-token")).RespondWith(
                    Response.Create().WithBody("my role\n"));
        _server.Given(
            Request.Create().WithPath(
                "/latest/meta-data/iam/security-credentials/my role").UsingGet().WithHeader(
                    "X-aws-ec2-metadata-token", "imds-token")).RespondWith(Response.Create().WithBody(Stated));
        _here.Variables["AWS_EC2_METADATA_SERVICE_ENDPOINT"] = _server.Url + "/";
        AwsCredentials credentials = await _here.DefaultAsync();
        Assert.Equal(
            ("ASIASTATED", "canary-token", new DateTimeOffset(2026, 1, 2, 9, 4, 5, TimeSpan.Zero)),
            (credentials.AccessKeyId, credentials.SessionToken, credentials.Expiration));
        Assert.Equal(3, _server.LogEntries.Count);
    }

    [Theory]
    [InlineData("canary\r\nX-Admin: 1")]
    [InlineData("canary\0")]
    public async Task Session_token_of_the_instance_service_that_is_no_header_is_an_error(string token)
    {
        _server.Given(Request.Create().WithPath("/latest/api/token").UsingPut()).RespondWith(Response.Create().WithBody(token));
        _here.Variables["AWS_EC2_METADATA_SERVICE_ENDPOINT"] = _server.Url + "/";
        Assert.Contains("header", (await Surroundings.RefusedAsync(_here.DefaultAsync)).Message, StringComparison.Ordinal);
        Assert.Single(_server.LogEntries);
    }

    [Fact]
    public async Task Instance_service_without_tokens_is_not_called_over_IMDSv1()
    {
        _here.Variables["AWS_EC2_METADATA_SERVICE_ENDPOINT"] = _server.Url!; // answers every request with 404
        await Surroundings.RefusedAsync(_here.DefaultAsync);
        Assert.Equal("PUT", Assert.Single(_server.LogEntries).RequestMessage!.Method);
    }

    [Theory]
    [InlineData("HTTP/1.1 canary-web-token\r\n\r\n", "not valid HTTP")]
    [InlineData("HTTP/1.1 200 OK\r\ncanary-web-token\r\n\r\n", "not valid HTTP")]
    [InlineData("HTTP/1.1 403 No\r\nConnection: close\r\n\r\n<Error><Code>canary-web-token</Code></Error>", "status 403")]
    [InlineData("HTTP/1.1 403 No\r\nConnection: close\r\n\r\n<Error><Code>Canary\u001b[2JDenied</Code></Error>", "status 403")]
    public async Task Web_identity_token_that_STS_sends_back_is_not_repeated(string answer, string says)
    {
        using var sts = new Protocol.ScriptedServer(() => answer, () => answer, () => answer);
        _here.Variables["AWS_ENDPOINT_URL_STS"] = sts.Url.ToString();
        _here.Variables["AWS_WEB_IDENTITY_TOKEN_FILE"] = _here.Write("token", "canary-web-token\n");
        _here.Variables["AWS_ROLE_ARN"] = "arn:aws:iam::123456789012:role/web";
        AwsCredentialException thrown = await Surroundings.RefusedAsync(_here.DefaultAsync);
        Assert.Contains(says, thrown.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b", thrown.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Disabled_instance_service_is_not_called()
    {
        _here.Variables["AWS_EC2_METADATA_DISABLED"] = "true";
        await Surroundings.RefusedAsync(_here.DefaultAsync);
        Assert.Empty(_here.Asked);
    }

    [Fact]
    public async Task Instance_service_has_its_own_IPv6_address()
    {
        _here.Variables["AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE"] = "IPv6";
        await Surroundings.RefusedAsync(_here.DefaultAsync);
        Assert.All(_here.Asked, asked => Assert.Equal("[fd00:ec2::254]", asked.Host));
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Container_endpoint_is_called_with_the_authorization_token(bool fromFile)
    {
        _server.Given(
            Request.Create().WithPath("/creds").UsingGet().WithHeader("Authorization", "canary-container")).RespondWith(
                Response.Create().WithBody(Stated));
        _here.Variables["AWS_CONTAINER_CREDENTIALS_FULL_URI"] = _server.Url + "/creds";
        _here.Variables["AWS_CONTAINER_AUTHORIZATION_TOKEN" + (fromFile ? "_FILE" : "")] = fromFile
            ? _here.Write("token", "canary-container\n")
            : "canary-container";
        Assert.Equal("ASIASTATED", (await _here.DefaultAsync()).AccessKeyId);
    }

    [Theory]
    [InlineData("AWS_WEB_IDENTITY_TOKEN_FILE", 30)]
    [InlineData("AWS_WEB_IDENTITY_TOKEN_FILE", 300)] // longer than the name of a file can be
    [InlineData("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE", 30)]
    [InlineData("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE", 300)]
    public async Task Token_in_place_of_the_path_of_its_file_is_not_quoted(string variable, int length)
    {
        _here.Variables["AWS_ROLE_ARN"] = "arn:aws:iam::123456789012:role/web";
        if (variable.StartsWith("AWS_CONTAINER", StringComparison.Ordinal))
            _here.Variables["AWS_CONTAINER_CREDENTIALS_FULL_URI"] = _server.Url + "/creds";
        _here.Variables[variable] = $"eyJhbGciOiJSUzI1NiJ9.canary{new string('a', length)}.c2ln";
        AwsCredentialException refused = await Surroundings.RefusedAsync(_here.DefaultAsync);
        Assert.DoesNotContain("canary", refused.ToString(), StringComparison.Ordinal);
        Assert.Contains(variable, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "/v2/credentials/x", "http://169.254.170.2/v2/credentials/x")]
    [InlineData("AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://169.254.170.23/v1/credentials", "http://169.254.170.23/v1/credentials")]
    [InlineData("AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://[fd00:ec2::23]/v1/credentials", "http://[fd00:ec2::23]/v1/credentials")]
    [InlineData("AWS_CONTAINER_CREDENTIALS_FULL_URI", "https://example.com/v1/credentials", "https://example.com/v1/credentials")]
    public async Task Container_endpoint_can_be_an_ECS_or_EKS_address_or_use_https(string variable, string value, string asked)
    {
        _here.Variables[variable] = value;
        _here.Elsewhere = _ => new(HttpStatusCode.OK) { Content = new StringContent(Stated) };
        await _here.DefaultAsync();
        Assert.Equal(asked, Assert.Single(_here.Asked).AbsoluteUri);
    }

    [Theory]
    [InlineData("<html>canary</html>")]
    [InlineData("[]")]
    [InlineData("""{"AccessKeyId": "canary"}""")]
    [InlineData("""{"AccessKeyId": "A", "SecretAccessKey": "canary", "Expiration": "canary"}""")]
    [InlineData("""{"Code": "Failed", "AccessKeyId": "A", "SecretAccessKey": "canary"}""")]
    [InlineData("""{"AccessKeyId": "A", "SecretAccessKey": "canary", "Expiration": "2025-12-31T23:59:59Z"}""")]
    public async Task Answer_without_valid_credentials_is_refused_without_quoting_it(string answer)
    {
        _server.Given(Request.Create().UsingGet()).RespondWith(Response.Create().WithBody(answer));
        _here.Variables["AWS_CONTAINER_CREDENTIALS_FULL_URI"] = _server.Url!;
        await Surroundings.RefusedAsync(_here.DefaultAsync);
    }

    [Fact]
    public async Task Failed_call_of_the_container_endpoint_is_retried()
    {
        _server.Given(Request.Create().UsingGet()).InScenario("s").WillSetStateTo("up").RespondWith(Response.Create().WithStatusCode(500));
        _server.Given(Request.Create().UsingGet()).InScenario("s").WhenStateIs("up").RespondWith(Response.Create().WithBody(Stated));
        _here.Variables["AWS_CONTAINER_CREDENTIALS_FULL_URI"] = _server.Url!;
        Assert.Equal("ASIASTATED", (await _here.DefaultAsync()).AccessKeyId);
        Assert.Equal(2, _server.LogEntries.Count);
    }

    [Fact]
    public async Task Web_identity_is_exchanged_unsigned_and_its_token_is_never_quoted()
    {
        _server.Given(Request.Create().UsingPost()).RespondWith(Response.Create().WithBody(Assumed("ASIAWEB")));
        _here.Variables["AWS_ENDPOINT_URL_STS"] = _server.Url!;
        _here.Variables["AWS_WEB_IDENTITY_TOKEN_FILE"] = _here.Write("token", "canary-web-token\n");
        _here.Variables["AWS_ROLE_ARN"] = "arn:aws:iam::123456789012:role/web";
        _here.Variables["AWS_ROLE_SESSION_NAME"] = "pod";
        AwsCredentials credentials = await _here.DefaultAsync();
        Assert.Equal(
            ("ASIAWEB", "canary/secret&key", "canary-session"),
            (credentials.AccessKeyId, credentials.SecretAccessKey, credentials.SessionToken));
        var request = Assert.Single(_server.LogEntries).RequestMessage!;
        Assert.Equal("Action=AssumeRoleWithWebIdentity&Version=2011-06-15&RoleArn=arn%3Aaws%3Aiam%3A%3A123456789012%3Arole%2Fweb" +
            "&RoleSessionName=pod&WebIdentityToken=canary-web-token", request.Body);
        Assert.False(request.Headers!.ContainsKey("Authorization"));

        _server.Reset();
        _server.Given(Request.Create().UsingPost()).RespondWith(Response.Create().WithStatusCode(400)
            .WithBody(
                "<ErrorResponse><Error><Code>InvalidIdentityToken</Code><Message>canary-web-token is " +
                    "wrong</Message></Error></ErrorResponse>"));
        AwsCredentialException thrown = await Surroundings.RefusedAsync(_here.DefaultAsync);
        Assert.Contains("InvalidIdentityToken", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Role_is_assumed_with_a_signed_call()
    {
        _server.Given(Request.Create().UsingPost()).RespondWith(Response.Create().WithBody(Assumed("ASIAROLE")));
        _here.Variables["AWS_ENDPOINT_URL_STS"] = _server.Url!;
        _here.Variables["AWS_CONFIG_FILE"] = _here.Write("config", """
            [profile work]
            role_arn = arn:aws:iam::123456789012:role/admin
            source_profile = base
            external_id = x 1
            duration_seconds = 900
            role_session_name = me
            region = eu-west-1
            """);
        _here.Variables["AWS_SHARED_CREDENTIALS_FILE"] = _here.Write(
            "creds", "[base]\naws_access_key_id=AKIABASE\naws_secret_access_key=canary-secret-key\n");
        _here.Variables["AWS_PROFILE"] = "work";
        Assert.Equal("ASIAROLE", (await _here.DefaultAsync()).AccessKeyId);

        var request = Assert.Single(_server.LogEntries).RequestMessage!;
        Assert.Equal("Action=AssumeRole&Version=2011-06-15&RoleArn=arn%3Aaws%3Aiam%3A%3A123456789012%3Arole%2Fadmin" +
            "&RoleSessionName=me&DurationSeconds=900&ExternalId=x%201", request.Body);
        Dictionary<string, string> headers = request.Headers!.ToDictionary(
            header => header.Key.ToLowerInvariant(), header => header.Value.ToString());
        Dictionary<string, string> signed = headers.Where(header => header.Key is "content-type" or "host" or "x-amz-date").ToDictionary();
        Assert.Equal(
            PlainSignature.Authorization(
                "AKIABASE", Surroundings.Secret, "eu-west-1", "sts", "POST", "/", signed, Encoding.UTF8.GetBytes(request.Body!)),
            headers["authorization"]);
    }

    [Theory]
    [InlineData("SignatureDoesNotMatch", 403, 20, 2)] // the clock is wrong and is corrected
    [InlineData("SignatureDoesNotMatch", 403, 0, 1)] // the secret is wrong
    [InlineData("Throttling", 400, 0, 2)]
    [InlineData("IDPCommunicationError", 400, 0, 2)]
    [InlineData("ExpiredToken", 400, 0, 1)]
    public async Task Sts_call_is_retried_only_if_a_retry_may_help(string code, int status, int minutes, int calls)
    {
        var times = new List<string>();
        DateTimeOffset theirs = _here.Clock.GetUtcNow().AddMinutes(minutes);
        _here.Elsewhere = request =>
        {
            Assert.Equal("sts.us-east-1.amazonaws.com", request.RequestUri!.Host);
            times.Add(request.Headers.GetValues("X-Amz-Date").Single());
            return times.Count > 1 ? new() { Content = new StringContent(Assumed("ASIAROLE")) }
                : new((System.Net.HttpStatusCode)status)
                {
                    Content = new StringContent($"<ErrorResponse><Error><Code>{code}</Code></Error></ErrorResponse>"),
                    Headers = { Date = theirs },
                };
        };
        _here.Write(
            ".aws/config",
            "[default]\nrole_arn = arn:aws:iam::123456789012:role/admin\nsource_profile = default\naws_access_key_id = " +
                "AKIA\naws_secret_access_key = canary\n");
        if (calls == 1)
            Assert.Contains(code, (await Surroundings.RefusedAsync(_here.DefaultAsync)).Message, StringComparison.Ordinal);
        else
            Assert.Equal("ASIAROLE", (await _here.DefaultAsync()).AccessKeyId);
        Assert.Equal(calls, times.Count);
        Assert.Equal(
            minutes > 0,
            times[0] != times[^1] && DateTimeOffset.ParseExact(
                times[^1], "yyyyMMdd'T'HHmmss'Z'", null, System.Globalization.DateTimeStyles.AssumeUniversal) > theirs.AddMinutes(-1));
    }

    [Fact]
    public async Task Invalid_region_is_refused_before_it_becomes_part_of_a_host_name()
    {
        _here.Variables["AWS_REGION"] = "x.example.com/";
        _here.Write(
            ".aws/config",
            "[default]\nrole_arn = arn:aws:iam::123456789012:role/admin\nsource_profile = default\naws_access_key_id = " +
                "AKIA\naws_secret_access_key = canary\n");
        Assert.Contains("not a region", (await Surroundings.RefusedAsync(_here.DefaultAsync)).Message, StringComparison.Ordinal);
        Assert.Empty(_here.Asked);
    }

    [Fact]
    public async Task Error_for_a_refused_role_quotes_the_message_of_STS()
    {
        _server.Given(Request.Create().UsingPost()).RespondWith(Response.Create().WithStatusCode(403)
            .WithBody(
                "<ErrorResponse><Error><Code>AccessDenied</Code><Message>User: x is not authorized to perform: " +
                    "sts:AssumeRole</Message></Error></ErrorResponse>"));
        _here.Variables["AWS_ENDPOINT_URL"] = _server.Url!;
        _here.Write(
            ".aws/config",
            "[default]\nrole_arn = arn:aws:iam::123456789012:role/admin\nsource_profile = default\naws_access_key_id = " +
                "AKIA\naws_secret_access_key = canary\n");
        string message = (await Surroundings.RefusedAsync(_here.DefaultAsync)).Message;
        Assert.Contains("AccessDenied: User: x is not authorized", message, StringComparison.Ordinal);
        Assert.Contains("arn:aws:iam::123456789012:role/admin", message, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _server.Dispose();
        _here.Dispose();
    }

    private static string Assumed(string id) => $"""
        <AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult>
        <AssumedRoleUser><Arn>arn</Arn></AssumedRoleUser>
        <Credentials><AccessKeyId>{id}</AccessKeyId><SecretAccessKey>canary/secret&amp;key</SecretAccessKey>
        <SessionToken>canary-session</SessionToken>
        <Expiration>2026-01-02T04:04:05Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>
        """;
}
