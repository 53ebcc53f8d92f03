using LiteCognito.Emulator;

namespace LiteCognito.EndToEnd.Network;

/// <summary>Processes with AWS's endpoint settings in the environment.</summary>
public sealed class EnvironmentEndpointTests : IDisposable
{
    private const string Password = "Canary-password-7";

    private readonly string _folder = Directory.CreateTempSubdirectory("litecognito-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Signed_calls_use_the_settings_and_public_calls_only_if_the_program_asks_for_them() =>
        Assert.Equal(
            [
                "from code",
                "http://127.0.0.1:1/ us-west-2", "https://cognito-idp.us-west-2.amazonaws.com/ unsigned",
                "http://127.0.0.1:2/ us-west-2", "https://cognito-identity.us-west-2.amazonaws.com/ unsigned",
                "from the environment",
                "http://127.0.0.1:1/ eu-west-3", "http://127.0.0.1:1/ unsigned",
                "http://127.0.0.1:2/ eu-west-3", "http://127.0.0.1:2/ unsigned",
            ],
            await CalledAsync("[default]\nregion = eu-west-3\n", new()
            {
                ["AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER"] = "http://127.0.0.1:1",
                ["AWS_ENDPOINT_URL"] = "http://127.0.0.1:2",
            }));

    [Fact]
    public async Task Signed_calls_use_the_profile_and_its_fips_endpoints() =>
        Assert.Equal(
            [
                "from code",
                "https://cognito-idp-fips.us-west-2.amazonaws.com/ us-west-2", "https://cognito-idp.us-west-2.amazonaws.com/ unsigned",
                "https://cognito-identity-fips.us-west-2.amazonaws.com/ us-west-2",
                "https://cognito-identity.us-west-2.amazonaws.com/ unsigned",
                "from the environment",
                "https://cognito-idp-fips.ca-central-1.amazonaws.com/ ca-central-1",
                "https://cognito-idp-fips.ca-central-1.amazonaws.com/ unsigned",
                "https://cognito-identity-fips.ca-central-1.amazonaws.com/ ca-central-1",
                "https://cognito-identity-fips.ca-central-1.amazonaws.com/ unsigned",
            ],
            await CalledAsync(
                "[profile p]\nregion = eu-west-3\nuse_fips_endpoint = true\n",
                new() { ["AWS_PROFILE"] = "p", ["AWS_DEFAULT_REGION"] = "ca-central-1" }));

    [Theory]
    [InlineData("AWS_ENDPOINT_URL", "")]
    [InlineData("AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER", "")]
    [InlineData("", "endpoint_url = URL\n")]
    [InlineData("", "services = s\n[services s]\ncognito_identity_provider =\n  endpoint_url = URL\n")]
    public async Task Command_line_calls_the_configured_endpoint(string variable, string profile)
    {
        using var emulator = new CognitoEmulator();
        EmulatorPool pool = emulator.CreatePool();
        EmulatorClient app = pool.CreateClient("app");
        pool.AddUser("alice", Password);
        using EmulatorListener listener = emulator.Listen();
        string url = listener.Endpoint.AbsoluteUri;
        Dictionary<string, string> environment = Environment(
            "[default]\nregion = us-east-1\n" + profile.Replace("URL", url, StringComparison.Ordinal), new()
            {
                ["LITECOGNITO_PASSWORD"] = Password,
                ["AWS_ACCESS_KEY_ID"] = "testing",
                ["AWS_SECRET_ACCESS_KEY"] = "testing",
            });
        if (variable.Length > 0)
            environment[variable] = url;

        Finished signIn = await CommandLineAsync(
            environment, "sign-in", "--pool", pool.Id, "--client", app.Id, "--username", "alice", "--no-keep");
        Assert.Equal((0, "Signed in as alice.\n"), (signIn.ExitCode, signIn.Errors));
        Assert.Equal("alice\n", (await CommandLineAsync(environment, "admin", "user", "list", "--pool", pool.Id)).Output);
        string input = Path.Combine(_folder, "input");
        await File.WriteAllTextAsync(input, """{"MaxResults": 1}""", Cancel);
        Assert.Contains(
            pool.Id, (await CommandLineAsync(environment, "call", "ListUserPools", "--input", input)).Output, StringComparison.Ordinal);

        using var other = new RecordingServer("""{"Users": []}""");
        Assert.Equal("", (await CommandLineAsync(
            environment, "admin", "user", "list", "--pool", pool.Id, "--endpoint", other.Address.AbsoluteUri)).Output);
        Assert.Equal(["POST /"], other.Requests);
    }

    [Fact]
    public async Task Command_line_names_the_setting_that_it_refuses()
    {
        Dictionary<string, string> environment = Environment("", new() { ["AWS_ENDPOINT_URL"] = "nowhere" });
        Finished refused = await CommandLineAsync(environment, "call", "ListUserPools", "--region", "us-east-1");
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("AWS_ENDPOINT_URL must be an absolute", refused.Errors, StringComparison.Ordinal);

        environment["AWS_ENDPOINT_URL"] = "http://pool.test/";
        refused = await CommandLineAsync(environment, "call", "ListUserPools", "--region", "us-east-1");
        Assert.Equal(2, refused.ExitCode);
        Assert.Equal(
            "The configured endpoint http://pool.test/ would transmit secrets unencrypted. Use https, or set --allow-insecure-endpoint.",
            refused.Errors.Trim());
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<string[]> CalledAsync(string config, Dictionary<string, string> variables)
    {
        using Running run = Running.Start(
            "dotnet", [Path.Combine(AppContext.BaseDirectory, "LiteCognito.Refresher.dll"), "called-addresses"],
            environment: Environment(config, variables));
        Finished finished = await run.FinishAsync("", Cancel);
        Assert.Equal((0, ""), (finished.ExitCode, finished.Errors));
        return finished.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    private static async Task<Finished> CommandLineAsync(Dictionary<string, string> environment, params string[] arguments)
    {
        using Running run = Running.CommandLine(arguments, environment);
        return await run.FinishAsync("", Cancel);
    }

    /// <summary>Returns variables that hide those of the machine and name a config file.</summary>
    private Dictionary<string, string> Environment(string config, Dictionary<string, string> variables)
    {
        string file = Path.Combine(_folder, "config");
        File.WriteAllText(file, config);
        var environment = new Dictionary<string, string>
        {
            ["AWS_CONFIG_FILE"] = file,
            ["AWS_SHARED_CREDENTIALS_FILE"] = Path.Combine(_folder, "none"),
            ["AWS_EC2_METADATA_DISABLED"] = "true",
        };
        foreach (string name in (string[])["AWS_PROFILE", "AWS_REGION", "AWS_DEFAULT_REGION", "AWS_ENDPOINT_URL",
            "AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER", "AWS_ENDPOINT_URL_COGNITO_IDENTITY", "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS",
            "AWS_USE_FIPS_ENDPOINT", "AWS_USE_DUALSTACK_ENDPOINT"])
            environment[name] = "";
        foreach ((string name, string value) in variables)
            environment[name] = value;
        return environment;
    }
}
