using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using LiteCognito.Model;
using LiteCognito.Signing;

namespace LiteCognito.Tests.IdentityPools;

public sealed class CognitoIdentityClientTests : IDisposable
{
    private const string Pool =
        "eu-west-1:7a20f652-910f-4281-8009-811ae8ac484f", Identity = "eu-west-1:0d6a4b2c-5e3f-4a1b-9c8d-7e6f5a4b3c2d";

    private readonly Service _service = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private CognitoIdentityClient Client => new(new() { IdentityPoolId = Pool }, new HttpClient(_service));

    [Fact]
    public async Task Calls_for_users_are_unsigned_and_exact_on_the_wire()
    {
        var logins = new Dictionary<string, string> { ["cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEfGhI"] = "id-token" };

        _service.Answer = $$"""{"IdentityId": "{{Identity}}", "MemberOfTomorrow": 1}""";
        Assert.Equal(Identity, (await Client.GetIdAsync(new() { AccountId = "123456789012", Logins = logins }, Cancel)).IdentityId);
        Sent("GetId", """{"AccountId":"123456789012","Logins":""" +
            $$$"""{"cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEfGhI":"id-token"},"IdentityPoolId":"{{{Pool}}}"}""");

        _service.Answer = $$$"""{"IdentityId": "{{{Identity}}}", "Credentials": {"AccessKeyId": "ASIAEXAMPLE", "SecretKey": "secret",""" +
            """ "SessionToken": "token", "Expiration": 1767348365.5}}""";
        GetCredentialsForIdentityResponse response = await Client.GetCredentialsForIdentityAsync(
            new() { IdentityId = Identity, Logins = logins, CustomRoleArn = "arn:aws:iam::123456789012:role/x" }, Cancel);
        Assert.Equal(
            ("ASIAEXAMPLE", "secret", "token"),
            (response.Credentials!.AccessKeyId, response.Credentials.SecretKey, response.Credentials.SessionToken));
        Assert.Equal(new DateTimeOffset(2026, 1, 2, 10, 6, 5, 500, TimeSpan.Zero), response.Credentials.Expiration);
        Sent(
            "GetCredentialsForIdentity",
            $$$"""{"IdentityId":"{{{Identity}}}","Logins":""" +
            """{"cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEfGhI":"id-token"},""" +
            "\"CustomRoleArn\":\"arn:aws:iam::123456789012:role/x\"}");

        _service.Answer = $$"""{"IdentityId": "{{Identity}}", "Token": "open-id-token"}""";
        Assert.Equal("open-id-token", (await Client.GetOpenIdTokenAsync(new() { IdentityId = Identity }, Cancel)).Token);
        Sent("GetOpenIdToken", $$"""{"IdentityId":"{{Identity}}"}""");
    }

    [Fact]
    public async Task Refusal_is_a_CognitoException_that_repeats_no_token()
    {
        _service.Status = HttpStatusCode.BadRequest;
        _service.Answer = """{"__type": "NotAuthorizedException", "message": "Invalid login token: canary-token"}""";
        var thrown = await Assert.ThrowsAsync<CognitoException>(
            () => Client.GetIdAsync(new() { Logins = new Dictionary<string, string> { ["issuer"] = "canary-token" } }, Cancel));
        Assert.Equal(("GetId", CognitoErrorCodes.NotAuthorized), (thrown.Operation, thrown.Code));
        Assert.DoesNotContain("canary", thrown.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Administrative_call_is_signed_for_the_service()
    {
        var client = new CognitoIdentityClient(new() { IdentityPoolId = Pool, Credentials = new Known() }, new HttpClient(_service));
        await client.CallAsync(
            "DescribeIdentityPool", JsonElement.Parse($$"""{"IdentityPoolId": "{{Pool}}"}"""), cancellationToken: Cancel);
        Assert.Contains(
            "/eu-west-1/cognito-identity/aws4_request", _service.Request!.Headers.GetValues("Authorization").Single(),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Invalid_options_are_named_in_the_error()
    {
        foreach (string id in (string[])["eu-west-1_AbCdEfGhI", "eu-west-1:pool", "EU:7a20f652-910f-4281-8009-811ae8ac484f", ":"])
            Assert.Contains(
                "is not an identity pool ID",
                Assert.Throws<ArgumentException>(() => new CognitoIdentityClient(new() { IdentityPoolId = id })).Message,
                StringComparison.Ordinal);
        Assert.Contains(
            "IdentityPoolId, Region or Endpoint", Assert.Throws<ArgumentException>(() => new CognitoIdentityClient(new())).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "in eu-west-1",
            Assert.Throws<ArgumentException>(
                () => new CognitoIdentityClient(new() { IdentityPoolId = Pool, Region = "us-east-1" })).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(
            () => new CognitoIdentityClient(new() { Region = "us-east-1", Endpoint = new Uri("http://example.com/") }));
    }

    public void Dispose() => _service.Dispose();

    private void Sent(string operation, string body)
    {
        Assert.Equal("https://cognito-identity.eu-west-1.amazonaws.com/", _service.Request!.RequestUri!.AbsoluteUri);
        Assert.Equal("AWSCognitoIdentityService." + operation, _service.Request.Headers.GetValues("X-Amz-Target").Single());
        Assert.False(_service.Request.Headers.Contains("Authorization"));
        Assert.Equal(body, _service.Body);
        Assert.IsType<JsonObject>(JsonNode.Parse(body));
    }

    private sealed class Known : AwsCredentialProvider
    {
        public override ValueTask<AwsCredentials> GetAsync(CancellationToken cancellationToken = default) =>
            new(new AwsCredentials { AccessKeyId = "AKIDEXAMPLE", SecretAccessKey = "secret" });
    }

    private sealed class Service : HttpMessageHandler
    {
        public HttpRequestMessage? Request { get; private set; }

        public string? Body { get; private set; }

        public HttpStatusCode Status { get; set; } = HttpStatusCode.OK;

        public string Answer { get; set; } = "{}";

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Request = request;
            Body = await request.Content!.ReadAsStringAsync(cancellationToken);
            return new(Status) { Content = new StringContent(Answer, Encoding.UTF8, "application/x-amz-json-1.1") };
        }
    }
}
