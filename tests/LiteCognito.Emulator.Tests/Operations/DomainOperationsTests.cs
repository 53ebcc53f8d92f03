using System.Text.Json.Nodes;

namespace LiteCognito.Emulator.Tests.Operations;

/// <summary>The domains of pools.</summary>
public sealed class DomainOperationsTests : RawCalls
{
    private const string Certificate = "arn:aws:acm:us-east-1:123456789012:certificate/1";

    [Fact]
    public async Task Prefix_is_described_and_blocks_the_deletion_of_its_pool()
    {
        string pool = await CreatePoolAsync();
        JsonNode made = await CallAsync("CreateUserPoolDomain", Domain(pool, "my-app"));
        Assert.Null(made["CloudFrontDomain"]);

        JsonNode domain = await DescribeAsync("my-app");

        Assert.Equal((pool, "my-app", "ACTIVE"), ((string)domain["UserPoolId"]!, (string)domain["Domain"]!, (string)domain["Status"]!));
        Assert.Empty(domain["CustomDomainConfig"]!.AsObject());
        Assert.Equal(1, (int)domain["ManagedLoginVersion"]!);
        JsonNode described = await PoolAsync(pool);
        Assert.Equal("my-app", (string)described["Domain"]!);
        Assert.Null(described["CustomDomain"]);
        Assert.Equal(
            "400 InvalidParameterException: User pool cannot be deleted. It has a domain configured that should be deleted first.",
            await RefusalAsync("DeleteUserPool", new() { ["UserPoolId"] = pool }));

        await CallAsync("DeleteUserPoolDomain", Domain(pool, "my-app"));

        Assert.Empty((await DescribeAsync("my-app")).AsObject());
        Assert.Null((await PoolAsync(pool))["Domain"]);
        await CallAsync("DeleteUserPool", new() { ["UserPoolId"] = pool });
    }

    [Fact]
    public async Task Custom_domain_has_a_certificate_and_stands_beside_a_prefix()
    {
        string pool = await CreatePoolAsync();
        await CallAsync("CreateUserPoolDomain", Domain(pool, "my-app"));
        JsonNode created = await CallAsync("CreateUserPoolDomain", Domain(pool, "auth.example.com", Certificate));
        string address = (string)created["CloudFrontDomain"]!;
        Assert.EndsWith(".cloudfront.net", address, StringComparison.Ordinal);
        JsonNode described = await PoolAsync(pool);
        Assert.Equal(("my-app", "auth.example.com"), ((string)described["Domain"]!, (string)described["CustomDomain"]!));

        JsonObject update = Domain(pool, "auth.example.com", Certificate + "2");
        update["ManagedLoginVersion"] = 2;
        Assert.Equal(address, (string)(await CallAsync("UpdateUserPoolDomain", update))["CloudFrontDomain"]!);

        JsonNode domain = await DescribeAsync("auth.example.com");
        Assert.Equal(Certificate + "2", (string)domain["CustomDomainConfig"]!["CertificateArn"]!);
        Assert.Equal((2, address), ((int)domain["ManagedLoginVersion"]!, (string)domain["CloudFrontDistribution"]!));
    }

    [Fact]
    public async Task Domain_belongs_to_one_pool()
    {
        string pool = await CreatePoolAsync(), other = await CreatePoolAsync();
        await CallAsync("CreateUserPoolDomain", Domain(pool, "my-app"));
        Assert.Equal(
            "400 InvalidParameterException: Domain already associated with another user pool.",
            await RefusalAsync("CreateUserPoolDomain", Domain(other, "my-app")));
        Assert.Equal(
            "400 InvalidParameterException: User pool already has a domain configured.",
            await RefusalAsync("CreateUserPoolDomain", Domain(pool, "my-app-2")));
        foreach (string operation in (string[])["UpdateUserPoolDomain", "DeleteUserPoolDomain"])
            Assert.Equal(
                "400 InvalidParameterException: No such domain or user pool exists.",
                await RefusalAsync(operation, Domain(other, "my-app")));
        Assert.Equal(pool, (string)(await DescribeAsync("my-app"))["UserPoolId"]!);
    }

    [Theory]
    [InlineData("my-aws-app", "Domain cannot contain reserved word: aws")]
    [InlineData("cognito", "Domain cannot contain reserved word: cognito")]
    [InlineData("auth.example.com", "The domain name contains an invalid character. ")]
    [InlineData("My-App", "The domain name contains an invalid character. ")]
    [InlineData("app-", "The domain name contains an invalid character. ")]
    public async Task Invalid_prefix_is_refused(string name, string refusal) => Assert.StartsWith(
        "400 InvalidParameterException: " + refusal,
        await RefusalAsync("CreateUserPoolDomain", Domain(await CreatePoolAsync(), name)), StringComparison.Ordinal);

    [Fact]
    public async Task Managed_login_is_not_in_the_lite_tier()
    {
        string pool = await CreatePoolAsync(new() { ["UserPoolTier"] = "LITE" });
        JsonObject domain = Domain(pool, "my-app");
        domain["ManagedLoginVersion"] = 2;
        Assert.StartsWith(
            "400 FeatureUnavailableInTierException: ", await RefusalAsync("CreateUserPoolDomain", domain), StringComparison.Ordinal);
        Assert.Empty((await DescribeAsync("my-app")).AsObject());
    }

    [Theory]
    [InlineData("""{"ManagedLoginVersion":3}""", "InvalidParameterException")]
    [InlineData("""{"ManagedLoginVersion":"2"}""", "SerializationException")]
    [InlineData("""{"CustomDomainConfig":{}}""", "InvalidParameterException")]
    [InlineData("""{"CustomDomainConfig":{"CertificateArn":1}}""", "SerializationException")]
    public async Task Malformed_settings_are_refused(string settings, string code)
    {
        JsonObject domain = JsonNode.Parse(settings)!.AsObject();
        foreach ((string name, JsonNode? value) in Domain(await CreatePoolAsync(), "my-app"))
            domain[name] = value!.DeepClone();
        Assert.StartsWith($"400 {code}: ", await RefusalAsync("CreateUserPoolDomain", domain), StringComparison.Ordinal);
    }

    private static JsonObject Domain(string pool, string name, string? certificate = null)
    {
        var domain = new JsonObject { ["UserPoolId"] = pool, ["Domain"] = name };
        if (certificate is not null)
            domain["CustomDomainConfig"] = new JsonObject { ["CertificateArn"] = certificate };
        return domain;
    }

    private async Task<JsonNode> DescribeAsync(string name) =>
        (await CallAsync("DescribeUserPoolDomain", new() { ["Domain"] = name }))["DomainDescription"]!;

    private async Task<JsonNode> PoolAsync(string pool) =>
        (await CallAsync("DescribeUserPool", new() { ["UserPoolId"] = pool }))["UserPool"]!;
}
