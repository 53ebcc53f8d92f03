using System.Net;
using System.Text.Json.Nodes;
using System.Web;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LiteCognito.Hosting.Tests.AspNetCore;

public sealed class ManagedLoginTests
{
    [Fact]
    public async Task User_signs_in_on_the_pages_of_managed_login_and_has_name_groups_and_tokens()
    {
        await using ManagedLoginSite site = await ManagedLoginSite.StartAsync();
        site.Login.User.Groups.Add("staff");
        await site.Browser.SignInAsync("/staff");
        Assert.Equal("for the group staff", await site.Browser.TextAsync("/staff"));
        Assert.Equal("Hello alice", await site.Browser.TextAsync("/"));
        string claims = await site.Browser.TextAsync("/claims");
        Assert.Contains("email=alice@example.com", claims, StringComparison.Ordinal);
        Assert.Contains($"sub={site.Login.User.Sub}", claims, StringComparison.Ordinal);
        Assert.NotEqual("", await site.Browser.TextAsync("/token/access_token"));
        Assert.NotEqual("", await site.Browser.TextAsync("/token/refresh_token"));
        Assert.Equal(1, site.Between.Count("/oauth2/token"));
    }

    [Fact]
    public async Task App_client_without_a_secret_works_too()
    {
        await using ManagedLoginSite site = await ManagedLoginSite.StartAsync(new() { Name = "public" });
        await site.Browser.SignInAsync();
        Assert.Equal("Hello alice", await site.Browser.TextAsync("/"));
    }

    [Fact]
    public async Task Authorization_has_PKCE_a_state_a_nonce_and_the_scopes()
    {
        await using ManagedLoginSite site = await ManagedLoginSite.StartAsync();
        var query = HttpUtility.ParseQueryString((await site.Browser.ChallengeAsync()).Query);
        Assert.Equal("code", query["response_type"]);
        Assert.Equal("S256", query["code_challenge_method"]);
        Assert.Equal("openid email", query["scope"]);
        Assert.Equal(site.Client.Id, query["client_id"]);
        Assert.EndsWith("/signin-oidc", query["redirect_uri"], StringComparison.Ordinal);
        Assert.NotEmpty(query["state"]!);
        Assert.NotEmpty(query["nonce"]!);
        Assert.DoesNotContain(query.AllKeys, key => key!.StartsWith("x-client", StringComparison.Ordinal));
        Assert.Empty(site.Between.Paths); // no request for metadata
    }

    [Fact]
    public async Task Cookies_are_secure_and_invisible_to_scripts()
    {
        await using ManagedLoginSite site = await ManagedLoginSite.StartAsync();
        await site.Browser.SignInAsync();
        Assert.Contains(site.Browser.SetCookies, cookie => cookie.StartsWith(".AspNetCore.Cookies", StringComparison.Ordinal));
        Assert.Contains(site.Browser.SetCookies, cookie => cookie.Contains("Correlation", StringComparison.Ordinal));
        Assert.All(site.Browser.SetCookies.Where(cookie => !cookie.Contains("01 Jan 1970", StringComparison.Ordinal)), cookie =>
        {
            Assert.Contains("; secure", cookie, StringComparison.Ordinal);
            Assert.Contains("; httponly", cookie, StringComparison.Ordinal);
            Assert.Contains("; samesite=lax", cookie, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Sign_out_removes_the_cookie_revokes_the_token_and_visits_the_logout_endpoint_of_Cognito()
    {
        await using ManagedLoginSite site = await ManagedLoginSite.StartAsync();
        await site.Browser.SignInAsync();
        string refreshToken = await site.Browser.TextAsync("/token/refresh_token");
        Uri target;
        using (HttpResponseMessage response = await site.Browser.SendAsync(HttpMethod.Post, "/sign-out"))
        {
            Assert.Equal(HttpStatusCode.Found, response.StatusCode);
            target = response.Headers.Location!;
        }
        Assert.StartsWith(ManagedLogin.Domain + "/logout?", target.AbsoluteUri, StringComparison.Ordinal);
        Assert.Equal(["client_id", "logout_uri"], HttpUtility.ParseQueryString(target.Query).AllKeys.Order());
        Assert.Empty(site.Browser.Cookies);
        CognitoOAuthException error = await Assert.ThrowsAsync<CognitoOAuthException>(() =>
            site.Login.NewClient(site.Client).RefreshAsync(refreshToken, TestContext.Current.CancellationToken));
        Assert.Equal("invalid_grant", error.Error);

        using HttpResponseMessage logout = await site.Login.Http.GetAsync(target, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Found, logout.StatusCode);
        using HttpResponseMessage back = await site.Browser.GetAsync(logout.Headers.Location!.PathAndQuery);
        Assert.Equal(HttpStatusCode.Found, back.StatusCode);
        Assert.Equal("/", back.Headers.Location!.OriginalString);
        await site.Browser.ChallengeAsync();
    }

    [Fact]
    public async Task Sign_out_works_while_Cognito_does_not_answer_and_without_a_user()
    {
        await using ManagedLoginSite site = await ManagedLoginSite.StartAsync();
        await site.Browser.SignInAsync();
        site.Between.Answer = _ => throw new HttpRequestException("down");
        foreach (int _ in Enumerable.Range(0, 2))
        {
            using HttpResponseMessage response = await site.Browser.SendAsync(HttpMethod.Post, "/sign-out");
            Assert.Equal(HttpStatusCode.Found, response.StatusCode);
            Assert.Empty(site.Browser.Cookies);
        }
        Assert.Contains(
            site.Log.Entries,
            entry => entry.Level == LogLevel.Warning && entry.Text.Contains("could not be revoked", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Event_of_the_application_may_change_the_sign_out()
    {
        await using ManagedLoginSite site = await ManagedLoginSite.StartAsync(services: services =>
            services.Configure<OpenIdConnectOptions>(OpenIdConnectDefaults.AuthenticationScheme, options =>
                options.Events.OnRedirectToIdentityProviderForSignOut = context =>
                {
                    context.ProtocolMessage.SetParameter("lang", "de");
                    return Task.CompletedTask;
                }));
        using HttpResponseMessage response = await site.Browser.SendAsync(HttpMethod.Post, "/sign-out");
        Assert.Contains("lang=de", response.Headers.Location!.Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ID_token_that_the_pool_did_not_sign_is_refused()
    {
        await using ManagedLoginSite site = await ManagedLoginSite.StartAsync();
        site.Between.Change = body =>
        {
            if (JsonNode.Parse(body)!["id_token"] is not { } idToken)
                return body;
            JsonNode answer = JsonNode.Parse(body)!;
            string[] parts = ((string)idToken!).Split('.');
            answer["id_token"] = $"{parts[0]}.{parts[1]}.{parts[2][..^4]}AAAA";
            return answer.ToJsonString();
        };
        await FailsAsync(site, HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Access_token_in_place_of_the_ID_token_is_refused()
    {
        await using ManagedLoginSite site = await ManagedLoginSite.StartAsync();
        site.Between.Change = body =>
        {
            JsonNode answer = JsonNode.Parse(body)!;
            if (answer["id_token"] is not null)
                answer["id_token"] = (string)answer["access_token"]!;
            return answer.ToJsonString();
        };
        await FailsAsync(site, HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Code_of_another_sign_in_is_refused()
    {
        await using ManagedLoginSite site = await ManagedLoginSite.StartAsync();
        Uri first = await site.Login.BrowseAsync(await site.Browser.ChallengeAsync());
        Uri second = await site.Login.BrowseAsync(await site.Browser.ChallengeAsync());
        var query = HttpUtility.ParseQueryString(first.Query);
        query["code"] = HttpUtility.ParseQueryString(second.Query)["code"];
        await FailsAsync(site, HttpStatusCode.BadRequest, $"{first.AbsolutePath}?{query}");
    }

    [Fact]
    public async Task Callback_in_another_browser_is_refused()
    {
        await using ManagedLoginSite site = await ManagedLoginSite.StartAsync();
        Uri callback = await site.Login.BrowseAsync(await site.Browser.ChallengeAsync());
        site.Browser.Cookies.Clear();
        await FailsAsync(site, HttpStatusCode.BadRequest, callback.PathAndQuery);
        Assert.Empty(site.Between.Paths);
    }

    [Theory]
    [InlineData("/signin-oidc")]
    [InlineData("/signin-oidc?code=abc")]
    [InlineData("/signin-oidc?code=abc&state=forged")]
    [InlineData("/signin-oidc?error=access_denied&error_description=%3Cscript%3E")]
    [InlineData("/signin-oidc?error=server_error&state=%00")]
    public async Task Callback_without_a_genuine_state_is_answered_with_a_page(string path)
    {
        await using ManagedLoginSite site = await ManagedLoginSite.StartAsync();
        await FailsAsync(site, HttpStatusCode.BadRequest, path);
    }

    [Fact]
    public async Task Callback_with_a_form_is_not_read()
    {
        await using ManagedLoginSite site = await ManagedLoginSite.StartAsync();
        using HttpResponseMessage response = await site.Browser.SendAsync(HttpMethod.Post, "/signin-oidc");
        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(["GET"], response.Content.Headers.Allow);
    }

    [Fact]
    public async Task Declined_sign_in_is_answered_with_403_or_the_page_of_the_application()
    {
        await using (ManagedLoginSite site = await ManagedLoginSite.StartAsync())
            await FailsAsync(site, HttpStatusCode.Forbidden, await DeclinedAsync(site));
        await using (ManagedLoginSite site = await ManagedLoginSite.StartAsync(
            configure: options => options.ErrorPath = "/failed?from=login"))
        {
            using HttpResponseMessage response = await site.Browser.GetAsync(await DeclinedAsync(site));
            Assert.Equal(HttpStatusCode.Found, response.StatusCode);
            Assert.Equal("/failed?from=login&error=declined", response.Headers.Location!.OriginalString);
        }
    }

    [Fact]
    public async Task Token_endpoint_that_does_not_answer_is_answered_with_503()
    {
        await using ManagedLoginSite site = await ManagedLoginSite.StartAsync();
        site.Between.Answer = _ => throw new HttpRequestException("down");
        await FailsAsync(site, HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task Keys_that_cannot_be_fetched_are_answered_with_503()
    {
        await using ManagedLoginSite site = await ManagedLoginSite.StartAsync();
        site.Between.Answer = request => request.RequestUri!.AbsolutePath.EndsWith("jwks.json", StringComparison.Ordinal)
            ? new HttpResponseMessage(HttpStatusCode.BadGateway) : null;
        await FailsAsync(site, HttpStatusCode.ServiceUnavailable);
    }

    [Theory]
    [InlineData(200 * 1024, HttpStatusCode.BadRequest)]
    [InlineData(300 * 1024, HttpStatusCode.ServiceUnavailable)]
    public async Task Response_of_the_token_endpoint_is_read_up_to_a_limit(int length, HttpStatusCode status)
    {
        await using ManagedLoginSite site = await ManagedLoginSite.StartAsync();
        site.Between.Answer = _ => new HttpResponseMessage
        {
            Content = new StringContent($"{{\"x\":\"{new string('x', length)}\"}}", null, "application/json"),
        };
        await FailsAsync(site, status);
    }

    [Fact]
    public async Task Redirect_of_the_token_endpoint_is_not_followed()
    {
        // The listener answers through the handler that the package creates itself.
        using var elsewhere = new RecordingServer();
        using var redirecting = new RecordingServer(status: $"307 Temporary Redirect\r\nLocation: {elsewhere.Address}");
        await using ManagedLoginSite site = await ManagedLoginSite.StartAsync(
            configure: options => options.Domain = redirecting.Address,
            services: services => services.Configure<OpenIdConnectOptions>(
                OpenIdConnectDefaults.AuthenticationScheme, options => options.BackchannelHttpHandler = null));
        using HttpResponseMessage challenge = await site.Browser.GetAsync("/");
        string state = HttpUtility.ParseQueryString(challenge.Headers.Location!.Query)["state"]!;
        await FailsAsync(site, HttpStatusCode.BadRequest, "/signin-oidc?code=abc&state=" + Uri.EscapeDataString(state));
        Assert.Equal(["POST /oauth2/token"], redirecting.Requests);
        Assert.Empty(elsewhere.Requests);
    }

    [Fact]
    public async Task Remote_failure_event_of_the_application_answers_first()
    {
        await using ManagedLoginSite site = await ManagedLoginSite.StartAsync(services: services =>
            services.Configure<OpenIdConnectOptions>(OpenIdConnectDefaults.AuthenticationScheme, options => options.Events = new()
            {
                OnRemoteFailure = context =>
                {
                    context.HandleResponse();
                    context.Response.StatusCode = StatusOfApplication;
                    return Task.CompletedTask;
                },
            }));
        using HttpResponseMessage response = await site.Browser.GetAsync("/signin-oidc?code=abc&state=forged");
        Assert.Equal(StatusOfApplication, (int)response.StatusCode);
    }

    [Fact]
    public async Task Logs_of_a_sign_in_contain_no_secret()
    {
        await using ManagedLoginSite site = await ManagedLoginSite.StartAsync();
        Uri callback = await site.Login.BrowseAsync(await site.Browser.ChallengeAsync());
        using (await site.Browser.GetAsync(callback.PathAndQuery))
        using (await site.Browser.GetAsync(callback.PathAndQuery)) // fails, because the code is used
        {
            string log = string.Join('\n', site.Log.Entries.Where(entry => entry.Level >= LogLevel.Information
                && !entry.Text.Contains("Request starting", StringComparison.Ordinal)
                && !entry.Text.Contains("Request finished", StringComparison.Ordinal)).Select(entry => entry.Text));
            Assert.NotEqual("", log);
            foreach (string secret in (string[])
                [site.Client.Secret!, HttpUtility.ParseQueryString(callback.Query)["code"]!,
                await site.Browser.TextAsync("/token/access_token"),
                await site.Browser.TextAsync("/token/refresh_token")])
                Assert.DoesNotContain(secret, log, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Default_schemes_of_the_application_stay()
    {
        await using ManagedLoginSite site = await ManagedLoginSite.StartAsync(
            authentication: options => options.DefaultChallengeScheme = "Cookies");
        using HttpResponseMessage response = await site.Browser.GetAsync("/");
        Assert.Contains("/Account/Login", response.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UserPoolId")]
    [InlineData("ClientId")]
    [InlineData("Domain")]
    [InlineData("ErrorPath", "//attacker.example")]
    [InlineData("ErrorPath", "https://attacker.example")]
    [InlineData("ErrorPath", "/\\attacker.example")]
    [InlineData("Scopes", "email")]
    [InlineData("Scopes", "openid email")]
    [InlineData("OutageTolerance")]
    public async Task Wrong_option_fails_the_start_and_the_message_names_it(string option, string? value = null)
    {
        Exception error = await Assert.ThrowsAnyAsync<Exception>(() => ManagedLoginSite.StartAsync(configure: options =>
        {
            switch (option)
            {
                case "UserPoolId": options.UserPoolId = null; break;
                case "ClientId": options.ClientId = null; break;
                case "Domain": options.Domain = null; break;
                case "ErrorPath": options.ErrorPath = value; break;
                case "Scopes": options.Scopes.Add(value!); break;
                default: options.OutageTolerance = TimeSpan.FromSeconds(-1); break;
            }
        }));
        Assert.Contains(option, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Tested_site_has_the_lines_that_the_README_prints()
    {
        string readme = File.ReadAllText(Path.Combine(Repository.Root, "src", "LiteCognito.AspNetCore", "README.md"));
        int start = readme.IndexOf("WebApplicationBuilder builder = WebApplication.CreateBuilder();", StringComparison.Ordinal);
        string[] printed = [.. readme[start..readme.IndexOf("```", start, StringComparison.Ordinal)].Split('\n')
            .Skip(1).Where(line => line.Length > 0 && line is not ("WebApplication site = builder.Build();" or "site.Run();"))];
        Assert.Equal(5, printed.Length);
        string tested = File.ReadAllText(
            Path.Combine(Repository.Root, "tests", "LiteCognito.Hosting.Tests", "AspNetCore", "ManagedLoginSite.cs"));
        Assert.All(printed, line => Assert.Contains($"        {line}\n", tested, StringComparison.Ordinal));
    }

    private const int StatusOfApplication = 418;

    private static async Task<string> DeclinedAsync(ManagedLoginSite site)
    {
        var query = HttpUtility.ParseQueryString((await site.Browser.ChallengeAsync()).Query);
        return $"/signin-oidc?error=access_denied&error_description=secret-text&state={Uri.EscapeDataString(query["state"]!)}";
    }

    private static async Task FailsAsync(ManagedLoginSite site, HttpStatusCode status, string? callback = null)
    {
        callback ??= (await site.Login.BrowseAsync(await site.Browser.ChallengeAsync())).PathAndQuery;
        using HttpResponseMessage response = await site.Browser.GetAsync(callback);
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("text/html", response.Content.Headers.ContentType!.MediaType);
        string page = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("<h1>Sign-in failed</h1>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("script", page, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-text", page, StringComparison.Ordinal);
        Assert.DoesNotContain(site.Browser.Cookies.Keys, name => name.StartsWith(".AspNetCore.Cookies", StringComparison.Ordinal));
    }
}
