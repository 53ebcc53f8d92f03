using System.Text.Json;
using Flurl.Http;
using Flurl.Http.Testing;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;
using WireMock.Types;
using WireMock.Util;

namespace LiteCognito.Flurl.Tests;

/// <summary>Tests complete sign-ins with second factors through Flurl.</summary>
public sealed class SignInTests
{
    private const string Endpoint = "https://cognito-idp.us-east-1.amazonaws.com/";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task HttpTest_fakes_and_asserts_a_sign_in_with_an_authenticator()
    {
        List<string> bodies = [];
        using var flurl = new FlurlClient();
        flurl.BeforeCall(async call => bodies.Add(await call.HttpRequestMessage.Content!.ReadAsStringAsync()));
        var client = new CognitoClient(
            new() { UserPoolId = "us-east-1_AbCdEfGhI", ClientId = "app" }, new HttpClient(new FlurlTransport(flurl)));
        using var test = new HttpTest();
        test.RespondWith("""{"ChallengeName": "SOFTWARE_TOKEN_MFA", "Session": "a session of sufficient length",""" +
            """ "ChallengeParameters": {"USER_ID_FOR_SRP": "alice"} }""")
            .RespondWith("""{"__type": "CodeMismatchException", "message": "Invalid code"}""", 400)
            .RespondWith(
                """{"AuthenticationResult": {"AccessToken": "access", "IdToken": "id", "RefreshToken": "refresh", "ExpiresIn": 3600} }""")
            .RespondWith("""{"SecretCode": "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"}""")
            .RespondWith("""{"Status": "SUCCESS"}""")
            .RespondWith("{}")
            .RespondWith("""{"Username": "alice", "UserAttributes": [], "PreferredMfaSetting": "SOFTWARE_TOKEN_MFA"}""");

        var request = new SignInRequest { Username = "alice", Password = "p", Flow = SignInFlow.UserPassword };
        var code = Assert.IsAssignableFrom<CodeChallenge>(await client.SignInAsync(request, Cancel));
        Assert.Equal(
            CognitoErrorCodes.CodeMismatch, (await Assert.ThrowsAsync<CognitoException>(() => code.RespondAsync("000000", Cancel))).Code);
        CognitoSession session = Assert.IsType<SignedIn>(await code.RespondAsync("123456", Cancel)).Session;
        Assert.Equal("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP", (await session.AssociateSoftwareTokenAsync(Cancel)).SecretCode);
        Assert.True(await session.VerifySoftwareTokenAsync("123456", cancellationToken: Cancel));
        await session.SetMfaPreferenceAsync(new() { SoftwareToken = MfaSetting.Preferred }, Cancel);
        Assert.Equal("SOFTWARE_TOKEN_MFA", (await session.GetUserAsync(Cancel)).PreferredMfaSetting);

        test.ShouldHaveCalled(Endpoint).WithVerb(HttpMethod.Post).WithHeader("Content-Type", "application/x-amz-json-1.1").Times(7);
        foreach ((string operation, int times)
            in ((string, int)[])[("InitiateAuth", 1), ("RespondToAuthChallenge", 2), ("AssociateSoftwareToken", 1),
            ("VerifySoftwareToken", 1), ("SetUserMFAPreference", 1), ("GetUser", 1)])
            test.ShouldHaveCalled(Endpoint).WithHeader("X-Amz-Target", "AWSCognitoIdentityProviderService." + operation).Times(times);
        using JsonDocument body = JsonDocument.Parse(bodies[2]);
        Assert.Equal("123456", body.RootElement.GetProperty("ChallengeResponses").GetProperty("SOFTWARE_TOKEN_MFA_CODE").GetString());
    }

    [Fact]
    public async Task Hooks_see_every_call_of_a_sign_in_over_a_real_socket()
    {
        using var offline = new Offline();
        using WireMockServer server = Serve(offline);
        List<string> before = [], after = [];
        using var flurl = new FlurlClient();
        flurl.BeforeCall(call => before.Add(Target(call)));
        flurl.AfterCall(async call =>
        {
            await Task.Yield();
            after.Add($"{Target(call)} {call.HttpResponseMessage.StatusCode:D}");
        });

        await SignInAndEnrolAsync(offline, offline.NewClient(new HttpClient(new FlurlTransport(flurl)), new Uri(server.Url!)));

        Assert.Equal(
            ["InitiateAuth", "RespondToAuthChallenge", "AssociateSoftwareToken", "VerifySoftwareToken", "SetUserMFAPreference",
            "InitiateAuth", "RespondToAuthChallenge", "RespondToAuthChallenge", "RespondToAuthChallenge", "GetUser"], before);
        Assert.Equal(before.Select((name, index) => $"{name} {(index == 7 ? 400 : 200)}"), after);
        Assert.All(
            server.LogEntries,
            entry => Assert.Equal("application/x-amz-json-1.1", entry.RequestMessage!.Headers!["Content-Type"].Single()));
    }

    [Fact]
    public async Task Session_refreshes_through_the_transport()
    {
        using var offline = new Offline();
        using WireMockServer server = Serve(offline);
        using var flurl = new FlurlClient();
        CognitoClient client = offline.NewClient(new HttpClient(new FlurlTransport(flurl)), new Uri(server.Url!));
        CognitoSession session = Assert.IsType<SignedIn>(await client.SignInAsync(Offline.Username, Offline.Password, Cancel)).Session;
        string first = await session.GetAccessTokenAsync(Cancel);
        offline.Clock.Advance(Offline.TokenValidity);
        string[] tokens = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => session.GetAccessTokenAsync(Cancel)));
        Assert.NotEqual(first, Assert.Single(tokens.Distinct()));
        Assert.Equal(3, server.LogEntries.Count);
    }

    /// <summary>Signs in over SRP, enrolls an authenticator, and signs in again with its code.</summary>
    private static async Task SignInAndEnrolAsync(Offline offline, CognitoClient client)
    {
        CognitoSession session = Offline.Session(await client.SignInAsync(Offline.Username, Offline.Password, Cancel));
        SoftwareTokenSecret secret = await session.AssociateSoftwareTokenAsync(Cancel);
        Assert.True(await session.VerifySoftwareTokenAsync(offline.Totp(secret.SecretCode), cancellationToken: Cancel));
        await session.SetMfaPreferenceAsync(new() { SoftwareToken = MfaSetting.Preferred }, Cancel);
        offline.NextTotpStep();

        var code = Assert.IsAssignableFrom<CodeChallenge>(await client.SignInAsync(Offline.Username, Offline.Password, Cancel));
        var wrong = await Assert.ThrowsAsync<CognitoException>(() => code.RespondAsync("000000", Cancel));
        Assert.Equal(CognitoErrorCodes.CodeMismatch, wrong.Code);
        CognitoSession second = Offline.Session(await code.RespondAsync(offline.Totp(secret.SecretCode), Cancel));
        Assert.Equal("SOFTWARE_TOKEN_MFA", (await second.GetUserAsync(Cancel)).PreferredMfaSetting);
    }

    /// <summary>Starts a server on loopback that returns the emulator's answers.</summary>
    private static WireMockServer Serve(Offline offline)
    {
        WireMockServer server = WireMockServer.Start();
        var http = new HttpClient(offline.Emulator.CreateHandler());
        server.Given(Request.Create().UsingPost()).RespondWith(Response.Create().WithCallback(async request =>
        {
            using var message = new HttpRequestMessage(HttpMethod.Post, request.Url)
            {
                Content = new ByteArrayContent(request.BodyAsBytes!),
            };
            message.Headers.Add("X-Amz-Target", request.Headers!["X-Amz-Target"].Single());
            using HttpResponseMessage answer = await http.SendAsync(message);
            return new WireMock.ResponseMessage
            {
                StatusCode = (int)answer.StatusCode,
                Headers = answer.Headers.Concat(answer.Content.Headers).ToDictionary(
                header => header.Key, header => new WireMockList<string>(header.Value.ToArray())),
                BodyData = new BodyData { DetectedBodyType = BodyType.Bytes, BodyAsBytes = await answer.Content.ReadAsByteArrayAsync() },
            };
        }));
        return server;
    }

    private static string Target(FlurlCall call) => call.HttpRequestMessage.Headers.GetValues("X-Amz-Target").Single().Split('.')[1];
}
