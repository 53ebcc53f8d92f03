using System.Text.Json.Nodes;
using LiteCognito.Emulator.Tests.Signatures;
using Microsoft.Extensions.Time.Testing;

namespace LiteCognito.Emulator.Tests.Operations;

/// <summary>
/// Replays the calls with which the AWS provider of Terraform creates a resource, and compares what it then reads into its state. A value
/// that differs from what was sent, or one that appears although the provider does not compute it, would be a change in the next plan.
/// </summary>
public sealed class TerraformReplayTests : IDisposable
{
    // Each member of UserPoolType that aws_cognito_user_pool reads, with what it is in a pool that has only a name.
    private const string Pool = """
        {"AccountRecoverySetting": {"RecoveryMechanisms": [{"Priority": 1, "Name": "verified_email"},
        {"Priority": 2, "Name": "verified_phone_number"}]}, "AdminCreateUserConfig": {"AllowAdminCreateUserOnly": false},
        "AliasAttributes": null, "AutoVerifiedAttributes": null, "DeletionProtection": "INACTIVE", "DeviceConfiguration": null,
        "EmailConfiguration": {"EmailSendingAccount": "COGNITO_DEFAULT"}, "EmailVerificationMessage": null,
        "EmailVerificationSubject": null, "LambdaConfig": {}, "SmsAuthenticationMessage": null, "SmsConfiguration": null,
        "SmsVerificationMessage": null, "UserAttributeUpdateSettings": null, "UserPoolAddOns": null, "UserPoolTier": "ESSENTIALS",
        "UsernameAttributes": null, "UsernameConfiguration": null, "UserPoolTags": {},
        "Policies": {"PasswordPolicy": {"MinimumLength": 8, "RequireLowercase": true, "RequireUppercase": true, "RequireNumbers": true,
        "RequireSymbols": true, "TemporaryPasswordValidityDays": 7}, "SignInPolicy": {"AllowedFirstAuthFactors": ["PASSWORD"]}},
        "VerificationMessageTemplate": {"DefaultEmailOption": "CONFIRM_WITH_CODE"}}
        """;

    // The same of GetUserPoolMfaConfig.
    private const string Mfa = """
        {"MfaConfiguration": "OFF", "SoftwareTokenMfaConfiguration": null, "EmailMfaConfiguration": null, "WebAuthnConfiguration": null}
        """;

    // The same of UserPoolClientType and aws_cognito_user_pool_client.
    private const string Client = """
        {"AccessTokenValidity": null, "AllowedOAuthFlows": null, "AllowedOAuthFlowsUserPoolClient": false, "AllowedOAuthScopes": null,
        "AnalyticsConfiguration": null, "AuthSessionValidity": 3, "CallbackURLs": null, "ClientSecret": null, "DefaultRedirectURI": null,
        "EnablePropagateAdditionalUserContextData": false, "EnableTokenRevocation": true, "IdTokenValidity": null, "LogoutURLs": null,
        "ExplicitAuthFlows": ["ALLOW_REFRESH_TOKEN_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_CUSTOM_AUTH"],
        "PreventUserExistenceErrors": null, "ReadAttributes": null, "RefreshTokenRotation": null, "RefreshTokenValidity": 30,
        "SupportedIdentityProviders": null, "TokenValidityUnits": null, "WriteAttributes": null}
        """;

    private const string Sms =
        """{"ExternalId": "litecognito", "SnsCallerArn": "arn:aws:iam::123456789012:role/sms", "SnsRegion": "us-east-1"}""";

    private readonly CognitoEmulator _emulator;
    private readonly HttpClient _http;
    private readonly SignedCalls _calls;

    public TerraformReplayTests()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
        _emulator = new(clock);
        _http = new(_emulator.CreateHandler());
        _calls = new(_http, clock);
    }

    /// <summary>The input of CreateUserPool, that of SetUserPoolMfaConfig, and what the provider reads beside the defaults.</summary>
    public static TheoryData<string, string?, string, string> Pools => new()
    {
        { """{"DeletionProtection": "INACTIVE"}""", null, "{}", "{}" },
        {
            """
            {"DeletionProtection": "ACTIVE", "Policies": {"PasswordPolicy": {"MinimumLength": 12, "PasswordHistorySize": 0,
            "RequireLowercase": true, "RequireNumbers": false, "RequireSymbols": false, "RequireUppercase": true,
            "TemporaryPasswordValidityDays": 3}}, "UserPoolTags": {"team": "identity"}, "UserPoolTier": "LITE"}
            """, null,
            """
            {"DeletionProtection": "ACTIVE", "Policies": {"PasswordPolicy": {"MinimumLength": 12, "RequireLowercase": true,
            "RequireNumbers": false, "RequireSymbols": false, "RequireUppercase": true, "TemporaryPasswordValidityDays": 3},
            "SignInPolicy": {"AllowedFirstAuthFactors": ["PASSWORD"]}}, "UserPoolTags": {"team": "identity"}, "UserPoolTier": "LITE"}
            """, "{}"
        },
        {
            """
            {"DeletionProtection": "INACTIVE", "UsernameAttributes": ["email"], "UsernameConfiguration": {"CaseSensitive": false},
            "AutoVerifiedAttributes": ["email"], "AdminCreateUserConfig": {"AllowAdminCreateUserOnly": true, "InviteMessageTemplate":
            {"EmailMessage": "{username} {####}", "EmailSubject": "Welcome", "SMSMessage": "{username} {####}"}},
            "AccountRecoverySetting": {"RecoveryMechanisms": [{"Name": "verified_email", "Priority": 1}]},
            "EmailConfiguration": {"EmailSendingAccount": "DEVELOPER", "From": "Shop <shop@example.com>",
            "ReplyToEmailAddress": "help@example.com", "SourceArn": "arn:aws:ses:us-east-1:123456789012:identity/example.com"},
            "UserAttributeUpdateSettings": {"AttributesRequireVerificationBeforeUpdate": ["email"]}}
            """, null,
            """
            {"UsernameAttributes": ["email"], "UsernameConfiguration": {"CaseSensitive": false}, "AutoVerifiedAttributes": ["email"],
            "AdminCreateUserConfig": {"AllowAdminCreateUserOnly": true, "InviteMessageTemplate":
            {"EmailMessage": "{username} {####}", "EmailSubject": "Welcome", "SMSMessage": "{username} {####}"}},
            "AccountRecoverySetting": {"RecoveryMechanisms": [{"Name": "verified_email", "Priority": 1}]},
            "EmailConfiguration": {"EmailSendingAccount": "DEVELOPER", "From": "Shop <shop@example.com>",
            "ReplyToEmailAddress": "help@example.com", "SourceArn": "arn:aws:ses:us-east-1:123456789012:identity/example.com"},
            "UserAttributeUpdateSettings": {"AttributesRequireVerificationBeforeUpdate": ["email"]}}
            """, "{}"
        },
        {
            """
            {"DeletionProtection": "INACTIVE", "AliasAttributes": ["email", "preferred_username"], "UsernameConfiguration":
            {"CaseSensitive": true}, "DeviceConfiguration": {"ChallengeRequiredOnNewDevice": true,
            "DeviceOnlyRememberedOnUserPrompt": false}, "VerificationMessageTemplate": {"DefaultEmailOption": "CONFIRM_WITH_LINK",
            "EmailMessage": "Code {####}", "EmailMessageByLink": "{##here##}", "EmailSubject": "Code", "EmailSubjectByLink": "Link",
            "SmsMessage": "Code {####}"}, "UserPoolAddOns": {"AdvancedSecurityMode": "OFF"}, "LambdaConfig":
            {"PreSignUp": "arn:aws:lambda:us-east-1:123456789012:function:sign-up"}}
            """,
            """{"MfaConfiguration": "OPTIONAL", "SoftwareTokenMfaConfiguration": {"Enabled": true}}""",
            """
            {"AliasAttributes": ["email", "preferred_username"], "UsernameConfiguration": {"CaseSensitive": true},
            "DeviceConfiguration": {"ChallengeRequiredOnNewDevice": true, "DeviceOnlyRememberedOnUserPrompt": false},
            "VerificationMessageTemplate": {"DefaultEmailOption": "CONFIRM_WITH_LINK", "EmailMessage": "Code {####}",
            "EmailMessageByLink": "{##here##}", "EmailSubject": "Code", "EmailSubjectByLink": "Link", "SmsMessage": "Code {####}"},
            "EmailVerificationMessage": "Code {####}", "EmailVerificationSubject": "Code", "SmsVerificationMessage": "Code {####}",
            "UserPoolAddOns": {"AdvancedSecurityMode": "OFF"}, "LambdaConfig":
            {"PreSignUp": "arn:aws:lambda:us-east-1:123456789012:function:sign-up"}}
            """,
            """{"MfaConfiguration": "OPTIONAL", "SoftwareTokenMfaConfiguration": {"Enabled": true}}"""
        },
        {
            """
            {"DeletionProtection": "INACTIVE", "AutoVerifiedAttributes": ["phone_number"], "EmailVerificationMessage": "Code {####}",
            "EmailVerificationSubject": "Code", "SmsAuthenticationMessage": "Sign in with {####}", "SmsVerificationMessage": "{####} it is",
            "SmsConfiguration": "$SMS", "Policies": {"SignInPolicy": {"AllowedFirstAuthFactors": ["PASSWORD", "WEB_AUTHN"]}}}
            """,
            """
            {"MfaConfiguration": "OPTIONAL", "SmsMfaConfiguration": {"SmsConfiguration": "$SMS",
            "SmsAuthenticationMessage": "Sign in with {####}"}, "WebAuthnConfiguration":
            {"RelyingPartyId": "example.com", "UserVerification": "required"}}
            """,
            """
            {"AutoVerifiedAttributes": ["phone_number"], "EmailVerificationMessage": "Code {####}", "EmailVerificationSubject": "Code",
            "SmsAuthenticationMessage": "Sign in with {####}", "SmsVerificationMessage": "{####} it is", "SmsConfiguration": "$SMS",
            "Policies": {"PasswordPolicy": {"MinimumLength": 8, "RequireLowercase": true, "RequireUppercase": true,
            "RequireNumbers": true, "RequireSymbols": true, "TemporaryPasswordValidityDays": 7},
            "SignInPolicy": {"AllowedFirstAuthFactors": ["PASSWORD", "WEB_AUTHN"]}}, "VerificationMessageTemplate":
            {"DefaultEmailOption": "CONFIRM_WITH_CODE", "EmailMessage": "Code {####}", "EmailSubject": "Code",
            "SmsMessage": "{####} it is"}}
            """,
            """
            {"MfaConfiguration": "OPTIONAL", "WebAuthnConfiguration": {"RelyingPartyId": "example.com", "UserVerification": "required"}}
            """
        },
    };

    /// <summary>App clients: the input of CreateUserPoolClient, and what the provider reads beside the defaults.</summary>
    public static TheoryData<string, string> Clients => new()
    {
        { "{}", "{}" },
        { """{"ExplicitAuthFlows": ["ADMIN_NO_SRP_AUTH"]}""", """{"ExplicitAuthFlows": ["ADMIN_NO_SRP_AUTH"]}""" },
        {
            """
            {"AllowedOAuthFlowsUserPoolClient": true, "AllowedOAuthFlows": ["code", "implicit"], "AllowedOAuthScopes": ["email", "openid"],
            "CallbackURLs": ["https://app.test/a", "https://app.test/b"], "DefaultRedirectURI": "https://app.test/b",
            "LogoutURLs": ["https://app.test/bye"], "SupportedIdentityProviders": ["COGNITO"],
            "ExplicitAuthFlows": ["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"], "PreventUserExistenceErrors": "ENABLED",
            "EnableTokenRevocation": false, "EnablePropagateAdditionalUserContextData": false, "AuthSessionValidity": 10,
            "ReadAttributes": ["email"], "WriteAttributes": ["email", "custom:plan"]}
            """,
            """
            {"AllowedOAuthFlowsUserPoolClient": true, "AllowedOAuthFlows": ["code", "implicit"], "AllowedOAuthScopes": ["email", "openid"],
            "CallbackURLs": ["https://app.test/a", "https://app.test/b"], "DefaultRedirectURI": "https://app.test/b",
            "LogoutURLs": ["https://app.test/bye"], "SupportedIdentityProviders": ["COGNITO"],
            "ExplicitAuthFlows": ["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"], "PreventUserExistenceErrors": "ENABLED",
            "EnableTokenRevocation": false, "AuthSessionValidity": 10, "ReadAttributes": ["email"],
            "WriteAttributes": ["email", "custom:plan"]}
            """
        },
        {
            """
            {"AccessTokenValidity": 30, "IdTokenValidity": 45, "RefreshTokenValidity": 12, "TokenValidityUnits":
            {"AccessToken": "minutes", "IdToken": "minutes", "RefreshToken": "hours"}}
            """,
            """
            {"AccessTokenValidity": 30, "IdTokenValidity": 45, "RefreshTokenValidity": 12, "TokenValidityUnits":
            {"AccessToken": "minutes", "IdToken": "minutes", "RefreshToken": "hours"}}
            """
        },
        {
            """
            {"ExplicitAuthFlows": ["ALLOW_USER_SRP_AUTH"], "RefreshTokenRotation": {"Feature": "ENABLED", "RetryGracePeriodSeconds": 10}}
            """,
            """
            {"ExplicitAuthFlows": ["ALLOW_USER_SRP_AUTH"], "RefreshTokenRotation": {"Feature": "ENABLED", "RetryGracePeriodSeconds": 10}}
            """
        },
    };

    [Theory, MemberData(nameof(Pools))]
    public async Task Pool_is_read_as_it_was_sent(string create, string? setMfa, string pool, string mfa)
    {
        JsonObject input = Parse(create);
        input["PoolName"] = "terraform";
        string id = (string)(await _calls.OkAsync("CreateUserPool", input))["UserPool"]!["Id"]!;
        if (setMfa is not null)
        {
            JsonObject second = Parse(setMfa);
            second["UserPoolId"] = id;
            await _calls.OkAsync("SetUserPoolMfaConfig", second);
        }
        await AssertReadAsync();

        // When something else changes, the provider sends everything that it has read.
        JsonObject update = Parse(create);
        foreach (string lasting in (string[])["AliasAttributes", "UsernameAttributes", "UsernameConfiguration", "UserPoolTags"])
            update.Remove(lasting);
        update["UserPoolId"] = id;
        await _calls.OkAsync("UpdateUserPool", update);
        await AssertReadAsync();

        async Task AssertReadAsync()
        {
            JsonNode read = (await _calls.OkAsync("DescribeUserPool", new() { ["UserPoolId"] = id }))["UserPool"]!;
            (read["AdminCreateUserConfig"] as JsonObject)?.Remove("UnusedAccountValidityDays"); // the provider does not read it
            AssertRead(Pool, pool, read);
            AssertRead(Mfa, mfa, await _calls.OkAsync("GetUserPoolMfaConfig", new() { ["UserPoolId"] = id }));
        }
    }

    [Fact]
    public async Task Schema_is_read_as_it_was_sent()
    {
        JsonArray schema = JsonNode.Parse("""
            [{"Name": "email", "AttributeDataType": "String", "DeveloperOnlyAttribute": false, "Mutable": true, "Required": true,
            "StringAttributeConstraints": {"MinLength": "0", "MaxLength": "2048"}},
            {"Name": "plan", "AttributeDataType": "String", "DeveloperOnlyAttribute": false, "Mutable": true, "Required": false,
            "StringAttributeConstraints": {"MinLength": "1", "MaxLength": "20"}},
            {"Name": "seats", "AttributeDataType": "Number", "DeveloperOnlyAttribute": false, "Mutable": false, "Required": false,
            "NumberAttributeConstraints": {"MinValue": "1", "MaxValue": "500"}}]
            """)!.AsArray();
        JsonNode made = await _calls.OkAsync("CreateUserPool", new() { ["PoolName"] = "terraform", ["Schema"] = schema.DeepClone() });
        JsonNode read = await _calls.OkAsync("DescribeUserPool", new() { ["UserPoolId"] = (string)made["UserPool"]!["Id"]! });
        foreach (JsonNode? sent in schema)
        {
            string name = (string)sent!["Name"]!;
            JsonNode? attribute = read["UserPool"]!["SchemaAttributes"]!.AsArray()
                .Single(candidate => ((string)candidate!["Name"]!).Replace("custom:", "", StringComparison.Ordinal) == name);
            attribute!["Name"] = name;
            Assert.True(JsonNode.DeepEquals(sent, attribute), $"{name}: {attribute}");
        }
    }

    [Theory, MemberData(nameof(Clients))]
    public async Task App_client_is_read_as_it_was_sent(string create, string expected)
    {
        JsonNode made = await _calls.OkAsync("CreateUserPool", JsonNode.Parse("""
            {"PoolName": "terraform", "Schema": [{"Name": "plan", "AttributeDataType": "String", "Mutable": true}]}
            """)!.AsObject());
        string pool = (string)made["UserPool"]!["Id"]!;
        JsonObject input = Parse(create);
        input["UserPoolId"] = pool;
        input["ClientName"] = "app";
        JsonNode client = (await _calls.OkAsync("CreateUserPoolClient", input.DeepClone().AsObject()))["UserPoolClient"]!;
        AssertRead(Client, expected, client);
        JsonObject named = new() { ["UserPoolId"] = pool, ["ClientId"] = (string)client["ClientId"]! };
        AssertRead(Client, expected, (await _calls.OkAsync("DescribeUserPoolClient", named))["UserPoolClient"]!);

        // An update sends the values of the state, with those that the provider has computed.
        foreach ((string name, JsonNode? value) in Parse(Client))
            if (client[name] is { } computed)
                input[name] = computed.DeepClone();
        input["ClientId"] = (string)client["ClientId"]!;
        AssertRead(Client, expected, (await _calls.OkAsync("UpdateUserPoolClient", input))["UserPoolClient"]!);
    }

    public void Dispose()
    {
        _http.Dispose();
        _emulator.Dispose();
    }

    private static JsonObject Parse(string json) =>
        JsonNode.Parse(json.Replace("\"$SMS\"", Sms, StringComparison.Ordinal))!.AsObject();

    private static void AssertRead(string defaults, string expected, JsonNode read)
    {
        JsonObject values = Parse(defaults);
        foreach ((string name, JsonNode? value) in Parse(expected))
            values[name] = value?.DeepClone();
        foreach ((string name, JsonNode? value) in values)
            Assert.True(JsonNode.DeepEquals(value, read[name]), $"{name}: {read[name]?.ToJsonString() ?? "absent"}");
    }
}
