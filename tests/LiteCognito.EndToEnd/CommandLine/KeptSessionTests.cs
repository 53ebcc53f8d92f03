using System.Text.Json;
using System.Text.RegularExpressions;
using LiteCognito.Emulator;

namespace LiteCognito.EndToEnd.CommandLine;

/// <summary>The session that a sign-in keeps, and the commands that use it.</summary>
public sealed partial class KeptSessionTests : IDisposable
{
    private const string Password = "Canary-password-7", NotSignedIn = "There is no kept session. Sign in first: litecognito sign-in";

    private readonly CognitoEmulator _emulator = new();
    private readonly EmulatorListener _listener;
    private readonly EmulatorPool _pool;
    private readonly EmulatorClient _app;
    private readonly TemporaryFolder _folder = new();

    public KeptSessionTests()
    {
        _pool = _emulator.CreatePool();
        _app = _pool.CreateClient("app", generateSecret: true);
        _pool.AddUser("alice", Password);
        _pool.AddUser("bob", Password);
        _listener = _emulator.Listen();
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string[] Where => ["--endpoint", _listener.Endpoint.AbsoluteUri, "--pool", _pool.Id, "--client", _app.Id];

    private string Kept => _folder.File(Path.Combine("litecognito", "sessions", "default.json"));

    [Fact]
    public async Task Sign_in_keeps_the_session_and_prints_one_line()
    {
        Finished run = await SignInAsync();
        Assert.Equal((0, $"Signed in as alice. The session is kept in {Kept}.{Environment.NewLine}"), (run.ExitCode, run.Errors));
        Assert.Empty(run.Output);
        Assert.DoesNotContain(_app.Secret!, await File.ReadAllTextAsync(Kept, Cancel), StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Kept));
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
                File.GetUnixFileMode(Path.GetDirectoryName(Kept)!));
        }
    }

    [Fact]
    public async Task Kept_session_is_used_without_options_until_the_user_signs_out()
    {
        await SignInAsync();
        Finished access = await RunAsync("token"), id = await RunAsync("token", "--id"), refresh = await RunAsync("token", "--refresh");
        Assert.Equal("access", Claim(access.Output, "token_use"));
        Assert.Equal("id", Claim(id.Output, "token_use"));
        Assert.NotEqual(access.Output, refresh.Output);
        Finished who = await RunAsync("whoami");
        Assert.Equal(
            $"alice, signed in to {_pool.Id} with the app client {_app.Id} at {_listener.Endpoint.AbsoluteUri}{Environment.NewLine}",
            who.Output);
        who = await RunAsync("whoami", "--json");
        Assert.Equal("alice", JsonDocument.Parse(who.Output).RootElement.GetProperty("username").GetString());

        Finished signOut = await RunAsync("sign-out");
        Assert.Equal((0, $"Signed out alice.{Environment.NewLine}"), (signOut.ExitCode, signOut.Errors));
        Assert.False(File.Exists(Kept));
        foreach (string command in (string[])["token", "whoami", "sign-out", "mfa status"])
        {
            Finished run = await RunAsync(command.Split(' '));
            Assert.Equal((2, NotSignedIn), (run.ExitCode, run.Errors.TrimEnd()));
        }
    }

    [Fact]
    public async Task Refresh_goes_where_the_sign_in_went()
    {
        await SignInAsync();
        string before = (await RunAsync("token")).Output;
        Expire(Kept);
        Finished run = await RunAsync(
            ["token"], ("AWS_ENDPOINT_URL", "http://127.0.0.1:1/"), ("LITECOGNITO_ENDPOINT", "http://127.0.0.1:1/"));
        Assert.True(run.ExitCode == 0, run.Errors);
        Assert.NotEqual(before, run.Output);
    }

    [Theory]
    [InlineData("--no-keep", "AccessToken: eyJ")]
    [InlineData("--json", "\"accessToken\":\"eyJ")]
    public async Task Tokens_are_printed_instead_if_the_session_is_not_kept(string option, string token)
    {
        Finished run = await RunAsync(["sign-in", .. Where, "--username", "alice", option]);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains(token, run.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(Kept));
    }

    [Fact]
    public async Task Each_profile_has_a_session()
    {
        await ConfigureAsync($"[work]\nendpoint = {_listener.Endpoint}\npool = {_pool.Id}\nclient = {_app.Id}\nusername = bob\n");
        await SignInAsync();
        Assert.Equal(0, (await RunAsync("sign-in", "--profile", "work")).ExitCode);
        Assert.StartsWith("alice,", (await RunAsync("whoami")).Output, StringComparison.Ordinal);
        Assert.StartsWith("bob,", (await RunAsync("whoami", "--profile", "work")).Output, StringComparison.Ordinal);
        Assert.StartsWith("bob,", (await RunAsync(["whoami"], ("LITECOGNITO_PROFILE", "work"))).Output, StringComparison.Ordinal);
        Assert.Equal(
            $"{NotSignedIn} --profile other",
            (await RunAsync("token", "--profile", "other")).Errors.TrimEnd());
    }

    [Theory]
    [InlineData("--username", "bob")]
    [InlineData("--client", "other")]
    [InlineData("--pool", "us-east-1_Other")]
    public async Task Option_that_names_another_user_does_not_use_the_session(string option, string value)
    {
        await SignInAsync();
        Finished run = await RunAsync("token", option, value);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"alice in {_pool.Id}, and {option} ", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Command_for_another_user_signs_in_without_replacing_the_session()
    {
        await SignInAsync();
        Finished run = await RunAsync(["mfa", "status", .. Where, "--username", "bob", "--json"]);
        Assert.Equal("bob", JsonDocument.Parse(run.Output).RootElement.GetProperty("username").GetString());
        Assert.StartsWith("alice,", (await RunAsync("whoami")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sign_in_replaces_the_session_of_another_user()
    {
        await SignInAsync();
        await SignInAsync("bob");
        Assert.StartsWith("bob,", (await RunAsync("whoami")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task File_with_sessions_of_several_users_works_as_before()
    {
        string file = _folder.File("sessions.json");
        var client = new CognitoClient(
            new() { UserPoolId = _pool.Id, ClientId = _app.Id, ClientSecret = _app.Secret, TokenStore = new FileTokenStore(file) },
            new HttpClient(_emulator.CreateHandler()));
        await client.SignInAsync("alice", Password, Cancel);
        Finished incomplete = await RunAsync("token", "--session", file);
        Assert.Equal(2, incomplete.ExitCode);
        Assert.Contains("token requires --pool, --client and --username.", incomplete.Errors, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync(["sign-in", .. Where, "--username", "bob", "--session", file])).ExitCode);
        foreach (string user in (string[])["alice", "bob"])
        {
            Finished run = await RunAsync(["token", "--session", file, .. Where, "--username", user]);
            Assert.Equal(user, Claim(run.Output, "username"));
        }
        Assert.StartsWith("[", await File.ReadAllTextAsync(file, Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pending_challenge_says_where_the_sign_in_went()
    {
        string secret = _pool.AddUser("carol", Password).EnableSoftwareToken();
        Finished pending = await RunAsync(["sign-in", .. Where, "--username", "carol", "--json"]);
        Assert.Equal(3, pending.ExitCode);
        await File.WriteAllTextAsync(_folder.File("state.json"), pending.Output, Cancel);
        Finished run = await RunAsync(
            ["respond", "--state", _folder.File("state.json")], ("LITECOGNITO_CODE", Totp.Code(secret, TimeProvider.System.GetUtcNow())));
        Assert.True(run.ExitCode == 0, run.Errors);
        Assert.StartsWith("carol,", (await RunAsync("whoami")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task File_of_another_version_is_refused()
    {
        await SignInAsync();
        await File.WriteAllTextAsync(Kept, (await File.ReadAllTextAsync(Kept, Cancel)).Replace("\"version\":1", "\"version\":2"), Cancel);
        Finished run = await RunAsync("token");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("was written by another version of this tool", run.Errors, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _listener.Dispose();
        _emulator.Dispose();
        _folder.Dispose();
    }

    /// <summary>Changes a kept session so that its tokens have expired.</summary>
    internal static void Expire(string file) =>
        File.WriteAllText(file, ExpiresAt().Replace(File.ReadAllText(file), "\"$1\":\"2020-01-01T00:00:00Z\""));

    private static string? Claim(string token, string name)
    {
        byte[] claims = System.Buffers.Text.Base64Url.DecodeFromChars(token.Split('.')[1]);
        return JsonDocument.Parse(claims).RootElement.GetProperty(name).GetString();
    }

    private Task<Finished> SignInAsync(string username = "alice") => RunAsync(["sign-in", .. Where, "--username", username]);

    private async Task ConfigureAsync(string config)
    {
        Directory.CreateDirectory(_folder.File("litecognito"));
        await File.WriteAllTextAsync(_folder.File(Path.Combine("litecognito", "config")), config, Cancel);
    }

    private Task<Finished> RunAsync(params string[] arguments) => RunAsync(arguments, []);

    private async Task<Finished> RunAsync(string[] arguments, params (string Name, string Value)[] variables)
    {
        var environment = new Dictionary<string, string>(Running.CommandLineFolders(_folder.File("")))
        {
            ["LITECOGNITO_PASSWORD"] = Password,
            ["LITECOGNITO_CLIENT_SECRET"] = _app.Secret!,
        };
        foreach ((string name, string value) in variables)
            environment[name] = value;
        using Running run = Running.CommandLine(arguments, environment);
        return await run.FinishAsync("", Cancel);
    }

    [GeneratedRegex("\"(expiresAt)\":\"[^\"]*\"", RegexOptions.IgnoreCase)]
    private static partial Regex ExpiresAt();
}
