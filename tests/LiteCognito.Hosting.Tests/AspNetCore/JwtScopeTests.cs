using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;

namespace LiteCognito.Hosting.Tests.AspNetCore;

public sealed class JwtScopeTests : IAsyncLifetime
{
    private JwtSite _site = null!;

    public async ValueTask InitializeAsync() => _site = await JwtSite.StartAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Theory]
    [InlineData("orders/read", true)]
    [InlineData("openid orders/read", true)]
    [InlineData("orders/read openid", true)]
    [InlineData("orders/write", false)]
    [InlineData("orders/read2", false)]
    [InlineData("orders", false)]
    [InlineData("ORDERS/READ", false)]
    [InlineData("orders/read,openid", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public async Task Scope_is_one_of_the_words_of_the_claim(string? scope, bool isAllowed)
    {
        HttpStatusCode expected = isAllowed ? HttpStatusCode.OK : HttpStatusCode.Forbidden;
        Assert.Equal(expected, await _site.StatusAsync("/orders", _site.Token("access", ("scope", scope))));
        Assert.Equal(expected, await _site.StatusAsync("/policy", _site.Token("access", ("scope", scope))));
    }

    [Fact]
    public async Task One_of_several_scopes_is_enough()
    {
        Assert.Equal(HttpStatusCode.OK, await _site.StatusAsync("/policy", _site.Token("access", ("scope", "orders/admin"))));
        Assert.Equal(HttpStatusCode.Forbidden, await _site.StatusAsync("/orders", _site.Token("access", ("scope", "orders/admin"))));
    }

    [Fact]
    public async Task Two_calls_require_both_scopes()
    {
        Assert.Equal(HttpStatusCode.Forbidden, await _site.StatusAsync("/both", _site.Token()));
        Assert.Equal(HttpStatusCode.OK, await _site.StatusAsync("/both", _site.Token("access", ("scope", "orders/read orders/write"))));
    }

    [Fact]
    public async Task Scope_of_an_identity_that_nothing_authenticated_does_not_count()
    {
        var requirement = new ScopeRequirement("orders/read");
        async Task<bool> IsMet(ClaimsIdentity identity)
        {
            var context = new AuthorizationHandlerContext([requirement], new ClaimsPrincipal(identity), null);
            await requirement.HandleAsync(context);
            return context.HasSucceeded;
        }
        Assert.True(await IsMet(new ClaimsIdentity([new Claim("scope", "orders/read")], "Cognito")));
        Assert.False(await IsMet(new ClaimsIdentity([new Claim("scope", "orders/read")])));
    }

    [Fact]
    public void Scope_that_cannot_be_one_is_refused_when_the_policy_is_built()
    {
        Assert.Throws<ArgumentException>(() => new ScopeRequirement());
        foreach (string scope in (string[])["", " ", "orders/read orders/write"])
        {
            Assert.Throws<ArgumentException>(() => new ScopeRequirement(scope));
            Assert.Throws<ArgumentException>(() => new AuthorizationPolicyBuilder().RequireScope(scope));
        }
    }

    [Fact]
    public void Policy_with_a_scope_requires_an_authenticated_user()
    {
        AuthorizationPolicy policy = new AuthorizationPolicyBuilder().RequireScope("orders/read").Build();
        Assert.Contains(policy.Requirements, requirement => requirement is Microsoft.AspNetCore.Authorization.Infrastructure
            .DenyAnonymousAuthorizationRequirement);
        Assert.Contains("orders/read", policy.Requirements.OfType<ScopeRequirement>().Single().ToString(), StringComparison.Ordinal);
    }
}
