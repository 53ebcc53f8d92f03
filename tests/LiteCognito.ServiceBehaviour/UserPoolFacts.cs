using System.Text.Json.Nodes;

namespace LiteCognito.ServiceBehaviour;

/// <summary>The settings of user pools.</summary>
public sealed class UserPoolFacts : ServiceFacts
{
    private const string Invalid = "InvalidParameterException: ",
        NoSms = Invalid + "SMS configuration and Auto verification for phone_number are required when MFA is required/optional";

    [Fact, Note("B7")]
    public async Task Pool_without_settings_has_defaults()
    {
        JsonNode pool = await DescribeAsync(await CreatePoolAsync());
        JsonNode expected = JsonNode.Parse("""
            {"MfaConfiguration": "OFF", "EstimatedNumberOfUsers": 0, "LambdaConfig": {}, "DeletionProtection": "INACTIVE",
            "UserPoolTier": "ESSENTIALS", "AdminCreateUserConfig": {"AllowAdminCreateUserOnly": false, "UnusedAccountValidityDays": 7},
            "EmailConfiguration": {"EmailSendingAccount": "COGNITO_DEFAULT"},
            "VerificationMessageTemplate": {"DefaultEmailOption": "CONFIRM_WITH_CODE"},
            "Policies": {"PasswordPolicy": {"MinimumLength": 8, "RequireUppercase": true, "RequireLowercase": true, "RequireNumbers": true,
            "RequireSymbols": true, "TemporaryPasswordValidityDays": 7}, "SignInPolicy": {"AllowedFirstAuthFactors": ["PASSWORD"]}}}
            """)!;
        foreach ((string name, JsonNode? value) in expected.AsObject())
            Assert.True(JsonNode.DeepEquals(value, pool[name]), $"{name}: {pool[name]}");
        Assert.NotEmpty(pool["AccountRecoverySetting"]!["RecoveryMechanisms"]!.AsArray());
        Assert.Null(pool["SmsConfiguration"]);
        Assert.Null(pool["UserPoolAddOns"]);
    }

    [Fact, Note("B11")]
    public async Task Pool_has_alias_attributes_or_username_attributes() => Assert.Equal(
        "InvalidParameterException: Only one of the aliasAttributes or usernameAttributes can be set in a user pool.",
        await RefusalAsync("""{"AliasAttributes": ["email"], "UsernameAttributes": ["email"]}"""));

    [Theory, Note("B11")]
    [InlineData(5)]
    [InlineData(100)]
    public async Task Minimum_length_of_passwords_is_from_6_to_99(int length) => Assert.StartsWith(
        Invalid, await RefusalAsync($$"""{"Policies": {"PasswordPolicy": {"MinimumLength": {{length}} } } }"""), StringComparison.Ordinal);

    [Theory, Note("B11")]
    [InlineData("two words")]
    [InlineData("")]
    public async Task Names_of_users_and_groups_have_no_blanks(string name)
    {
        string pool = await CreatePoolAsync();
        foreach (string given in (string[])[name, new('a', 129)])
        {
            Assert.StartsWith(
                Invalid, await RefusalAsync("AdminCreateUser", new() { ["UserPoolId"] = pool, ["Username"] = given }),
                StringComparison.Ordinal);
            Assert.StartsWith(
                Invalid, await RefusalAsync("CreateGroup", new() { ["UserPoolId"] = pool, ["GroupName"] = given }),
                StringComparison.Ordinal);
        }
    }

    [Fact, Note("B30")]
    public async Task Names_are_case_sensitive_unless_the_pool_says_otherwise()
    {
        (string Name, string Value)[] attributes =
            [("email", "maria@example.com"), ("email_verified", "true"), ("preferred_username", "mia")];
        foreach (bool isSensitive in (bool[])[true, false])
        {
            JsonObject settings = Parse("""{"AliasAttributes": ["email", "preferred_username"]}""");
            if (!isSensitive)
                settings["UsernameConfiguration"] = new JsonObject { ["CaseSensitive"] = false };
            string pool = await CreatePoolAsync(settings);
            await CreateUserAsync(pool, "maria", attributes);
            string client = await CreateClientAsync(pool);
            foreach (string name in (string[])["Maria", "Maria@Example.com", "MIA"])
                if (isSensitive)
                    Assert.Equal(
                        "UserNotFoundException: User does not exist.", await RefusalAsync("InitiateAuth", PasswordAuth(client, name)));
                else
                    await SignInAsync(client, name);
        }
    }

    [Fact, Note("B30")]
    public async Task Case_sensitivity_must_be_said_if_names_are_configured()
    {
        string refusal = await RefusalAsync("""{"UsernameConfiguration": {}}""");
        Assert.StartsWith(Invalid, refusal, StringComparison.Ordinal);
        Assert.Contains(
            "Value null at 'usernameConfiguration.caseSensitive' failed to satisfy constraint", refusal, StringComparison.Ordinal);
        string pool = await CreatePoolAsync(Parse("""{"UsernameConfiguration": {"CaseSensitive": false}}"""));
        Assert.False((bool)(await DescribeAsync(pool))["UsernameConfiguration"]!["CaseSensitive"]!);
    }

    [Fact, Note("B32")]
    public async Task Update_resets_verified_attributes_and_keeps_policies()
    {
        string pool = await CreatePoolAsync(Parse("""
            {"AutoVerifiedAttributes": ["email"], "Policies": {"PasswordPolicy": {"MinimumLength": 10, "RequireNumbers": true},
            "SignInPolicy": {"AllowedFirstAuthFactors": ["PASSWORD", "EMAIL_OTP"]}}}
            """));
        await UpdateAsync(pool, "{}");
        JsonNode described = await DescribeAsync(pool);
        Assert.Empty(described["AutoVerifiedAttributes"]?.AsArray() ?? []);
        AssertPolicies(10, 2);
        await UpdateAsync(pool, """{"Policies": {"PasswordPolicy": {"MinimumLength": 12, "RequireNumbers": true}}}""");
        described = await DescribeAsync(pool);
        AssertPolicies(12, 2);
        await UpdateAsync(pool, """{"Policies": {"SignInPolicy": {"AllowedFirstAuthFactors": ["PASSWORD"]}}}""");
        described = await DescribeAsync(pool);
        AssertPolicies(12, 1);

        void AssertPolicies(int length, int factors)
        {
            JsonNode policies = described["Policies"]!;
            Assert.Equal(length, (int)policies["PasswordPolicy"]!["MinimumLength"]!);
            Assert.Equal((true, false), (
                (bool)policies["PasswordPolicy"]!["RequireNumbers"]!, (bool)policies["PasswordPolicy"]!["RequireSymbols"]!));
            Assert.Equal(factors, policies["SignInPolicy"]!["AllowedFirstAuthFactors"]!.AsArray().Count);
        }
    }

    [Fact, Note("B32")]
    public async Task Update_keeps_the_second_factors()
    {
        string pool = await CreatePoolAsync();
        await CallAsync("SetUserPoolMfaConfig", Parse(
            """{"MfaConfiguration": "ON", "SoftwareTokenMfaConfiguration": {"Enabled": true}}""", pool));
        await UpdateAsync(pool, "{}");
        Assert.Equal("ON", (string)(await DescribeAsync(pool))["MfaConfiguration"]!);
        await UpdateAsync(pool, """{"MfaConfiguration": "OFF"}""");
        Assert.Equal("OFF", (string)(await DescribeAsync(pool))["MfaConfiguration"]!);
    }

    [Fact, Note("B32")]
    public async Task Update_cannot_require_a_second_factor_that_the_pool_does_not_have() => Assert.Equal(
        Invalid + "Cannot turn MFA functionality ON, once the user pool has been created.",
        await RefusalAsync("UpdateUserPool", Parse("""{"MfaConfiguration": "ON"}""", await CreatePoolAsync())));

    [Theory, Note("B33")]
    [InlineData("""{"Policies": {"SignInPolicy": {"AllowedFirstAuthFactors": ["EMAIL_OTP"]}}}""",
        Invalid + "Password should be configured as one of the allowed first auth factors.")]
    [InlineData("""{"MfaConfiguration": "ON"}""", NoSms)]
    [InlineData("""{"MfaConfiguration": "OPTIONAL", "AutoVerifiedAttributes": ["email"]}""", NoSms)]
    [InlineData("""{"AutoVerifiedAttributes": ["phone_number"]}""",
        Invalid + "SMS configuration is required when phone_number is selected for auto verification")]
    [InlineData("""
        {"AdminCreateUserConfig": {"UnusedAccountValidityDays": 5}, "Policies": {"PasswordPolicy": {"TemporaryPasswordValidityDays": 5}}}
        """, Invalid + "Please use TemporaryPasswordValidityDays in PasswordPolicy instead of UnusedAccountValidityDays")]
    public async Task Contradictory_settings_are_refused(string settings, string refusal) =>
        Assert.Equal(refusal, await RefusalAsync(settings));

    [Fact, Note("B33")]
    public async Task Passkey_must_verify_the_user_if_a_second_factor_is_required()
    {
        string pool = await CreatePoolAsync(Parse(
            """{"Policies": {"SignInPolicy": {"AllowedFirstAuthFactors": ["PASSWORD", "WEB_AUTHN"]}}}"""));
        Assert.Equal(
            Invalid + "Cannot set WebAuthn factor configuration to SINGLE_FACTOR if MFA is required and WebAuthn is an allowed first auth "
            + "factor",
            await RefusalAsync("SetUserPoolMfaConfig", Parse("""
                {"MfaConfiguration": "ON", "SoftwareTokenMfaConfiguration": {"Enabled": true}}
                """, pool)));
        await CallAsync("SetUserPoolMfaConfig", Parse("""
            {"MfaConfiguration": "ON", "SoftwareTokenMfaConfiguration": {"Enabled": true}, "WebAuthnConfiguration":
            {"RelyingPartyId": "example.com", "UserVerification": "required", "FactorConfiguration": "MULTI_FACTOR_WITH_USER_VERIFICATION"}}
            """, pool));
    }

    [Theory, Note("B53")]
    [InlineData("""{"Policies": {"SignInPolicy": {"AllowedFirstAuthFactors": ["PASSWORD", "EMAIL_OTP"]}}}""")]
    [InlineData("""
        {"LambdaConfig": {"PreTokenGenerationConfig":
        {"LambdaVersion": "V2_0", "LambdaArn": "arn:aws:lambda:us-east-1:123456789012:function:tokens"}}}
        """)]
    public async Task Lite_pool_does_not_have_newer_features(string settings)
    {
        JsonObject input = Parse(settings);
        input["UserPoolTier"] = "LITE";
        Assert.StartsWith(
            "FeatureUnavailableInTierException: ", await RefusalAsync(input.ToJsonString()), StringComparison.Ordinal);
    }

    [Fact, Note("B53")]
    public async Task Lite_pool_does_not_have_managed_login()
    {
        string pool = await CreatePoolAsync(new() { ["UserPoolTier"] = "LITE" });
        Assert.StartsWith("FeatureUnavailableInTierException: ", await RefusalAsync("CreateUserPoolDomain", new()
        {
            ["UserPoolId"] = pool,
            ["Domain"] = $"litecognito-{Guid.NewGuid():N}",
            ["ManagedLoginVersion"] = 2,
        }), StringComparison.Ordinal);
    }

    private static JsonObject Parse(string json, string? pool = null)
    {
        JsonObject input = JsonNode.Parse(json)!.AsObject();
        if (pool is not null)
            input["UserPoolId"] = pool;
        return input;
    }

    private Task<JsonNode> UpdateAsync(string pool, string settings) => CallAsync("UpdateUserPool", Parse(settings, pool));

    private async Task<JsonNode> DescribeAsync(string pool) =>
        (await CallAsync("DescribeUserPool", new() { ["UserPoolId"] = pool }))["UserPool"]!;

    private Task<string> RefusalAsync(string settings)
    {
        JsonObject input = Parse(settings);
        input["PoolName"] = "litecognito-behaviour";
        return RefusalAsync("CreateUserPool", input);
    }
}
