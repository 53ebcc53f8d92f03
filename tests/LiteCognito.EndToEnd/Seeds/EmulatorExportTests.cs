using System.Text;
using LiteCognito.Emulator;
using LiteCognito.EndToEnd.CommandLine;
using LiteCognito.EndToEnd.Interop;

namespace LiteCognito.EndToEnd.Seeds;

/// <summary><c>litecognito emulator export</c>, with an emulator as the service.</summary>
public sealed class EmulatorExportTests
{
    private const string Password = "Moved-horse-7";

    private const string Seed = """
        {"UserPools":[{
          "Id":"us-east-1_Customers","PoolName":"customers","Password":"Other-horse-7","MfaConfiguration":"OPTIONAL",
          "SoftwareTokenMfaConfiguration":{"Enabled":true},"SmsMfaConfiguration":{},
          "Policies":{"PasswordPolicy":{"MinimumLength":9,"RequireNumbers":true}},
          "Schema":[{"Name":"team","AttributeDataType":"String","Mutable":true}],
          "VerificationMessageTemplate":{"EmailSubject":"Welcome"},"UserPoolTags":{"stage":"test"},
          "Domains":[{"Domain":"customers"}],
          "ResourceServers":[{"Identifier":"orders","Name":"Orders","Scopes":[{"ScopeName":"read","ScopeDescription":"Read"}]}],
          "IdentityProviders":[{"ProviderName":"Google","ProviderType":"Google",
            "ProviderDetails":{"client_id":"a","client_secret":"b","authorize_scopes":"openid"}}],
          "Groups":[{"GroupName":"admins","Precedence":1},{"GroupName":"staff","Description":"All"}],
          "Clients":[
            {"ClientId":"webclient","ClientName":"web","ExplicitAuthFlows":["ALLOW_USER_SRP_AUTH","ALLOW_REFRESH_TOKEN_AUTH"]},
            {"ClientId":"server","ClientName":"server","GenerateSecret":true}],
          "Users":[
            {"Username":"amy","Attributes":{"email":"amy@example.com","custom:team":"red"},"Groups":["admins","staff"]},
            {"Username":"ben","Attributes":{"phone_number":"+15555550101"},
             "UserMFASettingList":["SMS_MFA"],"PreferredMfaSetting":"SMS_MFA"},
            {"Username":"cat","Enabled":false,"UserStatus":"RESET_REQUIRED"},
            {"Username":"dan","SoftwareTokenSecret":"JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXPJBSW"}]}]}
        """;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Export_of_an_export_is_the_same()
    {
        using var folder = new TemporaryFolder();
        using var first = new CognitoEmulator();
        EmulatorPool loaded = first.Load(new MemoryStream(Encoding.UTF8.GetBytes(Seed)))[0];
        using EmulatorListener service = first.Listen();

        Finished run = await ExportAsync(service, "--output", folder.File("one.json"));

        Assert.True(run.ExitCode == 0, run.Errors);
        Assert.Contains("dan: the authenticator app is left out", run.Errors, StringComparison.Ordinal);
        Assert.Contains("Identity pools, branding, passkeys and devices are left out.", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain(Password, run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("Change the seed", run.Errors, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder.File("one.json")));

        using var second = new CognitoEmulator();
        EmulatorPool pool = second.Load(folder.File("one.json"))[0];
        Assert.Equal(loaded.Clients.Select(Describe), pool.Clients.Select(Describe));
        using EmulatorListener again = second.Listen();
        run = await ExportAsync(again, "--output", folder.File("two.json"));
        Assert.True(run.ExitCode == 0, run.Errors);
        Assert.Equal(
            await File.ReadAllTextAsync(folder.File("one.json"), Cancel), await File.ReadAllTextAsync(folder.File("two.json"), Cancel));

        var client = new CognitoClient(new() { UserPoolId = pool.Id, ClientId = "webclient", Endpoint = again.Endpoint });
        CognitoSession session = Assert.IsType<SignedIn>(await client.SignInAsync("amy", Password, Cancel)).Session;
        Assert.NotNull(session.Tokens.IdToken);
    }

    [Fact]
    public async Task Existing_file_is_kept_unless_force_is_given()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("seed.json"), "mine", Cancel);
        using var emulator = new CognitoEmulator();
        emulator.Load(new MemoryStream("""{"UserPools":[{"Id":"us-east-1_Customers","PoolName":"a"}]}"""u8.ToArray()));
        using EmulatorListener service = emulator.Listen();

        Finished refused = await ExportAsync(service, "--output", folder.File("seed.json"));

        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("exists. Choose another file, or replace it with --force.", refused.Errors, StringComparison.Ordinal);
        Assert.Equal("mine", await File.ReadAllTextAsync(folder.File("seed.json"), Cancel));
        Assert.Equal(0, (await ExportAsync(service, "--output", folder.File("seed.json"), "--force")).ExitCode);
        Assert.NotEqual("mine", await File.ReadAllTextAsync(folder.File("seed.json"), Cancel));
    }

    [Fact]
    public async Task Database_of_cognito_local_moves_with_its_passwords()
    {
        using CognitoLocal server = await CognitoLocal.StartAsync(Cancel);
        using var folder = new TemporaryFolder();

        Finished run = await AdministeredPool.RunAsync(
            "", ["emulator", "export", "--cognito-local", server.Folder, "--output", folder.File("seed.json")]);

        Assert.True(run.ExitCode == 0, run.Errors);
        Assert.DoesNotContain(CognitoLocal.Password, run.Errors, StringComparison.Ordinal);
        using var emulator = new CognitoEmulator();
        emulator.Load(folder.File("seed.json"));
        var client = new CognitoClient(
            new() { UserPoolId = server.PoolId, ClientId = server.ClientId }, new HttpClient(emulator.CreateHandler()));
        Assert.IsType<SignedIn>(await client.SignInAsync(CognitoLocal.Username, CognitoLocal.Password, Cancel));
    }

    [Fact]
    public async Task Folder_without_a_database_is_refused()
    {
        using var folder = new TemporaryFolder();

        Finished run = await AdministeredPool.RunAsync(
            "", ["emulator", "export", "--cognito-local", Path.GetDirectoryName(folder.File("x"))!]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("has no clients.json. Use the folder that cognito-local ran in", run.Errors, StringComparison.Ordinal);
    }

    private static string Describe(EmulatorClient client) => $"{client.Id} {client.Name} {client.Secret}";

    private static Task<Finished> ExportAsync(EmulatorListener service, params string[] more) => AdministeredPool.RunAsync(
        "", ["emulator", "export", "--endpoint", service.Endpoint.AbsoluteUri, "--pool", "us-east-1_Customers", .. more],
        ("LITECOGNITO_PASSWORD", Password));
}
