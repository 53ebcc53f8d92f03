using System.Text.Json;
using LiteCognito.EndToEnd.CommandLine;
using LiteCognito.EndToEnd.Interop;
using LiteCognito.Signing;

namespace LiteCognito.EndToEnd.Seeds;

/// <summary><c>litecognito emulator</c> with a seed, without a pool, and with a chosen password.</summary>
public sealed class EmulatorSeedTests
{
    private const string Password = "Seeded-horse-7";

    private const string Seed = $$"""
        {"UserPools":[{"Id":"eu-west-1_Seeded","PoolName":"seeded","Clients":[
          {"ClientId":"webclient","ClientName":"web","ExplicitAuthFlows":["ALLOW_USER_SRP_AUTH","ALLOW_REFRESH_TOKEN_AUTH"]},
          {"ClientId":"server","ClientName":"server","GenerateSecret":true}],
          "Users":[{"Username":"sam","Password":"{{Password}}"}]}]}
        """;

    // The npm package starts one executable file.
    private static string Program => Running.CommandLineProgram is [.., "dotnet", var library]
        ? Path.ChangeExtension(library, OperatingSystem.IsWindows() ? ".exe" : null) : Running.CommandLineProgram[^1];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task User_of_a_seed_signs_in(bool fromStdin)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("seed.json"), Seed, Cancel);
        using var emulator = Running.CommandLine(
            ["emulator", "--port", "0", "--json", "--seed", fromStdin ? "-" : folder.File("seed.json")], Environment());
        if (fromStdin)
            await emulator.WriteToEndAsync(Seed, Cancel);

        JsonElement json = JsonDocument.Parse(await emulator.LineWithAsync("endpoint", Cancel)).RootElement;

        Assert.Equal("eu-west-1_Seeded", json.GetProperty("userPoolId").GetString());
        Assert.Equal("webclient", json.GetProperty("clientId").GetString());
        Assert.False(json.TryGetProperty("password", out _));
        Assert.Equal(2, json.GetProperty("userPools")[0].GetProperty("clients").GetArrayLength());
        var client = new CognitoClient(new()
        {
            UserPoolId = "eu-west-1_Seeded",
            ClientId = "webclient",
            Endpoint = new(json.GetProperty("endpoint").GetString()!),
        });
        Assert.IsType<SignedIn>(await client.SignInAsync("sam", Password, Cancel));
    }

    [Fact]
    public async Task Mistake_ends_the_command_with_its_place()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("seed.json"), Seed.Replace("PoolName", "PoolNam", StringComparison.Ordinal), Cancel);

        Finished run = await RunAsync("--seed", folder.File("seed.json"));

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(
            "seed.json line 1: UserPools[0].PoolNam is not known. Did you mean PoolName?", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain(Password, run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Seed_and_empty_exclude_each_other()
    {
        Finished run = await RunAsync("--seed", "seed.json", "--empty");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--seed and --empty exclude each other.", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Empty_emulator_has_no_pool_and_takes_the_access_key_test()
    {
        using var emulator = Running.CommandLine(["emulator", "--port", "0", "--json", "--empty"], Environment());
        JsonElement json = JsonDocument.Parse(await emulator.LineWithAsync("endpoint", Cancel)).RootElement;

        Assert.False(json.TryGetProperty("userPoolId", out _));
        var client = new CognitoClient(new()
        {
            Region = "us-east-1",
            Endpoint = new(json.GetProperty("endpoint").GetString()!),
            Credentials = AwsCredentialProvider.Static("test", "test"),
        });
        JsonElement pools = await client.CallAsync("ListUserPools", JsonElement.Parse("""{"MaxResults":60}"""), true, Cancel);
        Assert.Equal(0, pools.GetProperty("UserPools").GetArrayLength());
    }

    [Fact]
    public async Task Variable_gives_the_password_of_the_default_user()
    {
        Dictionary<string, string> environment = Environment();
        environment["LITECOGNITO_PASSWORD"] = Password;
        using var emulator = Running.CommandLine(["emulator", "--port", "0", "--json"], environment);
        JsonElement json = JsonDocument.Parse(await emulator.LineWithAsync("endpoint", Cancel)).RootElement;

        Assert.Equal(Password, json.GetProperty("password").GetString());
    }

    private static Task<Finished> RunAsync(params string[] arguments) =>
        AdministeredPool.RunAsync("", ["emulator", "--port", "0", .. arguments]);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Function_of_the_npm_package_starts_with_a_seed(bool fromFile)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("seed.json"), Seed, Cancel);

        JsonElement result = await Node.RunAsync("seed.js", new Dictionary<string, string?>
        {
            ["package"] = Path.Combine(Repository.Root, "src", "LiteCognito.Npm", "index.js"),
            ["path"] = fromFile ? folder.File("seed.json") : null,
            ["seed"] = fromFile ? null : Seed,
            ["program"] = Program,
            ["username"] = "sam",
            ["password"] = Password,
        }, Cancel);

        Assert.Equal("eu-west-1_Seeded", result.GetProperty("userPoolId").GetString());
        Assert.Equal("eu-west-1", result.GetProperty("region").GetString());
        Assert.Equal(2, result.GetProperty("clients").GetInt32());
        Assert.Equal(
            "The emulator did not start. The seed line 1: UserPool is not known. Did you mean UserPools?",
            result.GetProperty("mistake").GetString());
    }

    private static Dictionary<string, string> Environment() => AdministeredPool.Environment();
}
