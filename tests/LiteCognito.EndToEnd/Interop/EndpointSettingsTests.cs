using System.Text.Json;
using System.Text.Json.Serialization;
using LiteCognito.Signing;
using LiteCognito.Signing.Credentials;

namespace LiteCognito.EndToEnd.Interop;

/// <summary>
/// The library and the AWS SDK for JavaScript choose the same endpoint for the same environment variables and profiles, or both refuse.
/// </summary>
public sealed partial class EndpointSettingsTests : IDisposable
{
    private static readonly (string Service, string Host)[] Services =
    [
        ("COGNITO_IDENTITY_PROVIDER", "cognito-idp"), ("COGNITO_IDENTITY", "cognito-identity"), ("STS", "sts"), ("SSO", "portal.sso"),
        ("SSO_OIDC", "oidc"), ("SIGNIN", "signin"),
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("litecognito-").FullName;
    private readonly List<Case> _cases = [];

    private static bool[] Both => [false, true];

    [Fact]
    public async Task Endpoint_comes_from_the_first_setting_in_the_order_of_the_sdk()
    {
        foreach ((string service, _) in Services)
            foreach (bool own in Both)
                foreach (bool general in Both)
                    foreach (bool section in Both)
                        foreach (bool profile in Both)
                            foreach (string ignored in (string[])["", "variable", "profile", "neither"])
                                AddUrls(service, own, general, section, profile, ignored);
        await CompareAsync();
    }

    [Fact]
    public async Task Fips_and_dual_stack_select_the_endpoint_in_every_partition()
    {
        string[] regions =
        [
            "us-east-1", "us-east-2", "us-west-1", "us-west-2", "eu-west-1", "us-gov-west-1", "cn-north-1", "eusc-de-east-1",
            "us-iso-east-1", "us-isob-east-1", "us-isof-south-1", "eu-isoe-west-1",
        ];
        foreach ((string service, _) in Services)
            foreach (string region in regions)
                foreach (bool fips in Both)
                    foreach (bool dualStack in Both)
                    {
                        Add(service, $"[default]\nregion = {region}\nuse_fips_endpoint = {Text(fips)}\n", dualStack
                            ? new() { ["AWS_USE_DUALSTACK_ENDPOINT"] = "true" } : []);
                        Add(service, $"[default]\nregion = {region}\nuse_dualstack_endpoint = {Text(dualStack)}\n", fips
                            ? new() { ["AWS_USE_FIPS_ENDPOINT"] = "true" } : []);
                    }
        await CompareAsync();
    }

    [Fact]
    public async Task Variable_with_false_overrides_the_profile()
    {
        const string Config = "[default]\nregion = eu-west-1\nuse_fips_endpoint = true\nuse_dualstack_endpoint = true\n";
        Add("STS", Config, new() { ["AWS_USE_FIPS_ENDPOINT"] = "false" });
        Add("STS", Config, new() { ["AWS_USE_DUALSTACK_ENDPOINT"] = "false" });
        await CompareAsync();
    }

    [Fact]
    public async Task Region_comes_from_the_variable_before_the_profile()
    {
        const string Config = "[default]\nregion = eu-west-1\n[profile other]\nregion = eu-west-2\n[profile none]\nservices=\n";
        foreach (string profile in (string[])["", "other", "none", "missing"])
            foreach (string region in (string[])["", "us-west-2"])
            {
                var variables = new Dictionary<string, string>();
                if (profile.Length > 0)
                    variables["AWS_PROFILE"] = profile;
                if (region.Length > 0)
                    variables["AWS_REGION"] = region;
                Add("COGNITO_IDENTITY_PROVIDER", Config, variables);
            }
        Add("COGNITO_IDENTITY_PROVIDER", Config, new() { ["AWS_REGION"] = "us-west-2" }, region: "ca-central-1");
        await CompareAsync();
    }

    [Fact]
    public async Task Contradictory_and_invalid_settings_are_refused()
    {
        const string Region = "[default]\nregion = eu-west-1\n";
        foreach (string url in (string[])["http://127.0.0.1:1", "http://127.0.0.1:1/", "http://127.0.0.1:1/base", "http://[::1]:1/base/",
            "https://pool.example.com", "127.0.0.1:1", "pool"])
        {
            Add("COGNITO_IDENTITY_PROVIDER", Region, new() { ["AWS_ENDPOINT_URL"] = url });
            Add("COGNITO_IDENTITY_PROVIDER", Region, new() { ["AWS_ENDPOINT_URL"] = url, ["AWS_USE_FIPS_ENDPOINT"] = "true" });
            Add("COGNITO_IDENTITY_PROVIDER", Region, new() { ["AWS_ENDPOINT_URL"] = url, ["AWS_USE_DUALSTACK_ENDPOINT"] = "true" });
            Add("COGNITO_IDENTITY_PROVIDER", Region, new() { ["AWS_ENDPOINT_URL"] = url }, useFips: true);
        }
        await CompareAsync();
    }

    /// <summary>The SDK would call another endpoint than the user meant.</summary>
    [Fact]
    public async Task Settings_that_the_sdk_ignores_because_they_are_not_valid_are_refused()
    {
        foreach (string name in (string[])[
            "AWS_USE_FIPS_ENDPOINT", "AWS_USE_DUALSTACK_ENDPOINT", "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"])
            Add("COGNITO_IDENTITY_PROVIDER", "[default]\nregion = eu-west-1\n", new() { [name] = "yes" });
        Add("COGNITO_IDENTITY_PROVIDER", "[default]\nregion = eu-west-1\nservices = missing\n", []);
        Add(
            "COGNITO_IDENTITY_PROVIDER",
            "[default]\nregion = eu-west-1\nservices = s\n[services t]\ncognito_identity_provider =\n  endpoint_url = http://127.0.0.1:1\n",
            []);
        Assert.All(await TheirsAsync(), theirs => Assert.Equal("https://cognito-idp.eu-west-1.amazonaws.com/", theirs));
        Assert.All(_cases, from => Assert.Equal("error", Ours(from)));
    }

    [Fact]
    public async Task Services_section_is_read_as_the_sdk_reads_it()
    {
        const string Profile = "[default]\nregion = eu-west-1\nservices = s\n";
        foreach (string section in (string[])
            [
                "[services s]\ncognito_identity_provider =\n  endpoint_url = http://127.0.0.1:1\n",
                "[services s]\r\ncognito_identity_provider =\r\n\tendpoint_url=http://127.0.0.1:1 # here\r\n",
                "[services \"s\"]\ncognito_identity_provider=\n endpoint_url = http://127.0.0.1:1\n",
                "[services s]\n# none\n\ncognito_identity_provider =\n\n  # more\n  other = 1\n  endpoint_url = http://127.0.0.1:1\n",
                "[services s]\nsts =\n  endpoint_url = http://127.0.0.1:2\n"
                    + "cognito_identity_provider =\n  endpoint_url = http://127.0.0.1:1\n",
                "[services s]\nsts =\n  endpoint_url = http://127.0.0.1:2\n",
                "[services s]\nendpoint_url = http://127.0.0.1:1\n",
                "[services t]\ncognito_identity_provider =\n  endpoint_url = http://127.0.0.1:2\n"
                    + "[services s]\ncognito_identity_provider =\n  endpoint_url = http://127.0.0.1:1\n",
                "[services s]\ncognito_identity_provider =\n  endpoint_url = http://127.0.0.1:1\n"
                    + "[profile x]\ncognito_identity_provider =\n  endpoint_url = http://127.0.0.1:2\n",
            ])
            Add("COGNITO_IDENTITY_PROVIDER", Profile + section, []);
        await CompareAsync();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Text(bool value) => value ? "true" : "false";

    private void AddUrls(string service, bool own, bool general, bool section, bool profile, string ignored)
    {
        var variables = new Dictionary<string, string>();
        if (own)
            variables["AWS_ENDPOINT_URL_" + service] = "http://127.0.0.1:1";
        if (general)
            variables["AWS_ENDPOINT_URL"] = "http://127.0.0.1:2";
        if (ignored is "variable" or "neither")
            variables["AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"] = Text(ignored == "variable");
        string config = "[default]\nregion = eu-west-1\n";
        if (profile)
            config += "endpoint_url = http://127.0.0.1:4\n";
        if (ignored is "profile" or "neither")
            config += "ignore_configured_endpoint_urls = true\n";
        if (section)
            config += $"services = s\n[services s]\n{service.ToLowerInvariant()} =\n  endpoint_url = http://127.0.0.1:3\n";
        Add(service, config, variables);
    }

    private void Add(string service, string config, Dictionary<string, string> variables, string? region = null, bool useFips = false)
    {
        variables["AWS_CONFIG_FILE"] = Path.Combine(_folder, $"config{_cases.Count}");
        variables["AWS_SHARED_CREDENTIALS_FILE"] = Path.Combine(_folder, "none");
        File.WriteAllText(variables["AWS_CONFIG_FILE"], config);
        _cases.Add(new(service, variables, region, useFips, config));
    }

    private async Task CompareAsync()
    {
        string[] theirs = await TheirsAsync();
        string[] differences = [.. _cases.Zip(theirs, (from, theirs) => (From: from, Theirs: theirs, Ours: Ours(from)))
            .Where(each => each.Ours != each.Theirs).Select(each => $"{each.Ours} instead of {each.Theirs}: {each.From.Describe()}")];
        Assert.True(differences is [], string.Join('\n', differences));
    }

    private async Task<string[]> TheirsAsync()
    {
        JsonElement answer = await Node.RunAsync("endpoints.js", new Dictionary<string, string?>
        {
            ["cases"] = JsonSerializer.Serialize(_cases, CaseJson.Default.ListCase),
        }, TestContext.Current.CancellationToken);
        string[] theirs = [.. answer.GetProperty("addresses").EnumerateArray().Select(address => address.GetString()!)];
        Assert.Equal(_cases.Count, theirs.Length);
        return theirs;
    }

    private string Ours(Case from)
    {
        var environment = new AwsEnvironment
        {
            Variables = name => from.Variables.GetValueOrDefault(name),
            Home = new(() => _folder),
        };
        try
        {
            if (from.Service == "SIGNIN") // this service has hosts of its own form
            {
                var configured = EndpointConfiguration.Read(environment, from.Service);
                return LoginSource.Address(configured, configured.Region!).AbsoluteUri;
            }
            var settings = new SignerSettings(Services.Single(service => service.Service == from.Service).Host, from.Service, "options")
            {
                Region = from.Region,
                UseFips = from.UseFips,
                Clock = TimeProvider.System,
            };
            return settings.CreateSigner(environment).Endpoint.AbsoluteUri;
        }
        catch (Exception e) when (e is AwsCredentialException or InvalidOperationException)
        {
            return "error";
        }
    }

    private sealed record Case(
        [property: JsonPropertyName("service")] string Service,
        [property: JsonPropertyName("variables")] Dictionary<string, string> Variables,
        [property: JsonPropertyName("region")] string? Region,
        [property: JsonPropertyName("useFips")] bool UseFips,
        [property: JsonIgnore] string Config)
    {
        public string Describe() =>
            $"{Service} {string.Join(' ', Variables.Select(pair => $"{pair.Key}={pair.Value}"))} {Region} {UseFips} {Config}";
    }

    [JsonSerializable(typeof(List<Case>))]
    private sealed partial class CaseJson : JsonSerializerContext;
}
