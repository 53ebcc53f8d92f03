using System.Net;
using System.Text;
using LiteCognito.Signing;
using LiteCognito.Signing.Credentials;

namespace LiteCognito.Tests.Signing.Credentials;

/// <summary>
/// Endpoint settings of the environment. The end-to-end tests compare the order of the settings with the AWS SDK for JavaScript.
/// </summary>
public sealed class EndpointConfigurationTests : IDisposable
{
    private const string Service = "COGNITO_IDENTITY_PROVIDER";
    private const string Role = "role_arn = arn:aws:iam::123456789012:role/r\nsource_profile = p\naws_access_key_id = AKIA\n"
        + "aws_secret_access_key = canary\n";

    private readonly Surroundings _here = new()
    {
        Elsewhere = _ => new(HttpStatusCode.OK)
        {
            Content = new StringContent(
                "<Credentials><AccessKeyId>ASIA</AccessKeyId><SecretAccessKey>canary</SecretAccessKey><SessionToken>canary</SessionToken>"
                    + "<Expiration>2026-01-02T09:04:05Z</Expiration></Credentials>", Encoding.UTF8, "text/xml"),
        },
    };

    [Fact]
    public void Setting_for_the_service_and_variables_take_precedence()
    {
        Assert.Null(Read().Endpoint);
        Write("[default]\nendpoint_url = https://profile.test\n");
        Assert.Equal("https://profile.test/", Read().Endpoint!.AbsoluteUri);
        Write(
            "[default]\nendpoint_url = https://profile.test\nservices = s\n"
            + "[services s]\ncognito_identity_provider =\n  endpoint_url = https://section.test\n");
        Assert.Equal("https://section.test/", Read().Endpoint!.AbsoluteUri);
        _here.Variables["AWS_ENDPOINT_URL"] = "https://variable.test";
        Assert.Equal("https://variable.test/", Read().Endpoint!.AbsoluteUri);
        _here.Variables["AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER"] = "https://own.test/base";
        Assert.Equal("https://own.test/base/", Read().Endpoint!.AbsoluteUri);
        _here.Variables["AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"] = "TRUE";
        Assert.Null(Read().Endpoint);
    }

    [Fact]
    public void Region_comes_from_AWS_REGION_then_AWS_DEFAULT_REGION_then_the_profile()
    {
        Assert.Null(Read().Region);
        Write("[default]\nregion = eu-west-1\n");
        Assert.Equal("eu-west-1", Read().Region);
        _here.Variables["AWS_DEFAULT_REGION"] = "eu-west-2";
        Assert.Equal("eu-west-2", Read().Region);
        _here.Variables["AWS_REGION"] = "eu-west-3";
        Assert.Equal("eu-west-3", Read().Region);
    }

    [Fact]
    public void Settings_come_from_the_chosen_profile()
    {
        Write("[default]\nregion = eu-west-1\n[profile p]\nregion = eu-west-2\n[profile q]\nregion = eu-west-3\n");
        _here.Variables["AWS_PROFILE"] = "p";
        Assert.Equal("eu-west-2", Read().Region);
        Assert.Equal("eu-west-3", EndpointConfiguration.Read(_here.Environment, Service, "q").Region);
        _here.Variables["AWS_PROFILE"] = "missing"; // the credentials may come from elsewhere
        Assert.Null(Read().Region);
    }

    [Theory]
    [InlineData("pool.test", "AWS_ENDPOINT_URL must be")]
    [InlineData("ftp://127.0.0.1/", "AWS_ENDPOINT_URL must be")]
    [InlineData("https://canary:canary@pool.test/", "AWS_ENDPOINT_URL must be")]
    [InlineData("https://pool.test/?canary", "AWS_ENDPOINT_URL must be")]
    [InlineData("http://pool.test/", "AllowInsecureEndpoint")]
    public void Invalid_endpoint_is_refused_with_the_name_of_its_setting(string url, string named)
    {
        _here.Variables["AWS_ENDPOINT_URL"] = url;
        string message = Assert.Throws<AwsCredentialException>(() => Read().Endpoint).Message;
        Assert.StartsWith("AWS_ENDPOINT_URL ", message, StringComparison.Ordinal);
        Assert.Contains(named, message, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("endpoint_url = nowhere", "endpoint_url of the profile 'default'")]
    [InlineData("services = s\n[services s]\ncognito_identity_provider =\n endpoint_url = nowhere", "section 'services s'")]
    [InlineData("services = missing", "'missing'")]
    [InlineData("use_fips_endpoint = yes", "use_fips_endpoint of the profile 'default'")]
    [InlineData("ignore_configured_endpoint_urls = 1", "ignore_configured_endpoint_urls of the profile 'default'")]
    [InlineData("use_dualstack_endpoint = true\nendpoint_url = http://127.0.0.1:1", "dual-stack")]
    [InlineData("[unfinished", "begins a section")]
    public void Invalid_profile_is_refused_with_the_name_of_its_setting(string settings, string named)
    {
        Write("[default]\nregion = eu-west-1\n" + settings + "\n");
        Assert.Contains(
            named, Assert.Throws<AwsCredentialException>(() => Read().AddressOf("cognito-idp", "eu-west-1")).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("TRUE", true)]
    [InlineData("False", false)]
    [InlineData("", false)]
    public void Variable_for_fips_is_true_or_false(string value, bool isFips)
    {
        _here.Variables["AWS_USE_FIPS_ENDPOINT"] = value;
        Assert.Equal(isFips, Read().UseFips);
    }

    [Fact]
    public void Options_take_the_settings_and_can_be_changed()
    {
        Write("[default]\nregion = eu-west-1\nendpoint_url = http://pool.test\n");
        CognitoClientOptions options = CognitoClientOptions.FromEnvironment(Insecure());
        Assert.Equal(("eu-west-1", new Uri("http://pool.test/")), (options.Region, options.Endpoint));
        Assert.Contains(
            "AllowInsecureEndpoint", Assert.Throws<ArgumentException>(() => new CognitoClient(options)).Message, StringComparison.Ordinal);
        options.AllowInsecureEndpoint = true;
        Assert.NotNull(new CognitoClient(options));
        Assert.Equal("us-west-2", (options with { UserPoolId = "us-west-2_A" }).Validate());
        Assert.Throws<ArgumentException>(() => (options with { UserPoolId = "us-west-2_A", Region = "eu-west-1" }).Validate());

        CognitoIdentityOptions identities = CognitoIdentityOptions.FromEnvironment(Insecure());
        identities.AllowInsecureEndpoint = true;
        Assert.Equal(("eu-west-1", new Uri("http://pool.test/")), (identities.Region, identities.Endpoint));
        const string Pool = "us-west-2:7a20f652-910f-4281-8009-811ae8ac484f";
        Assert.Equal("us-west-2", (identities with { IdentityPoolId = Pool }).Validate());
        Assert.Throws<ArgumentException>(() => (identities with { IdentityPoolId = Pool, Region = "eu-west-1" }).Validate());
    }

    [Fact]
    public void Options_without_settings_are_the_default_ones()
    {
        CognitoClientOptions options = CognitoClientOptions.FromEnvironment(_here.Environment);
        Assert.Equal((null, null, false, false), (options.Region, options.Endpoint, options.UseFips, options.UseDualStack));
    }

    [Fact]
    public void Endpoint_in_code_is_used_without_reading_the_environment()
    {
        Write("[unfinished\n");
        _here.Variables["AWS_USE_FIPS_ENDPOINT"] = "yes";
        Assert.Equal(
            "http://127.0.0.1:1/",
            new SignerSettings("cognito-idp", Service, "Options")
            {
                Region = "eu-west-1",
                Endpoint = new Uri("http://127.0.0.1:1/"),
                Clock = _here.Clock,
            }.CreateSigner(_here.Environment).Endpoint.AbsoluteUri);
    }

    [Fact]
    public void Region_of_the_environment_signs_calls_to_an_endpoint_in_code()
    {
        var settings = new SignerSettings("cognito-idp", Service, "Options")
        {
            Credentials = AwsCredentialProvider.Static("id", "secret"),
            Endpoint = new Uri("http://127.0.0.1:1/"),
            Clock = _here.Clock,
        };
        Assert.Contains(
            "AWS_REGION", Assert.Throws<InvalidOperationException>(() => settings.CreateSigner(_here.Environment)).Message,
            StringComparison.Ordinal);
        _here.Variables["AWS_REGION"] = "eu-west-3";
        _here.Variables["AWS_ENDPOINT_URL"] = "not used, so not read";
        Assert.Equal("http://127.0.0.1:1/", settings.CreateSigner(_here.Environment).Endpoint.AbsoluteUri);
    }

    [Fact]
    public void Fips_in_code_contradicts_an_endpoint_in_the_environment()
    {
        _here.Variables["AWS_ENDPOINT_URL"] = "https://pool.test";
        Assert.Contains(
            "AWS_ENDPOINT_URL", Assert.Throws<AwsCredentialException>(() => new SignerSettings("cognito-idp", Service, "Options")
            {
                Region = "eu-west-1",
                UseFips = true,
                Clock = _here.Clock,
            }.CreateSigner(_here.Environment)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "https://sts.us-east-1.amazonaws.com/")]
    [InlineData("region = eu-west-1\n", "https://sts.eu-west-1.amazonaws.com/")]
    [InlineData("use_fips_endpoint = true\n", "https://sts-fips.us-east-1.amazonaws.com/")]
    [InlineData("use_dualstack_endpoint = true\n", "https://sts.us-east-1.api.aws/")]
    [InlineData("endpoint_url = https://profile.test\n", "https://profile.test/")]
    [InlineData("services = s\n[services s]\nsts =\n  endpoint_url = https://section.test\n", "https://section.test/")]
    public async Task STS_follows_the_profile(string settings, string address)
    {
        Write("[profile p]\n" + Role + settings);
        AwsCredentialProvider provider = AwsCredentialProvider.Of(new ProfileSource(_here.Environment, "p"), _here.Environment);
        Assert.Equal("ASIA", (await provider.GetAsync(TestContext.Current.CancellationToken)).AccessKeyId);
        Assert.Equal([new Uri(address)], _here.Asked);
    }

    [Fact]
    public async Task Web_identity_is_exchanged_in_the_region_of_the_profile()
    {
        Write("[default]\nregion = eu-west-3\n");
        _here.Variables["AWS_WEB_IDENTITY_TOKEN_FILE"] = _here.Write("token", "canary-web-token");
        _here.Variables["AWS_ROLE_ARN"] = "arn:aws:iam::123456789012:role/web";
        await _here.DefaultAsync();
        Assert.Equal([new Uri("https://sts.eu-west-3.amazonaws.com/")], _here.Asked);
    }

    public void Dispose() => _here.Dispose();

    private void Write(string config) => _here.Write(".aws/config", config);

    private EndpointConfiguration Read() => EndpointConfiguration.Read(_here.Environment, Service);

    private AwsEnvironment Insecure() => new()
    {
        Variables = _here.Environment.Variables,
        Home = _here.Environment.Home,
        AllowInsecureEndpoint = true,
    };
}
