using System.Net;
using System.Text.Json.Nodes;
using LiteCognito.Tests.Tokens;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;

namespace LiteCognito.Hosting.Tests.AspNetCore;

public sealed class JwtBearerTests : IAsyncLifetime
{
    private JwtSite _site = null!;

    public async ValueTask InitializeAsync() => _site = await JwtSite.StartAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Access_token_of_a_listed_client_is_accepted_by_every_policy()
    {
        foreach (string path in JwtSite.Protected)
            Assert.Equal(HttpStatusCode.OK, await _site.StatusAsync(path, _site.Token()));
        Assert.Equal("alice", await _site.TextAsync("/me", _site.Token()));
    }

    [Fact]
    public async Task Request_without_a_token_is_challenged_without_an_error_code()
    {
        foreach (string path in JwtSite.Protected)
        {
            using HttpResponseMessage response = await _site.SendAsync(path, null);
            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
            Assert.Equal("Bearer", response.Headers.WwwAuthenticate.ToString());
        }
        Assert.Equal("anonymous", await _site.TextAsync("/open", null));
    }

    [Fact]
    public async Task ID_token_with_the_right_group_is_refused_by_every_policy()
    {
        string token = _site.Token("id");
        foreach (string path in JwtSite.Protected)
            Assert.Equal(HttpStatusCode.Unauthorized, await _site.StatusAsync(path, token));
    }

    [Fact]
    public async Task Token_of_another_client_with_the_right_group_is_refused_by_every_policy()
    {
        string token = _site.Token("access", ("client_id", "another"));
        foreach (string path in JwtSite.Protected)
            Assert.Equal(HttpStatusCode.Unauthorized, await _site.StatusAsync(path, token));
    }

    [Fact]
    public async Task Challenge_names_no_reason_and_the_same_for_every_refused_token()
    {
        string[] tokens =
        [
            _site.Token("id"), _site.Token("access", ("exp", 1)), _site.Token("access", ("client_id", "another")),
            _site.Token() + "A", "abc", _site.Token("access", ("iss", TokenForge.OtherIssuer)),
        ];
        foreach (string token in tokens)
        {
            using HttpResponseMessage response = await _site.SendAsync("/me", token);
            Assert.Equal("Bearer error=\"invalid_token\"", response.Headers.WwwAuthenticate.ToString());
            Assert.Equal("", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public async Task Refused_token_is_not_in_the_logs()
    {
        string token = _site.Token("access", ("exp", 1));
        Assert.Equal(HttpStatusCode.Unauthorized, await _site.StatusAsync("/me", token));
        Assert.Contains("expired", _site.Log.All, StringComparison.Ordinal);
        foreach (string part in token.Split('.'))
            Assert.DoesNotContain(part, _site.Log.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_Authorization_headers_are_refused_even_if_both_have_a_genuine_token()
    {
        string value = "Bearer " + _site.Token();
        using HttpResponseMessage single = await _site.SendWithAsync("/me", value);
        Assert.Equal(HttpStatusCode.OK, single.StatusCode);
        using var socket = new System.Net.Sockets.TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, _site.Http.BaseAddress!.Port, TestContext.Current.CancellationToken);
        using var writer = new StreamWriter(socket.GetStream()) { NewLine = "\r\n" };
        await writer.WriteAsync(
            $"GET /me HTTP/1.1\r\nHost: localhost\r\nAuthorization: {value}\r\nAuthorization: {value}\r\nConnection: close\r\n\r\n");
        await writer.FlushAsync(TestContext.Current.CancellationToken);
        using var reader = new StreamReader(socket.GetStream());
        Assert.Equal("HTTP/1.1 401 Unauthorized", await reader.ReadLineAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Token_in_the_query_is_not_read()
    {
        Assert.Equal(HttpStatusCode.Unauthorized, await _site.StatusAsync("/me?access_token=" + _site.Token(), null));
        Assert.Equal("anonymous", await _site.TextAsync("/open?access_token=" + _site.Token(), null));
    }

    [Fact]
    public async Task Other_schemes_of_authorization_are_ignored()
    {
        foreach (string value in (string[])["Basic YTpi", "bearer", "Bearer", "Token " + _site.Token(), _site.Token()])
        {
            using HttpResponseMessage response = await _site.SendWithAsync("/me", value);
            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        }
    }

    [Fact]
    public async Task Token_expires_by_the_clock_of_the_services()
    {
        string token = _site.Token();
        _site.Forge.Clock.Advance(TimeSpan.FromSeconds(3599));
        Assert.Equal(HttpStatusCode.OK, await _site.StatusAsync("/me", token));
        _site.Forge.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.Unauthorized, await _site.StatusAsync("/me", token));
    }

    [Fact]
    public async Task Group_is_a_role_only_if_it_is_the_whole_name()
    {
        foreach (JsonNode? groups in (JsonNode?[])[new JsonArray("Admins"), new JsonArray("admin"), new JsonArray(), null, "admins2"])
            Assert.Equal(HttpStatusCode.Forbidden, await _site.StatusAsync("/admin", _site.Token("access", ("cognito:groups", groups))));
        Assert.Equal(
            HttpStatusCode.OK, await _site.StatusAsync("/admin", _site.Token("access", ("cognito:groups", new JsonArray("a", "admins")))));
    }

    [Fact]
    public async Task Claims_named_like_roles_of_dotnet_are_not_roles()
    {
        string token = _site.Token(
            "access", ("cognito:groups", null), ("role", "admins"), ("roles", new JsonArray("admins")),
            ("http://schemas.microsoft.com/ws/2008/06/identity/claims/role", "admins"));
        Assert.Equal(HttpStatusCode.Forbidden, await _site.StatusAsync("/admin", token));
    }

    [Fact]
    public async Task Claims_keep_the_names_of_the_token()
    {
        string claims = await _site.TextAsync("/claims", _site.Token());
        foreach (string claim in (string[])
            ["sub=sub-1", "token_use=access", "client_id=client", "username=alice", "cognito:groups=admins", "scope=openid orders/read"])
            Assert.Contains(claim, claims.Split('\n'));
    }

    [Fact]
    public async Task Token_of_a_machine_has_no_name_but_its_scopes()
    {
        string token = _site.Token("access", ("username", null), ("cognito:groups", null));
        Assert.Equal("nobody", await _site.TextAsync("/me", token));
        Assert.Equal(HttpStatusCode.OK, await _site.StatusAsync("/orders", token));
        Assert.Equal(HttpStatusCode.Forbidden, await _site.StatusAsync("/admin", token));
    }

    [Fact]
    public async Task ID_tokens_are_accepted_only_if_the_options_say_so_and_then_no_access_tokens()
    {
        await using JwtSite site = await JwtSite.StartAsync(options => options.TokenUse = TokenUse.Id);
        Assert.Equal("alice", await site.TextAsync("/me", site.Token("id")));
        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync("/admin", site.Token("id")));
        Assert.Equal(HttpStatusCode.Unauthorized, await site.StatusAsync("/me", site.Token()));
        Assert.Equal(HttpStatusCode.Unauthorized, await site.StatusAsync("/admin", site.Token()));
    }

    [Fact]
    public async Task Token_longer_than_the_limit_is_refused()
    {
        await using JwtSite site = await JwtSite.StartAsync(options => options.MaxTokenLength = 1000);
        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync("/me", site.Token()));
        Assert.Equal(HttpStatusCode.Unauthorized, await site.StatusAsync("/me", site.Token("access", ("x", new string('x', 1000)))));
        Assert.Contains("TooLong", site.Log.All + TokenRefusal.TooLong, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Clock_tolerance_applies()
    {
        await using JwtSite site = await JwtSite.StartAsync(options => options.ClockTolerance = TimeSpan.FromSeconds(30));
        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync("/me", site.Token("access", ("exp", site.Forge.Now - 29))));
        Assert.Equal(HttpStatusCode.Unauthorized, await site.StatusAsync("/me", site.Token("access", ("exp", site.Forge.Now - 30))));
    }

    [Fact]
    public async Task Tokens_of_several_pools_are_accepted_each_with_its_own_clients()
    {
        await using JwtSite site = await JwtSite.StartAsync(options => options.Pools.Add(new()
        {
            UserPoolId = JwtSite.OtherPoolId,
            ClientId = "other-client",
            Jwks = options.Jwks,
        }));
        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync("/me", site.Token()));
        string OfOther(string client) => site.Token("access", ("iss", TokenForge.OtherIssuer), ("client_id", client));
        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync("/me", OfOther("other-client")));
        Assert.Equal(HttpStatusCode.Unauthorized, await site.StatusAsync("/me", OfOther("client")));
        Assert.Equal(HttpStatusCode.Unauthorized, await site.StatusAsync("/me", site.Token("access", ("client_id", "other-client"))));
    }

    [Fact]
    public async Task Any_client_is_accepted_only_if_the_options_say_so()
    {
        await using JwtSite site = await JwtSite.StartAsync(options =>
        {
            options.ClientIds.Clear();
            options.AcceptAnyClient = true;
        });
        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync("/me", site.Token("access", ("client_id", "another"))));
        Assert.Equal(HttpStatusCode.Unauthorized, await site.StatusAsync("/me", site.Token("access", ("client_id", null))));
    }

    [Fact]
    public async Task Events_of_the_application_run_and_may_refuse_a_token()
    {
        var seen = new List<string>();
        await using JwtSite site = await JwtSite.StartAsync(services: services => services.Configure<JwtBearerOptions>(
            JwtBearerDefaults.AuthenticationScheme, options => options.Events = new()
            {
                OnTokenValidated = context =>
                {
                    var token = Assert.IsType<JsonWebToken>(context.SecurityToken);
                    seen.Add(token.GetClaim("username").Value);
                    if (token.Claims.Any(claim => claim.Type == "revoked"))
                        context.Fail("The application has revoked the token.");
                    return Task.CompletedTask;
                },
                OnAuthenticationFailed = context =>
                {
                    seen.Add(context.Exception.GetType().Name);
                    return Task.CompletedTask;
                },
                OnChallenge = context =>
                {
                    seen.Add("challenge");
                    return Task.CompletedTask;
                },
            }));
        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync("/me", site.Token()));
        Assert.Equal(HttpStatusCode.Unauthorized, await site.StatusAsync("/me", site.Token("access", ("revoked", true))));
        Assert.Equal(HttpStatusCode.Unauthorized, await site.StatusAsync("/me", site.Token("id")));
        Assert.Equal(["alice", "alice", "challenge", nameof(CognitoTokenException), "challenge"], seen);
    }

    [Fact]
    public async Task Configuration_of_the_handler_cannot_weaken_the_verification()
    {
        await using JwtSite site = await JwtSite.StartAsync(services: services => services.PostConfigure<JwtBearerOptions>(
            JwtBearerDefaults.AuthenticationScheme, options =>
            {
                options.TokenValidationParameters.ValidateIssuer = false;
                options.TokenValidationParameters.ValidateLifetime = false;
                options.TokenValidationParameters.RequireSignedTokens = false;
                options.TokenValidationParameters.SignatureValidator = (token, _) => new JsonWebToken(token);
            }));
        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync("/me", site.Token()));
        foreach (string token in (string[])[site.Token("access", ("exp", 1)), site.Token("id"), site.Forge.Sign(
            site.Forge.Claims("access"), null, site.Forge.Other)])
            Assert.Equal(HttpStatusCode.Unauthorized, await site.StatusAsync("/me", token));
    }
}
