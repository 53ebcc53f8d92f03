using Flurl;
using Flurl.Http;
using Flurl.Http.Configuration;
using Flurl.Http.Testing;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;

namespace LiteCognito.Flurl.Tests;

/// <summary>Tests which token is added to Flurl requests and when, and that it is sent to no other origin.</summary>
public sealed class WithCognitoTests : IDisposable
{
    private readonly Offline _offline = new();
    private readonly WireMockServer _api = WireMockServer.Start();
    private readonly WireMockServer _elsewhere = WireMockServer.Start();

    public WithCognitoTests()
    {
        foreach (WireMockServer server in (WireMockServer[])[_api, _elsewhere])
        {
            server.Given(Request.Create().WithPath("/orders")).RespondWith(Response.Create().WithBody("[]"));
            Redirect(server, "/inside", "/orders");
        }
        Redirect(_api, "/outside", _elsewhere.Url + "/orders");
        Redirect(_api, "/astray", _elsewhere.Url + "/back");
        Redirect(_elsewhere, "/back", _api.Url + "/orders");
    }

    public static TheoryData<string> Ways => ["request", "client", "builder"];

    public static MatrixTheoryData<string, bool, string> WaysOut =>
        new(["request", "client", "builder"], [false, true], ["/outside", "/astray"]);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Ways))]
    public async Task Token_is_sent_and_refreshed_when_it_has_expired(string way)
    {
        CognitoSession session = await SignInAsync();
        string first = session.Tokens.AccessToken;
        Func<string, IFlurlRequest> request = Requests(way, session);
        await request("/orders").GetStringAsync(cancellationToken: Cancel);
        _offline.Clock.Advance(Offline.TokenValidity);
        await request("/orders").GetStringAsync(cancellationToken: Cancel);

        Assert.NotEqual(first, session.Tokens.AccessToken);
        Assert.Equal(["Bearer " + first, "Bearer " + session.Tokens.AccessToken], Authorizations(_api));
    }

    [Theory, MemberData(nameof(Ways))]
    public async Task Id_token_is_sent_if_it_is_selected(string way)
    {
        CognitoSession session = await SignInAsync();
        await Requests(way, session, TokenUse.Id)("/orders").PostStringAsync("order", cancellationToken: Cancel);
        Assert.Equal(["Bearer " + session.Tokens.IdToken], Authorizations(_api));
        Assert.Equal("order", _api.LogEntries.Single().RequestMessage!.Body);
    }

    [Theory, MemberData(nameof(Ways))]
    public async Task Redirect_within_the_origin_keeps_the_token(string way)
    {
        CognitoSession session = await SignInAsync();
        Assert.Equal("[]", await Requests(way, session)("/inside").GetStringAsync(cancellationToken: Cancel));
        Assert.Equal(Enumerable.Repeat("Bearer " + session.Tokens.AccessToken, 2), Authorizations(_api));
    }

    [Theory, MemberData(nameof(WaysOut))]
    public async Task Redirect_to_another_origin_carries_no_token(string way, bool forward, string path)
    {
        CognitoSession session = await SignInAsync();
        // The token is removed even if Flurl's settings forward the header.
        IFlurlRequest request = Requests(way, session)(path).WithAutoRedirect(true)
            .WithSettings(settings => settings.Redirects.ForwardAuthorizationHeader = settings.Redirects.ForwardHeaders = forward);
        Assert.Equal("[]", await request.GetStringAsync(cancellationToken: Cancel));

        Assert.Equal([null], Authorizations(_elsewhere));
        // A redirect back carries no token either, because the other origin chose its target.
        Assert.Equal(
            path == "/astray" ? ["Bearer " + session.Tokens.AccessToken, null] : ["Bearer " + session.Tokens.AccessToken],
            Authorizations(_api));
    }

    [Fact]
    public async Task Eleventh_redirect_is_returned_and_flurl_does_not_follow_it()
    {
        Redirect(_api, "/round", "/round");
        CognitoSession session = await SignInAsync();
        using IFlurlResponse response = await Requests("builder", session)("/round").WithAutoRedirect(true)
            .GetAsync(cancellationToken: Cancel);
        Assert.Equal(302, response.StatusCode);
        Assert.Equal(11, _api.LogEntries.Count);
    }

    [Fact]
    public async Task Client_from_a_builder_retries_a_request_once_after_a_401()
    {
        CognitoSession session = await SignInAsync();
        string first = session.Tokens.AccessToken;
        _api.Given(Request.Create().WithPath("/strict")).RespondWith(Response.Create().WithStatusCode(401));
        _api.Given(Request.Create().WithPath("/revoking").WithHeader("Authorization", "Bearer " + first)).AtPriority(1)
            .RespondWith(Response.Create().WithStatusCode(401));
        _api.Given(Request.Create().WithPath("/revoking")).AtPriority(2).RespondWith(Response.Create().WithBody("new"));
        Func<string, IFlurlRequest> request = Requests("builder", session);

        Assert.Equal("new", await (await request("/revoking").PostStringAsync("body", cancellationToken: Cancel)).GetStringAsync());
        Assert.Equal(["Bearer " + first, "Bearer " + session.Tokens.AccessToken], Authorizations(_api));
        Assert.All(_api.LogEntries, entry => Assert.Equal("body", entry.RequestMessage!.Body));

        var refused = await Assert.ThrowsAsync<FlurlHttpException>(() => request("/strict").GetAsync(cancellationToken: Cancel));
        Assert.Equal(401, refused.StatusCode);
        Assert.Equal(4, _api.LogEntries.Count);
    }

    [Fact]
    public async Task Token_of_a_request_takes_precedence_over_the_token_of_the_client()
    {
        CognitoSession clients = await SignInAsync();
        CognitoSession own = await SignInAsync();
        using var flurl = new FlurlClient(_api.Url);
        flurl.WithCognito(clients);
        await flurl.Request("/orders").WithCognito(own, TokenUse.Id).GetStringAsync(cancellationToken: Cancel);
        Assert.Equal(["Bearer " + own.Tokens.IdToken], Authorizations(_api));
    }

    [Theory, MemberData(nameof(Ways))]
    public async Task Ended_session_throws_and_nothing_is_sent(string way)
    {
        CognitoSession session = await SignInAsync();
        Func<string, IFlurlRequest> request = Requests(way, session);
        await session.ForgetAsync();
        Exception thrown = await Assert.ThrowsAnyAsync<Exception>(() => request("/orders").GetStringAsync(cancellationToken: Cancel));
        Assert.IsType<CognitoSessionEndedException>(way == "builder" ? Assert.IsType<FlurlHttpException>(thrown).InnerException : thrown);
        Assert.Empty(_api.LogEntries);
    }

    [Fact]
    public async Task HttpTest_sees_the_token_of_a_request_created_from_a_url()
    {
        CognitoSession session = await SignInAsync();
        using var test = new HttpTest();
        test.RespondWith("", 302, new { Location = "https://elsewhere.example.com/" }).RespondWith("[]");
        await "https://api.example.com/orders".WithCognito(session).GetStringAsync(cancellationToken: Cancel);
        test.RespondWith("", 302, new { Location = "https://API.example.com/orders" }).RespondWith("[]");
        await new Url("https://api.example.com:443/orders").WithCognito(session).GetStringAsync(cancellationToken: Cancel);

        Assert.Equal(4, test.CallLog.Count);
        Assert.Equal(
            [session.Tokens.AccessToken, null, session.Tokens.AccessToken, session.Tokens.AccessToken],
            test.CallLog.Select(call => call.HttpRequestMessage.Headers.Authorization?.Parameter));
    }

    [Fact]
    public async Task Hooks_run_in_the_order_in_which_they_were_added()
    {
        CognitoSession session = await SignInAsync();
        List<string> order = [];
        using var flurl = new FlurlClient(_api.Url);
        flurl.BeforeCall(call => order.Add("before " + call.Request.Headers.Contains("Authorization")));
        flurl.WithCognito(session);
        flurl.BeforeCall(async call =>
        {
            await Task.Yield();
            order.Add("then " + call.Request.Headers.Contains("Authorization"));
        });
        flurl.AfterCall(call => order.Add($"after {call.Response.StatusCode}"));
        await flurl.Request("/orders").GetStringAsync(cancellationToken: Cancel);
        Assert.Equal(["before False", "then True", "after 200"], order);
    }

    public void Dispose()
    {
        _offline.Dispose();
        _api.Dispose();
        _elsewhere.Dispose();
    }

    private async Task<CognitoSession> SignInAsync() => Offline.Session(await _offline.SignInAsync(SignInFlow.UserPassword));

    private static void Redirect(WireMockServer server, string path, string location) =>
        server.Given(Request.Create().WithPath(path)).RespondWith(Response.Create().WithStatusCode(302).WithHeader("Location", location));

    private static IEnumerable<string?> Authorizations(WireMockServer server) =>
        server.LogEntries.Select(
            entry => entry.RequestMessage!.Headers!.TryGetValue("Authorization", out var values) ? values.Single() : null);

    /// <summary>Creates requests to the API with a session's token in one of the three ways.</summary>
    private Func<string, IFlurlRequest> Requests(string way, CognitoSession session, TokenUse token = TokenUse.Access)
    {
        IFlurlClient client = way switch
        {
            "client" => new FlurlClient(_api.Url).WithCognito(session, token),
            "builder" => new FlurlClientBuilder(_api.Url).WithCognito(session, token).Build(),
            _ => new FlurlClient(_api.Url),
        };
        return path => way == "request" ? client.Request(path).WithCognito(session, token) : client.Request(path);
    }
}
