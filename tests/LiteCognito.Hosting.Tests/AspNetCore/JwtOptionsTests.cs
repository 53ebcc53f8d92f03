using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LiteCognito.Hosting.Tests.AspNetCore;

public sealed class JwtOptionsTests
{
    private static readonly Dictionary<string, string?> Valid = new()
    {
        ["Cognito:UserPoolId"] = JwtSite.PoolId,
        ["Cognito:ClientIds:0"] = "client",
    };

    [Theory]
    [InlineData("UserPoolId", null, "Cognito:UserPoolId is missing")]
    [InlineData("UserPoolId", "wrong", "not a user pool ID")]
    [InlineData("ClientIds:0", null, "Cognito:ClientIds is empty")]
    [InlineData("ClientIds:1", " ", "Cognito:ClientIds contains a blank ID")]
    [InlineData("ClientId", "", "Cognito:ClientId is blank")]
    [InlineData("AcceptAnyClient", "true", "Cognito:AcceptAnyClient is true, but")]
    [InlineData("TokenUse", "7", "Cognito:TokenUse is none of Id, Access")]
    [InlineData("ClockTolerance", "-00:00:01", "Cognito:ClockTolerance must not")]
    [InlineData("MaxTokenLength", "0", "Cognito:MaxTokenLength must be positive")]
    [InlineData("Endpoint", "ftp://127.0.0.1/", "Cognito:Endpoint is not an absolute address")]
    [InlineData("Endpoint", "http://user@127.0.0.1/", "Cognito:Endpoint must be")]
    [InlineData("Endpoint", "http://203.0.113.1/", "AllowInsecureEndpoint")]
    [InlineData("Jwks", "{}", "Cognito:*")]
    [InlineData("Pools:0:UserPoolId", JwtSite.OtherPoolId, "Cognito:Pools:0:ClientIds is empty")]
    [InlineData("Pools:0:ClientId", "client", "Cognito:Pools:0:UserPoolId is missing")]
    [InlineData("ClockTolerance", "30", "Cognito:ClockTolerance is not a duration")]
    [InlineData("ClientIds", "client", "Cognito:ClientIds has a value, but it is a list")]
    [InlineData("Jwt:ClockTolerence", "00:00:01", "ClockTolerence")]
    [InlineData("TokenUse", "Both", "Cognito:TokenUse")]
    public async Task Wrong_value_fails_the_start_and_the_message_names_its_key(string key, string? value, string expected)
    {
        var values = new Dictionary<string, string?>(Valid) { ["Cognito:" + key] = value };
        if (value is null)
            values.Remove("Cognito:" + key);
        Exception error = await Assert.ThrowsAnyAsync<Exception>(() => StartAsync(values));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Section_is_bound_and_its_Jwt_section_too()
    {
        var values = new Dictionary<string, string?>(Valid)
        {
            ["Cognito:Jwt:ClientIds:0"] = "second",
            ["Cognito:Jwt:ClockTolerance"] = "00:00:05",
            ["Cognito:Jwt:Pools:0:UserPoolId"] = JwtSite.OtherPoolId,
            ["Cognito:Jwt:Pools:0:AcceptAnyClient"] = "true",
        };
        await using WebApplication app = await StartAsync(values);
        CognitoJwtOptions options = app.Services.GetRequiredService<IOptionsMonitor<CognitoJwtOptions>>().Get("Bearer");
        Assert.Equal(JwtSite.PoolId, options.UserPoolId);
        Assert.Equal(["client", "second"], options.ClientIds);
        Assert.Equal(TimeSpan.FromSeconds(5), options.ClockTolerance);
        CognitoJwtPool pool = Assert.Single(options.Pools);
        Assert.Equal(JwtSite.OtherPoolId, pool.UserPoolId);
        Assert.True(pool.AcceptAnyClient);
    }

    [Fact]
    public async Task Section_that_AddLiteCognito_uses_too_is_enough()
    {
        await using WebApplication app = await StartAsync(
            new() { ["Cognito:UserPoolId"] = JwtSite.PoolId, ["Cognito:ClientId"] = "client" },
            builder => builder.Services.AddLiteCognito(builder.Configuration.GetSection("Cognito")));
        Assert.NotNull(app.Services.GetService<CognitoClient>());
    }

    [Theory]
    [InlineData("Authority")]
    [InlineData("MetadataAddress")]
    [InlineData("Audience")]
    public async Task Setting_of_the_handler_that_would_have_no_effect_fails_the_start(string setting)
    {
        OptionsValidationException error = await Assert.ThrowsAsync<OptionsValidationException>(() => StartAsync(Valid, builder =>
            builder.Services.Configure<JwtBearerOptions>("Bearer", options =>
            {
                if (setting == "Authority")
                    options.Authority = "https://attacker.example";
                else if (setting == "Audience")
                    options.Audience = "client";
                else
                    options.MetadataAddress = "https://attacker.example/metadata";
            })));
        Assert.Contains("JwtBearerOptions." + setting, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Configuration_for_bearer_schemes_in_general_is_not_read()
    {
        var values = new Dictionary<string, string?>(Valid) { ["Authentication:Schemes:Bearer:Authority"] = "https://attacker.example" };
        await using WebApplication app = await StartAsync(values);
        Assert.Null(app.Services.GetRequiredService<IOptionsMonitor<JwtBearerOptions>>().Get("Bearer").Authority);
    }

    [Fact]
    public async Task Two_schemes_have_options_of_their_own()
    {
        await using WebApplication app = await StartAsync(Valid, builder => builder.Services.AddAuthentication().AddCognitoJwt(
            "partners",
            options =>
            {
                options.UserPoolId = JwtSite.OtherPoolId;
                options.AcceptAnyClient = true;
            }));
        IOptionsMonitor<JwtBearerOptions> monitor = app.Services.GetRequiredService<IOptionsMonitor<JwtBearerOptions>>();
        Assert.IsType<CognitoTokenHandler>(Assert.Single(monitor.Get("Bearer").TokenHandlers));
        Assert.NotSame(monitor.Get("Bearer").TokenHandlers[0], Assert.Single(monitor.Get("partners").TokenHandlers));
        Assert.Equal(
            JwtSite.OtherPoolId, app.Services.GetRequiredService<IOptionsMonitor<CognitoJwtOptions>>().Get("partners").UserPoolId);
    }

    private static async Task<WebApplication> StartAsync(
        Dictionary<string, string?> values, Action<WebApplicationBuilder>? configure = null)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(values);
        builder.Services.AddAuthentication().AddCognitoJwt(builder.Configuration.GetSection("Cognito"));
        builder.Services.AddAuthorization();
        configure?.Invoke(builder);
        WebApplication app = builder.Build();
        try
        {
            await app.StartAsync(TestContext.Current.CancellationToken);
            return app;
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }
}
