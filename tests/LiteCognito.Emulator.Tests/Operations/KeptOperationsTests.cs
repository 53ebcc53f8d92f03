using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using LiteCognito.Emulator.Tests.Signatures;
using Microsoft.Extensions.Time.Testing;

namespace LiteCognito.Emulator.Tests.Operations;

/// <summary>Raw calls of the operations on what the emulator keeps but does not act on.</summary>
public sealed class KeptOperationsTests : IDisposable
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
    private readonly CognitoEmulator _emulator;
    private readonly HttpClient _http;
    private readonly EmulatorPool _pool;
    private readonly EmulatorClient _client;

    public KeptOperationsTests()
    {
        _emulator = new(_clock);
        _http = new(_emulator.CreateHandler());
        _pool = _emulator.CreatePool(new() { Region = "eu-west-1" });
        _client = _pool.CreateClient("app");
    }

    [Fact]
    public async Task Branding_is_created_shown_changed_and_deleted()
    {
        JsonNode made = (await CallAsync("CreateManagedLoginBranding", new()
        {
            ["ClientId"] = _client.Id,
            ["Settings"] = new JsonObject { ["a"] = null },
            ["Assets"] = new JsonArray(new JsonObject
            {
                ["Category"] = "FORM_LOGO",
                ["ColorMode"] = "DARK",
                ["Extension"] = "PNG",
                ["Bytes"] = "AAAA",
            }),
        }))["ManagedLoginBranding"]!;
        string id = (string)made["ManagedLoginBrandingId"]!;
        Assert.Equal("""{"a":null}""", made["Settings"]!.ToJsonString());
        Assert.Equal(_pool.Id, (string)made["UserPoolId"]!);
        Assert.Null(made["ClientId"]); // the model has none in the output
        Assert.Equal(
            "ManagedLoginBrandingExistsException",
            await RefusalAsync("CreateManagedLoginBranding", new() { ["ClientId"] = _client.Id }));

        _clock.Advance(TimeSpan.FromSeconds(1));
        JsonNode changed = (await CallAsync("UpdateManagedLoginBranding", new()
        {
            ["ManagedLoginBrandingId"] = id,
            ["UseCognitoProvidedValues"] = true,
        }))["ManagedLoginBranding"]!;
        Assert.True((bool)changed["UseCognitoProvidedValues"]!);
        Assert.Equal("DARK", (string)changed["Assets"]![0]!["ColorMode"]!);
        Assert.Equal(1, (decimal)changed["LastModifiedDate"]! - (decimal)changed["CreationDate"]!);
        Same(changed, (await CallAsync("DescribeManagedLoginBranding", Id()))["ManagedLoginBranding"]!);
        Same(changed, (await CallAsync(
            "DescribeManagedLoginBrandingByClient", new() { ["ClientId"] = _client.Id }))["ManagedLoginBranding"]!);

        Assert.Equal("{}", (await CallAsync("DeleteManagedLoginBranding", Id())).ToJsonString());
        Assert.Equal("ResourceNotFoundException", await RefusalAsync("DescribeManagedLoginBranding", Id()));
        Assert.Equal("ResourceNotFoundException", await RefusalAsync("DeleteManagedLoginBranding", Id()));

        JsonObject Id() => new() { ["ManagedLoginBrandingId"] = id };
    }

    [Fact]
    public async Task Terms_are_created_listed_changed_and_deleted()
    {
        string use = await TermsAsync("terms-of-use"), privacy = await TermsAsync("privacy-policy");
        Assert.Equal("TermsExistsException", await RefusalAsync("CreateTerms", Terms("privacy-policy")));
        Assert.Equal(
            "TermsExistsException",
            await RefusalAsync("UpdateTerms", new() { ["TermsId"] = use, ["TermsName"] = "privacy-policy" }));

        JsonNode first = await CallAsync("ListTerms", new() { ["MaxResults"] = 1 });
        JsonNode second = await CallAsync("ListTerms", new() { ["MaxResults"] = 1, ["NextToken"] = (string)first["NextToken"]! });
        JsonNode[] listed = [first["Terms"]![0]!, second["Terms"]![0]!];
        Assert.Equivalent(new[] { use, privacy }, listed.Select(terms => (string)terms["TermsId"]!));
        Assert.All(listed, terms => Assert.Null(terms["Links"]));

        await CallAsync("UpdateTerms", new()
        {
            ["TermsId"] = use,
            ["Links"] = new JsonObject { ["cognito:default"] = "https://example.com/new" },
        });
        JsonNode shown = (await CallAsync(
            "DescribeTermsByClient", new() { ["ClientId"] = _client.Id, ["TermsName"] = "terms-of-use" }))["Terms"]!;
        Assert.Equal("https://example.com/new", (string)shown["Links"]!["cognito:default"]!);
        Assert.Equal(_client.Id, (string)shown["ClientId"]!);
        Same(shown, (await CallAsync("DescribeTerms", new() { ["TermsId"] = use }))["Terms"]!);

        await CallAsync("DeleteTerms", new() { ["TermsId"] = use });
        Assert.Single((await CallAsync("ListTerms", []))["Terms"]!.AsArray());
        await CallAsync("DeleteUserPoolClient", new() { ["ClientId"] = _client.Id });
        Assert.Empty((await CallAsync("ListTerms", []))["Terms"]!.AsArray());
    }

    [Fact]
    public async Task Replica_is_created_listed_changed_and_deleted()
    {
        JsonObject region = new() { ["RegionName"] = "eu-central-1" };
        JsonNode made = (await CallAsync("CreateUserPoolReplica", region))["UserPoolReplica"]!;
        Assert.Equal(
            ("eu-central-1", "INACTIVE", "SECONDARY", $"arn:aws:cognito-idp:eu-central-1:000000000000:userpool/{_pool.Id}"),
            ((string)made["RegionName"]!, (string)made["Status"]!, (string)made["Role"]!, (string)made["UserPoolArn"]!));
        Assert.Equal("InvalidParameterException", await RefusalAsync("CreateUserPoolReplica", region));
        await CallAsync("UpdateUserPoolReplica", new() { ["RegionName"] = "eu-central-1", ["Status"] = "ACTIVE" });
        JsonNode listed = Assert.Single((await CallAsync("ListUserPoolReplicas", []))["UserPoolReplicas"]!.AsArray())!;
        Assert.Equal("ACTIVE", (string)listed["Status"]!);
        Same(listed, (await CallAsync("DeleteUserPoolReplica", region))["UserPoolReplica"]!);
        Assert.Empty((await CallAsync("ListUserPoolReplicas", []))["UserPoolReplicas"]!.AsArray());
    }

    [Fact]
    public async Task Risk_configurations_of_the_pool_and_of_a_client_are_separate()
    {
        JsonObject action = new()
        {
            ["CompromisedCredentialsRiskConfiguration"] = new JsonObject { ["Actions"] = new JsonObject { ["EventAction"] = "BLOCK" } },
        };
        JsonNode set = (await CallAsync("SetRiskConfiguration", action))["RiskConfiguration"]!;
        Same(set, (await CallAsync("DescribeRiskConfiguration", []))["RiskConfiguration"]!);
        JsonNode none = (await CallAsync("DescribeRiskConfiguration", new() { ["ClientId"] = _client.Id }))["RiskConfiguration"]!;
        Assert.Equal(["UserPoolId", "ClientId"], none.AsObject().Select(member => member.Key));
    }

    [Fact]
    public async Task Log_delivery_is_replaced()
    {
        JsonNode none = (await CallAsync("GetLogDeliveryConfiguration", []))["LogDeliveryConfiguration"]!;
        Assert.Empty(none["LogConfigurations"]!.AsArray());
        JsonObject logs = new()
        {
            ["LogConfigurations"] = new JsonArray(new JsonObject { ["LogLevel"] = "ERROR", ["EventSource"] = "userNotification" }),
        };
        await CallAsync("SetLogDeliveryConfiguration", logs);
        JsonNode set = (await CallAsync("GetLogDeliveryConfiguration", []))["LogDeliveryConfiguration"]!;
        Assert.Equal("ERROR", (string)Assert.Single(set["LogConfigurations"]!.AsArray())!["LogLevel"]!);
        await CallAsync("SetLogDeliveryConfiguration", new() { ["LogConfigurations"] = new JsonArray() });
        Same(none, (await CallAsync("GetLogDeliveryConfiguration", []))["LogDeliveryConfiguration"]!);
    }

    [Fact]
    public async Task Appearance_of_the_pool_applies_to_clients_without_their_own()
    {
        JsonObject client = new() { ["ClientId"] = _client.Id };
        Assert.Equal("{}", (await CallAsync("GetUICustomization", client))["UICustomization"]!.ToJsonString());
        await CallAsync("SetUICustomization", new() { ["CSS"] = ".a {}" });
        Assert.Equal("ALL", (string)(await CallAsync("GetUICustomization", client))["UICustomization"]!["ClientId"]!);
        await CallAsync("SetUICustomization", new() { ["ClientId"] = _client.Id, ["CSS"] = ".b {}", ["ImageFile"] = "AAAA" });
        JsonNode own = (await CallAsync("GetUICustomization", client))["UICustomization"]!;
        Assert.Equal((_client.Id, ".b {}"), ((string)own["ClientId"]!, (string)own["CSS"]!));
        Assert.Null(own["ImageFile"]);
        Assert.Equal(".a {}", (string)(await CallAsync("GetUICustomization", []))["UICustomization"]!["CSS"]!);
    }

    [Fact]
    public async Task Limits_belong_to_the_account()
    {
        JsonObject Definition() => new()
        {
            ["LimitDefinition"] = new JsonObject
            {
                ["LimitClass"] = "API_CATEGORY",
                ["Attributes"] = new JsonObject { ["Category"] = "UserCreation" },
            },
        };
        Assert.Equal(120, (int)(await CallAsync("GetProvisionedLimit", Definition()))["Limit"]!["ProvisionedLimitValue"]!);
        JsonObject request = Definition();
        request["RequestedLimitValue"] = 200;
        await CallAsync("UpdateProvisionedLimit", request);
        JsonNode limit = (await CallAsync("GetProvisionedLimit", Definition()))["Limit"]!;
        Assert.Equal((200, 120), ((int)limit["ProvisionedLimitValue"]!, (int)limit["FreeLimitValue"]!));
    }

    [Fact]
    public async Task Session_configurations_have_defaults()
    {
        Assert.Equal(20, (int)(await CallAsync("GetUserPoolSessionConfiguration", []))["TokenSession"]!["MaxPerUser"]!);
        await CallAsync("SetUserPoolSessionConfiguration", new()
        {
            ["UserSessionTracking"] = "ENABLED",
            ["TokenSession"] = new JsonObject { ["MaxPerUser"] = 3 },
        });
        JsonNode pool = await CallAsync("GetUserPoolSessionConfiguration", []);
        Assert.Equal(("ENABLED", 3), ((string)pool["UserSessionTracking"]!, (int)pool["TokenSession"]!["MaxPerUser"]!));

        JsonNode client = await CallAsync("GetUserPoolClientSessionConfiguration", new() { ["ClientId"] = _client.Id });
        Assert.Equal((_client.Id, 60), ((string)client["ClientId"]!, (int)client["SSOSession"]!["MaxValidityMinutes"]!));
        await CallAsync("SetUserPoolClientSessionConfiguration", new()
        {
            ["ClientId"] = _client.Id,
            ["SSOSession"] = new JsonObject { ["MaxValidityMinutes"] = 5 },
        });
        client = await CallAsync("GetUserPoolClientSessionConfiguration", new() { ["ClientId"] = _client.Id });
        Assert.Equal(5, (int)client["SSOSession"]!["MaxValidityMinutes"]!);
    }

    [Fact]
    public async Task Signing_certificate_is_of_the_key_of_the_pool()
    {
        string text = (string)(await CallAsync("GetSigningCertificate", []))["Certificate"]!;
        using X509Certificate2 certificate = X509CertificateLoader.LoadCertificate(Convert.FromBase64String(text));
        Assert.Equal($"CN={_pool.Id}", certificate.Subject);
        Assert.Equal(certificate.Subject, certificate.Issuer);
        Assert.Equal(new(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc), certificate.NotBefore.ToUniversalTime());
        Assert.Equal(2036, certificate.NotAfter.Year);
        var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(certificate);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.VerificationTime = _clock.GetUtcNow().UtcDateTime.AddDays(1);
        Assert.True(chain.Build(certificate), string.Join(", ", chain.ChainStatus.Select(status => status.StatusInformation)));
        chain.Dispose();
        string jwks = await _http.GetStringAsync(
            new Uri($"https://cognito.test/{_pool.Id}/.well-known/jwks.json"), TestContext.Current.CancellationToken);
        byte[] modulus = certificate.PublicKey.GetRSAPublicKey()!.ExportParameters(false).Modulus!;
        Assert.Equal(System.Buffers.Text.Base64Url.EncodeToString(modulus), (string)JsonNode.Parse(jwks)!["keys"]![0]!["n"]!);
        Assert.Equal(text, (string)(await CallAsync("GetSigningCertificate", []))["Certificate"]!);
    }

    [Theory]
    [InlineData("CreateTerms")]
    [InlineData("SetRiskConfiguration")]
    [InlineData("GetUICustomization")]
    public async Task Client_of_another_pool_is_refused(string operation)
    {
        EmulatorClient other = _emulator.CreatePool(new() { Region = "eu-west-1" }).CreateClient("other");
        JsonObject input = Terms("terms-of-use");
        input["ClientId"] = other.Id;
        Assert.Equal("ResourceNotFoundException", await RefusalAsync(operation, input));
    }

    public void Dispose()
    {
        _http.Dispose();
        _emulator.Dispose();
    }

    private JsonObject Terms(string name) => new()
    {
        ["ClientId"] = _client.Id,
        ["TermsName"] = name,
        ["TermsSource"] = "LINK",
        ["Enforcement"] = "NONE",
        ["Links"] = new JsonObject { ["cognito:default"] = "https://example.com/terms" },
    };

    private async Task<string> TermsAsync(string name) => (string)(await CallAsync("CreateTerms", Terms(name)))["Terms"]!["TermsId"]!;

    private static void Same(JsonNode expected, JsonNode found) => Assert.Equal(expected.ToJsonString(), found.ToJsonString());

    private async Task<JsonNode> CallAsync(string operation, JsonObject input)
    {
        JsonNode answer = await SendAsync(operation, input);
        Assert.True(answer["__type"] is null, $"{operation}: {answer}");
        return answer;
    }

    private async Task<string> RefusalAsync(string operation, JsonObject input) => (string)(await SendAsync(operation, input))["__type"]!;

    private async Task<JsonNode> SendAsync(string operation, JsonObject input)
    {
        JsonObject whole = input.DeepClone().AsObject();
        if (!operation.EndsWith("ProvisionedLimit", StringComparison.Ordinal))
            whole["UserPoolId"] = _pool.Id;
        string body = whole.ToJsonString();
        using HttpRequestMessage request = SignedCalls.Request(SignedCalls.TargetPrefix + operation, body, SignedCalls.Address);
        new SignedCalls(_http, _clock, "eu-west-1").Sign(request, body);
        using HttpResponseMessage response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
    }
}
